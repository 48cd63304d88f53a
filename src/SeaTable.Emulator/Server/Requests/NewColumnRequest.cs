using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>Reads a column to be made, as an item of a call's list of columns.</summary>
internal static class NewColumnRequest
{
    public static (string Name, string Type, JsonObject? Data) Read(JsonElement column)
    {
        if (column.ValueKind != JsonValueKind.Object)
            throw AssumedErrors.ParameterInvalid("columns");
        var data = BaseRequest.Node(column, "column_data");
        return data is null or JsonObject
            ? (Text(column, "column_name"), Text(column, "column_type"), (JsonObject?)data)
            : throw AssumedErrors.ParameterInvalid("columns");
    }

    private static string Text(JsonElement column, string member) =>
        column.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : throw AssumedErrors.ParameterInvalid("columns");
}
