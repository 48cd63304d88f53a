using System.Text.Json;

namespace SeaTable.Queries;

/// <summary>Looks whether a statement succeeded: a failure may come with the status of a success.</summary>
internal static class SqlAnswer
{
    /// <exception cref="SeaTableApiException">The statement failed.</exception>
    /// <exception cref="JsonException">It is no answer to a statement.</exception>
    internal static void ThrowIfFailed(Answer answer, string doing)
    {
        var json = new Utf8JsonReader(answer.Body.Span);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It is no object.");

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isSuccess = json.ValueTextEquals("success"u8);
            json.Read();
            if (isSuccess && json.TokenType == JsonTokenType.True)
                return;

            if (isSuccess)
                throw answer.Refused(doing);

            json.Skip();
        }

        throw new JsonException("It does not say whether it succeeded.");
    }
}
