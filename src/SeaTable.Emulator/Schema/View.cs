using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Schema;

/// <summary>A view of a table; what it does to reading stands in its JSON.</summary>
internal sealed class View(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public string Id => Json["_id"]?.ToString() ?? "";

    public string Name => Json["name"]?.ToString() ?? "";

    public bool AllFiltersMustHold => Json["filter_conjunction"]?.ToString() != "Or";

    public IEnumerable<JsonObject> Filters => Items("filters");

    public IEnumerable<JsonObject> Sorts => Items("sorts");

    public bool Hides(Column column) =>
        Json["hidden_columns"] is JsonArray hidden && hidden.Any(key => key?.ToString() == column.Key);

    /// <summary>Takes a deleted column out of filters, sorts, groups and hidden columns.</summary>
    public void RemoveColumn(Column column)
    {
        foreach (var member in new[] { "filters", "sorts", "groupbys", "hidden_columns" })
        {
            if (Json[member] is not JsonArray list)
                continue;
            foreach (var item in list.Where(item => Names(item, column)).ToList())
                list.Remove(item);
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

    private static bool Names(JsonNode? item, Column column) =>
        (item is JsonObject ? item["column_key"] : item)?.ToString() == column.Key;

    // Clearing filters or sorts leaves one empty object behind, so those don't count.
    private IEnumerable<JsonObject> Items(string member) =>
        (Json[member] as JsonArray)?.OfType<JsonObject>().Where(item => item.Count > 0) ?? [];
}
