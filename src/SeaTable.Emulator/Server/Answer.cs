using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Server;

/// <summary>What is sent back. It is complete before the first byte leaves, so that nothing is half done.</summary>
internal sealed record Answer(int Status, byte[] Body, string ContentType = "application/json")
{
    public static Answer Success { get; } = Json(new JsonObject { ["success"] = true });

    public static Answer NotFoundPage { get; } = new(
        404,
        Encoding.UTF8.GetBytes("<!doctype html><html><head><title>Page not found</title></head><body>Page not found</body></html>"),
        "text/html");

    public static Answer Json(JsonNode json) => new(200, JsonText.Bytes(writer => json.WriteTo(writer, JsonText.Options)));

    public static Answer Json(Action<Utf8JsonWriter> write) => new(200, JsonText.Bytes(write));

    public static Answer Of(ApiException refusal) => new(refusal.Status, refusal.Body());
}
