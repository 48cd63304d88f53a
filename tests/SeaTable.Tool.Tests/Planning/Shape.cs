using System.Text.Json.Nodes;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>What a base consists of, by names and in order, so that two bases with other ids can be compared.</summary>
internal sealed class Shape
{
    private static readonly string[] s_settings =
    [
        "format", "duration_format", "rate_max_number", "formula", "display_type", "geo_format",
        "enable_check_format", "summary_method",
    ];

    private static readonly string[] s_references =
    [
        "link_column_key", "level1_linked_table_column_key", "column_key_in_linked_record", "column_key_for_comparison",
    ];

    private readonly BaseDocument _document;
    private readonly BaseDocument _told;

    // References by name are those by id then.
    private Shape(BaseDocument document, BaseDocument told) =>
        (_document, _told) = (WantedSchema.Of(document, "the base", []), WantedSchema.Of(told, "the file", []));

    /// <summary>Lists the parts. Settings are those that <paramref name="told"/> tells, too, if it is given.</summary>
    internal static IReadOnlyList<string> Of(BaseDocument document, BaseDocument? told = null) =>
        [.. new Shape(document, told ?? document).All()];

    /// <summary>The same without formulas, which follow when columns are renamed.</summary>
    internal static IReadOnlyList<string> WithoutFormulas(BaseDocument document, BaseDocument told) =>
        [.. Of(document, told).Where(line => !line.Contains(" | formula | \"", StringComparison.Ordinal))];

    private IEnumerable<string> All() => _document.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).SelectMany(
        table => Table(table, _told.Tables.FirstOrDefault(other => other.Name == table.Name)));

    private IEnumerable<string> Table(TableDocument table, TableDocument? told)
    {
        yield return $"table {table.Name}";
        foreach (var column in table.Columns)
        {
            var known = told?.Columns.FirstOrDefault(other => other.Name == column.Name);
            if (told is not null && known is null && column.Type == "link")
                continue;

            yield return $"column {table.Name} | {column.Name} | {column.Type}";
            foreach (var line in Settings(table, column, known).Concat(Options(column, known)))
                yield return $"{table.Name} | {column.Name} | {line}";
        }

        if (told is { Views.Count: 0 })
            yield break;

        foreach (var view in table.Views.OrderBy(view => view.Name, StringComparer.Ordinal))
        {
            yield return $"view {table.Name} | {view.Name} | {view.Type}";
            foreach (var (name, value) in view.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            {
                if (Columns(table, told ?? table, value) is { Length: > 0 } columns)
                    yield return $"{table.Name} | {view.Name} | {name} | {columns}";
            }
        }
    }

    private IEnumerable<string> Settings(TableDocument table, ColumnDocument column, ColumnDocument? known)
    {
        foreach (var name in s_settings.Where(name => known?.Data?[name] is not null))
            yield return $"{name} | {column.Data?[name]?.ToJsonString()}";

        if (column.Options is not null && known?.Data?["default_value"] is not null)
        {
            var ids = column.Data?["default_value"] is JsonArray list ? list.ToList() : [column.Data?["default_value"]];
            yield return $"default {string.Join(", ", ids.Select(id => column.FindOption(id?.ToString())?.Name))}";
        }

        if (column.Type == "link" && OtherEnd(_told, known) is not null)
            yield return $"is the other end of {OtherEnd(_document, column)}";

        if (column.Type == "link-formula" && _told.Tables.FirstOrDefault(other => other.Name == table.Name) is { } told)
        {
            foreach (var name in s_references.Where(name => Named(_told, told, known, name) is not null))
                yield return $"{name} | {Named(_document, table, column, name)}";
        }

        if (known?.Setting("cascade_column_key") is not null)
        {
            var parent = table.FindColumn(column.Setting("cascade_column_key"));
            yield return $"depends on {parent?.Name}";
            var offers = (column.Data?["cascade_settings"] as JsonObject ?? []).Select(entry =>
            {
                var names = entry.Value!.AsArray().Select(child => column.FindOption(child!.ToString())?.Name);
                return $"{parent?.FindOption(entry.Key)?.Name} offers {string.Join(", ", names)}";
            });
            foreach (var offer in offers.Order(StringComparer.Ordinal))
                yield return offer;
        }
    }

    /// <summary>The column that a setting of a link formula means, unless it is gone.</summary>
    private static string? Named(BaseDocument document, TableDocument table, ColumnDocument? column, string name)
    {
        var link = table.FindColumn(column?.Setting(s_references[0]));
        return name == s_references[0] ? link?.Name
            : new SchemaLookup(document).OtherTable(table, link)?.FindColumn(column?.Setting(name))?.Name;
    }

    private static IEnumerable<string> Options(ColumnDocument column, ColumnDocument? known) =>
        ((known ?? column).Options is null ? [] : column.Options ?? [])
            .Select(option => $"option {option.Name}").Order(StringComparer.Ordinal);

    private static string? OtherEnd(BaseDocument document, ColumnDocument? link) => document.Tables
        .SelectMany(table => table.Columns.Select(column => (Table: table, Column: column)))
        .Where(end => end.Column != link && end.Column.Type == "link"
            && link is not null && end.Column.Setting("link_id") == link.Setting("link_id"))
        .Select(end => $"{end.Table.Name} | {end.Column.Name}").FirstOrDefault();

    /// <summary>
    /// The columns that a setting is about, of those that are told: the others go with their columns, or stay with the other
    /// column of a link.
    /// </summary>
    private static string Columns(TableDocument table, TableDocument told, JsonNode? setting) => string.Join(", ",
        (setting as JsonArray ?? []).Select(item => item is JsonObject group && group["filters"] is { } filters
            ? Columns(table, told, filters) is { Length: > 0 } inner ? $"({inner})" : null
            : table.FindColumn((item is JsonObject ? item["column_key"] : item)?.ToString())?.Name is { } name
                && told.Columns.Any(other => other.Name == name) ? name : null).Where(text => text is not null));
}
