using System.Text.Json;

namespace SeaTable.Tool.Imports;

/// <summary>Who takes part in a base.</summary>
internal static class RelatedUsers
{
    /// <summary>Reads the ids of the users, by their addresses and by themselves.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        SeaTableClient client, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Get, "related-users/", null, cancellationToken).ConfigureAwait(false);
        var users = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("user_list", out var list)
            || list.ValueKind != JsonValueKind.Array)
        {
            return users;
        }

        // What SeaTable calls an e-mail is the id; the address stands beside it.
        foreach (var user in list.EnumerateArray())
        {
            if (Text(user, "email") is not { } id)
                continue;

            users[id] = id;
            if (Text(user, "contact_email") is { } address)
                users.TryAdd(address, id);
        }

        return users;
    }

    private static string? Text(JsonElement user, string name) =>
        user.ValueKind == JsonValueKind.Object && user.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
