using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable.Tool.Rows;

/// <summary>A table of the metadata, as the facts about links ask for it.</summary>
internal sealed class TableFacts(TableMetadata table) : ITableFacts<ColumnFacts>
{
    public string Id => table.Id;

    public string Name => table.Name;

    public TableMetadata Metadata => table;

    public IReadOnlyList<ColumnFacts> Columns { get; } = [.. table.Columns.Select(column => new ColumnFacts(column))];

    public ColumnFacts? FindColumn(string key) => Columns.FirstOrDefault(column => column.Metadata.Key == key);
}

/// <summary>A column of the metadata, as the facts about links ask for it.</summary>
internal sealed class ColumnFacts(ColumnMetadata column) : IColumnFacts
{
    public string Name => column.Name;

    public string TypeName => column.TypeName;

    public ColumnMetadata Metadata => column;

    public string? Setting(string name) => column.Setting(name);
}

/// <summary>Reads the settings of columns.</summary>
internal static class ColumnSettings
{
    /// <summary>A text of a column's settings; null when there is none, or an empty one.</summary>
    public static string? Setting(this ColumnMetadata column, string name) =>
        Member(column, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } read
            ? read : null;

    /// <summary>A number of a column's settings, which may stand there as a text.</summary>
    public static double? Number(this ColumnMetadata column, string name) => Member(column, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text when double.TryParse(
            text.GetString(), CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Whether something is switched on in a column's settings.</summary>
    public static bool IsOn(this ColumnMetadata column, string name) =>
        Member(column, name) is { ValueKind: JsonValueKind.True };

    private static JsonElement? Member(ColumnMetadata column, string name) =>
        column.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var value) ? value : null;
}
