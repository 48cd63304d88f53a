using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>Says which columns that formulas and link formulas name are not in the schema file.</summary>
internal static class MissingColumns
{
    public static void Report(ColumnContext context, FileDiagnostics diagnostics)
    {
        switch (context.Column.Type)
        {
            case ColumnTypeNames.Formula when context.Text("formula") is { Length: > 0 } formula
                && context.Schema.Formulas.MissingIn(context.Table, formula).Distinct().ToList() is { Count: > 0 } missing:
                Report(context, diagnostics, "formula", "formula", NamesNothing(context, missing));
                break;
            case ColumnTypeNames.LinkFormula when MissingSetting(context) is { } setting:
                var key = context.Text(setting);
                var problem = setting == LinkFormulaSettings.Link
                    ? "follows a link with the key '" + key + "', which the table does not have"
                    : "looks at a column with the key '" + key + "', which is not in the file";
                Report(context, diagnostics, "link formula", setting, problem);
                break;
        }
    }

    private static void Report(
        ColumnContext context, FileDiagnostics diagnostics, string kind, string setting, string problem) =>
        diagnostics.Report(
            Rules.MissingColumn,
            TextRange.Of(context.Column.Data![setting]!),
            kind,
            context.Column.Name,
            context.Table.Name,
            problem);

    private static string NamesNothing(ColumnContext context, List<string> missing)
    {
        var names = string.Join(" and ", missing.Select(name => "'" + name + "'"));
        var suggestion = missing.Count == 1 && missing[0].IndexOf('.') < 0
            ? Spelling.Suggest(missing[0], context.Table.Columns.Select(column => column.Name)) : "";
        return "names " + names + suggestion + ", which " + (missing.Count == 1 ? "is" : "are") + " not in the file";
    }

    /// <summary>The first setting whose column is not there; a link that leads nowhere is told where it stands itself.</summary>
    private static string? MissingSetting(ColumnContext context)
    {
        if (context.Text(LinkFormulaSettings.Link).Length == 0)
        {
            return null;
        }

        if (LookedUpColumn.FirstLink(context) is not { } link)
        {
            return LinkFormulaSettings.Link;
        }

        if (context.Schema.Linked.OtherTable(context.Table, link) is not { } other)
        {
            return null;
        }

        var kind = context.Text("formula");
        var source = LinkFormulaKinds.SourceSetting(kind);
        string[] settings = kind == LinkFormulaKinds.CountLinks ? []
            : LinkFormulaKinds.GivesCellOfOneRow(kind) ? [source, LinkFormulaSettings.ComparedColumn]
            : [source];
        return settings.FirstOrDefault(setting => IsMissing(context, other, setting)) ?? MissingBehind(context, other, source);
    }

    /// <summary>The setting of the column at the end of a second link, when that one is not there.</summary>
    private static string? MissingBehind(ColumnContext context, TableSchema other, string source) =>
        other.FindColumn(context.Text(source)) is { Type: ColumnTypeNames.Link } second
            && context.Schema.Linked.OtherTable(other, second) is { } next
            && IsMissing(context, next, LinkFormulaSettings.SecondLinkedColumn)
            ? LinkFormulaSettings.SecondLinkedColumn : null;

    private static bool IsMissing(ColumnContext context, TableSchema table, string setting) =>
        context.Text(setting) is { Length: > 0 } key && table.FindColumn(key) is null;
}
