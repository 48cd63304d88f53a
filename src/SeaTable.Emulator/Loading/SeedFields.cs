using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable.Emulator.Loading;

/// <summary>Reads what rows and links of a file have beside their cells.</summary>
internal static class SeedFields
{
    /// <summary>Only exports have it: who takes part in the comments of a row.</summary>
    private const string Participants = "_participants";

    /// <summary>Gets a text that is not empty; otherwise null.</summary>
    public static string? Text(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    public static bool IsSet(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Whether a member of a row is of the row itself, and not a cell.</summary>
    public static bool IsOfTheRow(string name) => SystemFields.IsName(name) || name == Participants;
}
