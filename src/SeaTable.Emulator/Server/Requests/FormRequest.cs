using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>One call of the web server, whose parameters stand in a form or, as it takes that too, in a JSON object.</summary>
internal sealed class FormRequest(HttpRequest http, IReadOnlyDictionary<string, string> fields)
{
    /// <summary>Gets the token that came along, or null.</summary>
    public string? Token => BearerToken.Of(http);

    /// <summary>Gets the address by which the client knows the server.</summary>
    public string Server => $"{http.Scheme}://{http.Host}";

    /// <summary>Gets a field, or null when it is missing or empty.</summary>
    public string? Field(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public string? Header(string name) => http.Headers[name].ToString() is { Length: > 0 } value ? value : null;

    public string? Query(string name) => http.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public string Route(string name) => (string?)http.RouteValues[name] ?? "";

    /// <summary>Reads the fields; the body can be read again then.</summary>
    public static async Task<FormRequest> ReadAsync(HttpRequest http)
    {
        var body = new MemoryStream();
        await http.Body.CopyToAsync(body, http.HttpContext.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        http.Body = body;
        var fields = await FieldsAsync(http).ConfigureAwait(false);
        body.Position = 0;
        return new FormRequest(http, fields);
    }

    // What can't be read, half of a letter (\ud800) among it, has no fields, so that the call gets the error of a missing one.
    private static async Task<Dictionary<string, string>> FieldsAsync(HttpRequest http)
    {
        try
        {
            if (http.HasFormContentType)
            {
                var form = await http.ReadFormAsync(http.HttpContext.RequestAborted).ConfigureAwait(false);
                return form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
            }

            if (http.Body.Length == 0)
                return [];
            using var json = await JsonDocument.ParseAsync(http.Body, default, http.HttpContext.RequestAborted)
                .ConfigureAwait(false);
            return json.RootElement.ValueKind != JsonValueKind.Object ? [] : json.RootElement.EnumerateObject()
                .GroupBy(member => member.Name, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or BadHttpRequestException
            or InvalidOperationException)
        {
            return [];
        }
    }
}
