using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// What consent names losses by: the names that the base has when it is asked for, with points between them. A part with a point
/// in it stands in quotes, so that no two losses have the same name, in whatever plan.
/// </summary>
internal static class LossNames
{
    private const string Views = "views";

    /// <summary>Gets the name; null when the base has no such part.</summary>
    public static string? Of(Loss loss, BaseDocument now)
    {
        if (now.FindTable(loss.TableId) is not { } table)
            return null;

        if (loss.ViewId is not null)
            return table.FindView(loss.ViewId) is { } view ? $"{Part(table.Name)}.{Views}.{Part(view.Name)}" : null;

        if (loss.ColumnKey is null)
            return Part(table.Name);

        if (table.FindColumn(loss.ColumnKey) is not { } column)
            return null;

        if (loss.OptionId is null)
            return $"{Part(table.Name)}.{Part(column.Name)}";

        var holder = column.Name == Views ? Quoted(column.Name) : Part(column.Name);
        return column.FindOption(loss.OptionId) is { } option ? $"{Part(table.Name)}.{holder}.{Part(option.Name)}" : null;
    }

    private static string Part(string name) => name.Contains('.', StringComparison.Ordinal) || name.StartsWith('"')
        ? Quoted(name) : name;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
