using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Tool.Tests.Recorded;

/// <summary>A connection of socket.io that polls, in the room of a base.</summary>
internal sealed class RecordedSocket
{
    private readonly HttpClient _http;
    private readonly string _base;
    private readonly string _path;
    private int _acks;

    private RecordedSocket(HttpClient http, string uuid, string path) => (_http, _base, _path) = (http, uuid, path);

    internal static async Task<RecordedSocket> JoinAsync(HttpClient http, string uuid, string? token)
    {
        var path = $"/api-gateway/socket.io/?EIO=4&transport=polling&dtable_uuid={uuid}";
        var opened = JsonNode.Parse((await http.GetStringAsync(path))[1..])!;
        var socket = new RecordedSocket(http, uuid, $"{path}&sid={opened["sid"]}");
        await socket.PostAsync("40");
        Assert.StartsWith("40", await http.GetStringAsync(socket._path), StringComparison.Ordinal);
        await socket.CallAsync("join-room", uuid, token!);
        return socket;
    }

    /// <summary>Sends an operation, which has to be done.</summary>
    internal Task EmitAsync(JsonNode operation) => CallAsync("update-dtable", _base, operation.ToJsonString());

    private async Task CallAsync(params string[] items)
    {
        var ack = $"43{_acks}[";
        await PostAsync($"42{_acks++}{new JsonArray([.. items.Select(item => JsonValue.Create(item))]).ToJsonString()}");
        while (true)
        {
            var packets = (await _http.GetStringAsync(_path)).Split('\u001e');
            if (Array.Find(packets, packet => packet.StartsWith(ack, StringComparison.Ordinal)) is not { } answer)
                continue;
            Assert.Equal(1, (int)JsonNode.Parse(answer[(ack.Length - 1)..])![0]!["status"]!);
            return;
        }
    }

    private async Task PostAsync(string packet)
    {
        using var content = new StringContent(packet, Encoding.UTF8, "text/plain");
        using var response = await _http.PostAsync(_path, content);
        response.EnsureSuccessStatusCode();
    }
}
