using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>What a base consists of, by names and in order, so that two bases with other ids can be compared.</summary>
internal static class Shape
{
    private static readonly string[] s_settings =
    [
        "format", "duration_format", "rate_max_number", "formula", "default_value", "display_type", "geo_format",
        "enable_check_format", "summary_method",
    ];

    /// <summary>Lists the parts. Settings are those that <paramref name="told"/> tells, too, if it is given.</summary>
    internal static IReadOnlyList<string> Of(BaseDocument document, BaseDocument? told = null) =>
        [.. All(document, told ?? document)];

    /// <summary>The same without formulas, which follow when columns are renamed.</summary>
    internal static IReadOnlyList<string> WithoutFormulas(BaseDocument document, BaseDocument told) =>
        [.. All(document, told).Where(line => !line.Contains(" | formula | \"", StringComparison.Ordinal))];

    private static IEnumerable<string> All(BaseDocument document, BaseDocument told) =>
        document.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).SelectMany(table =>
            Table(table, told.Tables.FirstOrDefault(other => other.Name == table.Name)));

    private static IEnumerable<string> Table(TableDocument table, TableDocument? told)
    {
        yield return $"table {table.Name}";
        foreach (var (column, index) in table.Columns.Select((column, index) => (column, index)))
        {
            var known = told?.Columns.FirstOrDefault(other => other.Name == column.Name);
            if (told is not null && known is null && column.Type == "link")
                continue;

            yield return $"column {table.Name} | {column.Name} | {column.Type}";
            foreach (var name in s_settings.Where(name => known?.Data?[name] is not null))
                yield return $"setting {table.Name} | {column.Name} | {name} | {column.Data?[name]?.ToJsonString()}";

            var options = (known ?? column).Options is null ? [] : column.Options ?? [];
            foreach (var option in options.Select(option => option.Name).Order(StringComparer.Ordinal))
                yield return $"option {table.Name} | {column.Name} | {option}";
        }

        if (told is { Views.Count: 0 })
            yield break;

        foreach (var view in table.Views.OrderBy(view => view.Name, StringComparer.Ordinal))
        {
            yield return $"view {table.Name} | {view.Name} | {view.Type}";
            foreach (var (name, value) in view.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            {
                if (value is JsonArray list && list.Count(item => IsOfColumn(table, told ?? table, item)) is var count and > 0)
                    yield return $"setting {table.Name} | {view.Name} | {name} | {Words.Count(count, "entry")}";
            }
        }
    }

    /// <summary>
    /// Whether an entry is about a column that is told: those about others go with their columns, or stay with the other
    /// column of a link.
    /// </summary>
    private static bool IsOfColumn(TableDocument table, TableDocument told, JsonNode? item)
    {
        var key = (item is JsonObject ? item["column_key"] : item)?.ToString() ?? "";
        return key is "_creator" or "_ctime" or "_last_modifier" or "_mtime"
            || table.Columns.Any(column => (column.Key == key || column.Key is null && column.Name == key)
                && told.Columns.Any(other => other.Name == column.Name));
    }
}
