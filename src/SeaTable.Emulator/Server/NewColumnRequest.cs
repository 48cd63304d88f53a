using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Server;

/// <summary>Reads a column to be made, as an item of a call's list of columns.</summary>
internal static class NewColumnRequest
{
    public static (string Name, string Type, JsonObject? Data) Read(JsonElement column)
    {
        if (column.ValueKind != JsonValueKind.Object
            || BaseRequest.Node(column, "column_name")?.ToString() is not { Length: > 0 } name
            || BaseRequest.Node(column, "column_type")?.ToString() is not { Length: > 0 } type)
        {
            throw Decisions.ParameterInvalid("columns");
        }

        return (name, type, BaseRequest.Node(column, "column_data") as JsonObject);
    }
}
