using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Schema;

/// <summary>A view of a table; what it does to reading stands in its JSON.</summary>
internal sealed class View(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public string Id => Json["_id"]?.ToString() ?? "";

    public string Name => Json["name"]?.ToString() ?? "";

    /// <summary>Gets whether it shows rows of the big data storage, too.</summary>
    public bool ShowsArchived => Json["type"]?.ToString() == "archive";

    public bool AllFiltersMustHold => AllMustHold(Json);

    public IEnumerable<JsonObject> Filters => Items("filters");

    public IEnumerable<JsonObject> Sorts => Items("sorts");

    /// <summary>Whether all filters of a view, or of a group in one, must hold, and not any of them.</summary>
    public static bool AllMustHold(JsonObject filters) => filters["filter_conjunction"]?.ToString() != "Or";

    public bool Hides(Column column) =>
        Json["hidden_columns"] is JsonArray hidden && hidden.Any(key => key?.ToString() == column.Key);

    /// <summary>Takes a deleted column out of filters, sorts, groups and hidden columns.</summary>
    public void RemoveColumn(Column column)
    {
        foreach (var member in new[] { "filters", "sorts", "groupbys", "hidden_columns" })
        {
            if (Json[member] is JsonArray list)
                RemoveColumn(list, column);
        }
    }

    /// <summary>Creates the view that every new table starts with.</summary>
    public static View Default() => new(new JsonObject
    {
        ["_id"] = "0000",
        ["name"] = "Default View",
        ["type"] = "table",
        ["private_for"] = null,
        ["is_locked"] = false,
        ["row_height"] = "default",
        ["filter_conjunction"] = "And",
        ["filters"] = new JsonArray(),
        ["sorts"] = new JsonArray(),
        ["groupbys"] = new JsonArray(),
        ["colorbys"] = new JsonObject(),
        ["hidden_columns"] = new JsonArray(),
        ["rows"] = new JsonArray(),
        ["formula_rows"] = new JsonObject(),
        ["summaries"] = new JsonObject(),
        ["colors"] = new JsonObject(),
        ["column_colors"] = new JsonObject(),
        ["groups"] = new JsonArray(),
    });

    // A group of filters holds filters and groups; one that is left with nothing goes, too.
    private static void RemoveColumn(JsonArray list, Column column)
    {
        foreach (var item in list.ToList())
        {
            if (item is JsonObject && item["filters"] is JsonArray { Count: > 0 } group)
            {
                RemoveColumn(group, column);
                if (group.Count == 0)
                    list.Remove(item);
            }
            else if (Names(item, column))
            {
                list.Remove(item);
            }
        }
    }

    private static bool Names(JsonNode? item, Column column) =>
        (item is JsonObject ? item["column_key"] : item)?.ToString() == column.Key;

    // Clearing filters or sorts leaves one empty object behind, so those don't count.
    private IEnumerable<JsonObject> Items(string member) =>
        (Json[member] as JsonArray)?.OfType<JsonObject>().Where(item => item.Count > 0) ?? [];
}
