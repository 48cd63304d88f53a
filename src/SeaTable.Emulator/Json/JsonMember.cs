using System.Text.Json;

namespace SeaTable.Emulator.Json;

/// <summary>Reads members of JSON that others wrote: what is read may be no object, and its members of any kind.</summary>
internal static class JsonMember
{
    /// <summary>Gets a member; null when there is none.</summary>
    public static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Gets a text that is not empty; otherwise null.</summary>
    public static string? Text(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Determines whether a member is there and true.</summary>
    public static bool IsSet(JsonElement parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.True };
}
