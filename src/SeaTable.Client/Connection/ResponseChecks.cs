using System.Text.Json;

namespace SeaTable;

/// <summary>Looks whether a call succeeded: a failure may come with the status of a success.</summary>
internal static class ResponseChecks
{
    /// <param name="response">The answer to a write that is safe to repeat.</param>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <exception cref="SeaTableApiException">The server says that it failed.</exception>
    /// <exception cref="SeaTableConnectionException">The server does not say that it succeeded.</exception>
    internal static void ThrowIfNotConfirmed(this ServerResponse response, string doing)
    {
        if (!Confirms(response, doing))
            throw new SeaTableConnectionException($"The server did not confirm {doing}. Doing it again is safe.");
    }

    /// <param name="response">The answer to any write.</param>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <exception cref="SeaTableApiException">The server says that it failed.</exception>
    internal static void ThrowIfRefused(this ServerResponse response, string doing) => _ = Confirms(response, doing);

    /// <param name="response">The answer to a statement.</param>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <exception cref="SeaTableApiException">The statement failed.</exception>
    /// <exception cref="JsonException">It is no answer to a statement.</exception>
    internal static void ThrowIfStatementFailed(this ServerResponse response, string doing)
    {
        var json = new Utf8JsonReader(response.Body.Span);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It is no object.");

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isSuccess = json.ValueTextEquals("success"u8);
            json.Read();
            if (isSuccess && json.TokenType == JsonTokenType.True)
                return;

            if (isSuccess)
                throw response.Refused(doing);

            json.Skip();
        }

        throw new JsonException("It does not say whether it succeeded.");
    }

    private static bool Confirms(ServerResponse response, string doing)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return document.RootElement.Member("success")?.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => throw response.Refused(doing),
                // What older servers say.
                _ => document.RootElement.Member("deleted_rows") is { ValueKind: JsonValueKind.Number },
            };
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            return false; // Whatever it was, it was no success.
        }
    }

    /// <summary>What to throw when the server says that it failed, with the status of a success.</summary>
    internal static SeaTableApiException Refused(this ServerResponse response, string doing)
    {
        var said = response.ServerMessage();
        return new($"The server refused {doing}.{(said is null ? "" : $" The server said: {said}")}", response.Status, said);
    }
}
