using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>collaborator: the list of user ids as it was sent; nobody checks that they exist.</summary>
internal sealed class CollaboratorType() : JsonType("collaborator")
{
    public override object? Write(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.Array ? KeepUnlessEmpty(value) : null;

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        value is JsonArray list ? KeepUnlessEmpty(JsonSerializer.SerializeToElement(list)) : null;
}
