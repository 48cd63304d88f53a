using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Webhooks;

/// <summary>What a webhook is sent: the body as Python writes it, signed with the secret.</summary>
internal static class WebhookRequest
{
    public const string SignatureHeader = "X-SeaTable-Signature";

    // What the server sends with.
    private const string UserAgent = "python-requests/2.32.3";

    /// <summary>Writes what is told of an operation.</summary>
    public static string Body(LoggedOperation operation, string baseUuid)
    {
        var data = (JsonObject)JsonTree.Parse(operation.RowEvent!)!;
        data["dtable_uuid"] = Guid.Parse(baseUuid).ToString("N");
        data["op_user"] = operation.Author;
        var seconds = TimeSpan.FromMilliseconds(operation.Time).TotalSeconds;
        data["op_time"] = JsonNode.Parse(seconds.ToString("0.0##", CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(operation.App))
            data["op_app"] = operation.App;
        var body = new JsonObject { ["event"] = "update", ["data"] = data };
        return PythonJson.Text(body.ToJsonString(JsonText.Options));
    }

    /// <summary>Signs a body; null without a secret.</summary>
    public static string? Signature(string body, string? secret) => secret is null ? null
        : "sha256=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))
            .ToLowerInvariant();

    public static HttpRequestMessage Create(string url, string body, string? signature)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        if (signature is not null)
            request.Headers.TryAddWithoutValidation(SignatureHeader, signature);
        return request;
    }
}
