using System.Globalization;
using SeaTable.Generators.Json;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>A column and what it may have to look at to know its C# type.</summary>
/// <param name="Schema">The whole base.</param>
/// <param name="Names">The C# names of the base.</param>
/// <param name="Table">The column's table.</param>
/// <param name="Column">The column.</param>
internal sealed record ColumnContext(BaseSchema Schema, BaseNames Names, TableSchema Table, ColumnSchema Column)
{
    /// <summary>The format in the column's settings; empty when there is none.</summary>
    public string Format => Text("format");

    /// <summary>The type of the column's options with everything in front of it.</summary>
    public string OptionType => Names.Qualify(Names.Tables[Table.Id].Columns[Column.Key].OptionType!);

    /// <summary>The option type of a column of some table, with everything in front of it; null when it has none.</summary>
    public string? OptionTypeOf(TableSchema table, string columnKey) =>
        Names.Tables[table.Id].Columns.TryGetValue(columnKey, out var names) && names.OptionType is { } type
            ? Names.Qualify(type)
            : null;

    /// <summary>A string in the column's settings; empty when there is none.</summary>
    public string Text(string setting) => Column.Data?[setting]?.AsString() ?? "";

    /// <summary>A number in the column's settings as it is written; empty when there is none.</summary>
    public string Number(string setting) =>
        Column.Data?[setting] is { Kind: JsonKind.Number } node ? node.Text! : "";

    /// <summary>A bound for numbers as C# writes it; null when there is none.</summary>
    public string? Bound(string setting) => BoundValue(setting)?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A bound for numbers; null when there is none.</summary>
    public double? BoundValue(string setting) =>
        double.TryParse(Number(setting), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            && !double.IsInfinity(bound)
            ? bound
            : null;

    /// <summary>Whether a setting is on.</summary>
    public bool IsOn(string setting) => Column.Data?[setting]?.Kind == JsonKind.True;
}
