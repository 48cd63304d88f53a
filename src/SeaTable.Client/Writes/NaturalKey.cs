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

    /// <summary>The keys of rows as a person writes them, in their order.</summary>
    /// <exception cref="SeaTableRowException">A row has no key, or the key of another one.</exception>
    internal List<string> Of(IReadOnlyList<SeaTableRow> rows, TableBinding table)
    {
        var texts = new List<string>(rows.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var value = Value(rows[i], Number, table);
            if (CellComparison.IsEmpty(value) || value.Text() is { } blank && string.IsNullOrWhiteSpace(blank))
                throw Wrong(i, rows.Count, "has no value in it");

            texts.Add(Text(value));
            var key = OfSent(value, table);
            if (!seen.TryAdd(key, i))
                throw Wrong(i, rows.Count, $"has the same value as row {seen[key] + 1}");
        }

        return texts;
    }

    /// <summary>The key of a row, by which keys are compared: of an option its id, which no renaming changes.</summary>
    internal string Of(SeaTableRow row, TableBinding table) => OfSent(Value(row, Number, table), table);

    /// <summary>The key of a stored row, by which keys are compared; null when it has none.</summary>
    internal string? Of(FoundRow row)
    {
        if (row.Cells.Member(_source.Column.Key) is not { } cell || CellComparison.IsEmpty(cell))
            return null;

        var text = Text(cell);
        return Options(row.Table) is { } column
            ? Key(column.FindOption(text, "") ?? column.FindOption(null, text), text)
            : text;
    }

    /// <summary>
    /// The condition that a row has the key of one of these. Options are named as they are at the time of the statement.
    /// </summary>
    internal SqlCondition AnyOf(IReadOnlyList<SeaTableRow> rows) =>
        Comparison.OfList(_source, "IN", rows, (writer, row) =>
        {
            var value = Value(row, Number, writer.Binding);
            if (value.ValueKind == JsonValueKind.Number)
                writer.Add(SqlParameter.Number(IsZero(value.GetDouble()) ? "0" : value.GetRawText()));
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

    private static string Key(OptionMetadata? option, string name) => option is null ? "name " + name : "id " + option.Id;

    /// <summary>Minus zero is the same number, which JSON and texts write in another way.</summary>
    private static bool IsZero(double number) => number == 0;

    private string OfSent(JsonElement value, TableBinding table)
    {
        var text = Text(value);
        return Options(table) is { } column ? Key(column.FindOption(null, text), text) : text;
    }

    /// <summary>The column with its options, if it has any to choose from.</summary>
    private ColumnMetadata? Options(TableBinding table) =>
        _source.Column.Type == ColumnType.SingleSelect ? table.Column(Number).Current : null;

    private string Text(JsonElement value)
    {
        var text = CellComparison.Plain(value);
        return _source.Column.Type switch
        {
            ColumnType.Number or ColumnType.Rating or ColumnType.Department or ColumnType.Duration =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? (IsZero(number) ? 0 : number).ToString("R", CultureInfo.InvariantCulture) : text,
            ColumnType.Date => text.Length > 10 ? text[..10] : text,
            _ => text,
        };
    }

    private SeaTableRowException Wrong(int index, int count, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Row {index + 1} of {count} {what}: column '{_source.Column.Name}' of table '{_schema.Name}' is the key by ") +
        "which rows are told apart, so each needs one of its own. Nothing was sent.");
}
