using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>What is sent back. It is complete before the first byte leaves, so that nothing is half done.</summary>
internal sealed record ApiResponse(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json")
{
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
        var response = new ApiResponse(error.Status, error.Body());
        return error.Header is { } header
            ? response with { Headers = ImmutableDictionary<string, string>.Empty.Add(header.Name, header.Value) }
            : response;
    }
}
