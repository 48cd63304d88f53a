using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Mapping;

/// <summary>
/// Says which settings of a column have no effect although somebody wrote them, or are missing where a type is nothing without
/// them.
/// </summary>
internal static class SettingDiagnostics
{
    private static readonly string[] s_ends = ["table_id", "other_table_id"];

    public static void Report(ColumnContext context, FileDiagnostics diagnostics)
    {
        switch (context.Column.Type)
        {
            case ColumnTypeNames.Link when LinkMapping.OtherTable(context) is null:
                var (range, problem) = LeadsNowhere(context);
                diagnostics.Report(Rules.LinkLeadsNowhere, range, context.Column.Name, context.Table.Name, problem);
                break;
            case ColumnTypeNames.Number when !IsKnownFormat(context.Format):
                diagnostics.Report(
                    Rules.UnknownNumberFormat,
                    TextRange.Of(context.Column.Data!["format"]!),
                    context.Column.Name,
                    context.Table.Name,
                    context.Format,
                    Spelling.Suggest(context.Format, NumberMapping.Formats));
                break;
        }
    }

    // Before durations had a type of their own they were numbers, and old bases may still hold some.
    private static bool IsKnownFormat(string format) => format is "" or "duration" || NumberMapping.Formats.Contains(format);

    private static (TextRange Range, string Problem) LeadsNowhere(ColumnContext context)
    {
        var column = context.Column;
        if (column.Data is not { } data)
        {
            return (column.TypeRange, "has no \"data\" that tells its other table");
        }

        List<string> missing = [.. s_ends.Where(end => context.Text(end).Length == 0)];
        if (missing.Count > 0)
        {
            var members = string.Join(" and ", missing.Select(end => "\"" + end + "\""));
            return (TextRange.Of(data), "does not tell its other table, since its \"data\" has no " + members);
        }

        var other = context.Text("table_id") == context.Table.Id ? "other_table_id" : "table_id";
        return (
            TextRange.Of(data[other]!), "leads to a table with the id '" + context.Text(other) + "', which is not in the file");
    }
}
