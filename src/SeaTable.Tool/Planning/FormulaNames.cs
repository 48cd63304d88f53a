using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>The columns that formulas name.</summary>
internal static class FormulaNames
{
    /// <summary>Gets what a formula names that is not there; null when all is.</summary>
    public static string? Missing(Situation situation, TableSituation table, ColumnDocument formula)
    {
        foreach (var reference in FormulaReferences.Of(formula.Setting("formula") ?? ""))
        {
            if (!IsThere(situation.Now, table.Now!, reference)
                || IsNamed(table.Wanted, reference) && !IsNamed(table.Now!, reference))
            {
                return IsThere(situation.Wanted, table.Wanted, reference) ? $"the column {{{reference}}} is not there"
                    : $"its formula names {{{reference}}}, and the file has none of that name";
            }
        }

        return null;
    }

    /// <summary>
    /// Takes the names in formulas of a file for those that columns have there, where they are the names that the columns had in
    /// the base: whoever renames a column need not look for it in formulas. When a run was stopped after the column was renamed,
    /// the formula of the base tells the new name.
    /// </summary>
    public static BaseDocument Renamed(BaseDocument wanted, BaseDocument now, SchemaMatch match) => wanted with
    {
        Tables = [.. wanted.Tables.Select(table => match.Table(table.Id!) is not { } actual ? table : table with
        {
            Columns = [.. table.Columns.Select(column => Renamed(wanted, now, match, table, actual, column))],
        })],
    };

    private static ColumnDocument Renamed(
        BaseDocument wanted, BaseDocument now, SchemaMatch match, TableDocument table, TableDocument actual,
        ColumnDocument column)
    {
        if (column.Type != ColumnTypeNames.Formula || column.Setting("formula") is not { } formula)
            return column;

        var followed = match.Column(table.Id!, column.Key!)?.Setting("formula") is { } there
            ? FormulaReferences.Pairs(formula, there) : [];
        var text = FormulaReferences.Replace(formula, reference => IsThere(wanted, table, reference) ? null
            : NewName(table, actual, match, reference) ?? NewPath(wanted, now, match, table, actual, reference)
            ?? followed.FirstOrDefault(pair => pair.First == reference && IsThere(wanted, table, pair.Second)).Second);
        if (text == formula)
            return column;

        var data = (System.Text.Json.Nodes.JsonObject)column.Data!.DeepClone();
        data["formula"] = text;
        return column with { Data = data };
    }

    private static string? NewName(TableDocument table, TableDocument actual, SchemaMatch match, string name) =>
        actual.Columns.FirstOrDefault(column => column.Name == name) is { } old
            ? table.Columns.FirstOrDefault(column => match.Column(table.Id!, column.Key!) == old)?.Name : null;

    private static string? NewPath(
        BaseDocument wanted, BaseDocument now, SchemaMatch match, TableDocument table, TableDocument actual, string reference)
    {
        var (lookup, lookupNow) = (new SchemaLookup(wanted), new SchemaLookup(now));
        foreach (var (first, second) in RenamedReferences.Parts(reference))
        {
            var link = RenamedReferences.Link(lookup, table, first)
                ?? (RenamedReferences.Link(lookupNow, actual, first) is { } old
                ? table.Columns.FirstOrDefault(column => match.Column(table.Id!, column.Key!) == old) : null);
            if (lookup.OtherTable(table, link) is not { } other || match.Table(other.Id!) is not { } otherNow)
                continue;

            if ((other.Columns.Any(column => column.Name == second)
                ? second : NewName(other, otherNow, match, second)) is { } name)
            {
                return $"{link!.Name}.{name}";
            }
        }

        return null;
    }

    /// <summary>Whether a column has that name: it goes before one that has it for a key.</summary>
    private static bool IsNamed(TableDocument table, string name) => table.Columns.Any(column => column.Name == name);

    private static bool IsThere(BaseDocument document, TableDocument table, string reference)
    {
        if (SchemaLookup.Column(table, reference) is not null)
            return true;

        var lookup = new SchemaLookup(document);
        return RenamedReferences.Parts(reference).Any(parts => table.Columns.Any(link =>
            lookup.OtherTable(table, link) is { } other && (link.Name == parts.First || other.Name == parts.First)
            && SchemaLookup.Column(other, parts.Second) is not null));
    }
}
