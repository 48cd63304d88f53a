using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A column whose values tell rows apart. Two keys are the same when they are the same text, letter by letter, the same number,
/// day or option, whatever the server takes for equal.
/// </summary>
internal sealed class NaturalKey
{
    private readonly TableSchema _schema;
    private readonly SqlSource _source;

    /// <exception cref="SeaTableQueryException">The column can't be a key.</exception>
    internal NaturalKey(TableSchema schema, SqlSource source)
    {
        (_schema, _source) = (schema, source);
        Number = Array.IndexOf(schema.Columns, source.Column);
        var isKey = source.Column.Type is ColumnType.Text or ColumnType.Email or ColumnType.Url or ColumnType.Number
            or ColumnType.Date or ColumnType.SingleSelect or ColumnType.Rating or ColumnType.Department or ColumnType.Duration;
        if (source.Function is not null || Number < 0 || !isKey || source.Column.HasTime)
        {
            throw new SeaTableQueryException(
                $"Column '{source.Column.Name}' of table '{schema.Name}' can't be the key of an upsert: a column of texts, " +
                "e-mails, URLs, numbers, days or single options can, as it is. Nothing was sent.");
        }
    }

    /// <summary>The number of the column.</summary>
    internal int Number { get; }

    /// <summary>The keys of rows, in their order.</summary>
    /// <exception cref="SeaTableRowException">A row has no key, or the key of another one.</exception>
    internal List<string> Of(IReadOnlyList<SeaTableRow> rows, TableBinding table)
    {
        var keys = new List<string>(rows.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var value = Value(rows[i], Number, table);
            if (CellComparison.IsEmpty(value) || value.Text() is { } blank && string.IsNullOrWhiteSpace(blank))
                throw Wrong(i, rows.Count, "has no value in it");

            keys.Add(Text(value, table));
            if (!seen.TryAdd(keys[i], i))
                throw Wrong(i, rows.Count, $"has the same value as row {seen[keys[i]] + 1}");
        }

        return keys;
    }

    /// <summary>The key of a stored row; null when it has none.</summary>
    internal string? Of(FoundRow row, TableBinding table) =>
        row.Cells.Member(_source.Column.Key) is { } cell && !CellComparison.IsEmpty(cell) ? Text(cell, table) : null;

    /// <summary>The condition that a row has one of these keys.</summary>
    internal SqlCondition AnyOf(IReadOnlyList<JsonElement> values) =>
        Comparison.OfList(_source, "IN", values, static (writer, value) =>
        {
            if (value.ValueKind == JsonValueKind.Number)
                writer.Add(SqlParameter.Number(value.GetRawText()));
            else
                writer.Text(value.GetString()!);
        });

    /// <summary>A value of a row as it is sent.</summary>
    internal static JsonElement Value(SeaTableRow row, int number, TableBinding table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        var writer = new CellWriter(json, table, table.Column(number));
        row.Write(number, ref writer);
        json.Flush();
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private string Text(JsonElement value, TableBinding table)
    {
        var text = CellComparison.Plain(value);
        return _source.Column.Type switch
        {
            ColumnType.Number or ColumnType.Rating or ColumnType.Department or ColumnType.Duration =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString("R", CultureInfo.InvariantCulture) : text,
            ColumnType.Date => text.Length > 10 ? text[..10] : text,
            ColumnType.SingleSelect => table.Column(Number).Current.FindOption(text, "")?.Name ?? text,
            _ => text,
        };
    }

    private SeaTableRowException Wrong(int index, int count, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Row {index + 1} of {count} {what}: column '{_source.Column.Name}' of table '{_schema.Name}' is the key by ") +
        "which rows are told apart, so each needs one of its own. Nothing was sent.");
}
