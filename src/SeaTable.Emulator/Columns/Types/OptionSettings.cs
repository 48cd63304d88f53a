using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>The settings of a new select column.</summary>
internal static class OptionSettings
{
    public static JsonObject Complete(JsonObject? data)
    {
        data ??= [];
        if (data["options"] is null)
            data["options"] = new JsonArray();
        if (data["options"] is not JsonArray options || options.Any(option => option is not JsonObject))
            throw KnownErrors.ColumnDataInvalid(data);

        var ids = new HashSet<string>(options.Select(option => option!["id"]?.ToString() ?? ""), StringComparer.Ordinal);
        foreach (var option in options.OfType<JsonObject>())
        {
            if (option["name"] is null)
                throw KnownErrors.ColumnDataInvalid(data);
            if (option["id"] is not null)
                continue;
            var id = Ids.NewOptionId(ids.Contains);
            ids.Add(id);
            option["id"] = id;
        }

        return data;
    }
}
