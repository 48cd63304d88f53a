using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>Reads a column to be made, as an item of a call's list of columns.</summary>
internal static class NewColumnRequest
{
    public static (string Name, string Type, JsonObject? Data) Read(JsonElement column)
    {
        if (column.ValueKind != JsonValueKind.Object
            || BaseRequest.Node(column, "column_name")?.ToString() is not { Length: > 0 } name
            || BaseRequest.Node(column, "column_type")?.ToString() is not { Length: > 0 } type)
        {
            throw AssumedErrors.ParameterInvalid("columns");
        }

        return (name, type, BaseRequest.Node(column, "column_data") as JsonObject);
    }
}
