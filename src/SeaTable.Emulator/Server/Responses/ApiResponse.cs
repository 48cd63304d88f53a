using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>
/// What is sent back. It is complete before the first byte leaves, so that nothing is half done; but for files, whose bytes come
/// out of the database as they leave.
/// </summary>
internal sealed record ApiResponse(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json")
{
    /// <summary>The type of a text.</summary>
    public const string PlainText = "text/plain; charset=utf-8";

    /// <summary>Gets the file whose bytes are sent instead of <see cref="Body"/>; null for none.</summary>
    public FileBody? File { get; init; }

    /// <summary>Gets whether the length of the body is told and no byte of it sent, as the answer to HEAD.</summary>
    public bool HasNoBody { get; init; }

    /// <summary>Gets the headers beside the type and the length of the body.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static ApiResponse Success { get; } = Json(new JsonObject { ["success"] = true });

    public static ApiResponse NotFoundPage { get; } = new(
        404,
        Encoding.UTF8.GetBytes(
            "<!doctype html><html><head><title>Page not found</title></head><body>Page not found</body></html>"),
        "text/html");

    public static ApiResponse Json(JsonNode json) => new(200, JsonText.Bytes(writer => json.WriteTo(writer, JsonText.Options)));

    public static ApiResponse Json(Action<Utf8JsonWriter> write) => new(200, JsonText.Bytes(write));

    public static ApiResponse Of(ApiException error)
    {
        var response = error.IsText
            ? new ApiResponse(error.Status, error.Body(), PlainText)
            : new ApiResponse(error.Status, error.Body());
        return error.Header is { } header
            ? response with { Headers = ImmutableDictionary<string, string>.Empty.Add(header.Name, header.Value) }
            : response;
    }
}
