using System.Text.Json;

namespace SeaTable;

/// <summary>Looks whether a write succeeded: a failure may come with the status of a success.</summary>
internal static class WriteAnswer
{
    /// <param name="answer">The answer to a write that is safe to repeat.</param>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <exception cref="SeaTableApiException">The server says that it failed.</exception>
    /// <exception cref="SeaTableConnectionException">The server does not say that it succeeded.</exception>
    internal static void ThrowIfNotConfirmed(this Answer answer, string doing)
    {
        if (!Confirms(answer, doing))
            throw new SeaTableConnectionException($"The server did not confirm {doing}. Doing it again is safe.");
    }

    /// <param name="answer">The answer to any write.</param>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <exception cref="SeaTableApiException">The server says that it failed.</exception>
    internal static void ThrowIfRefused(this Answer answer, string doing) => _ = Confirms(answer, doing);

    private static bool Confirms(Answer answer, string doing)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Member("success")?.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => throw answer.Refused(doing),
                _ => document.RootElement.Member("deleted_rows") is { ValueKind: JsonValueKind.Number }, // What older servers say.
            };
        }
        catch (JsonException)
        {
            return false; // Whatever it was, it was no success.
        }
    }

    /// <summary>What to throw when the server says that it failed, with the status of a success.</summary>
    internal static SeaTableApiException Refused(this Answer answer, string doing)
    {
        var said = answer.ServerMessage();
        return new($"The server refused {doing}.{(said is null ? "" : $" The server said: {said}")}", answer.Status, said);
    }
}
