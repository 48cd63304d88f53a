using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>Looks at the base around each call that may write, and notes those that were refused and changed it.</summary>
internal sealed class RefusalGuard(SeaTableEmulator emulator) : DelegatingHandler(emulator.CreateHandler())
{
    private readonly List<string> _changes = [];
    private string? _token;

    /// <summary>Gets the refused calls that changed the base.</summary>
    internal IReadOnlyList<string> Changes => _changes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
            return await base.SendAsync(request, cancellationToken);
        var before = await ContentAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode && await ContentAsync(cancellationToken) != before)
            _changes.Add($"{request.Method} {request.RequestUri} changed the base, and got {(int)response.StatusCode}");
        return response;
    }

    // All tables with their rows and links, and the version, which goes on with each operation.
    private async Task<string> ContentAsync(CancellationToken cancellationToken)
    {
        _token ??= await TokenAsync(cancellationToken);
        return await GetAsync($"/api-gateway/api/v2/dtables/{emulator.BaseUuid}/", _token, cancellationToken);
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken) => (string)JsonNode.Parse(
        await GetAsync("/api/v2.1/dtable/app-access-token/", emulator.ApiToken, cancellationToken))!["access_token"]!;

    private async Task<string> GetAsync(string path, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(emulator.Server, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await base.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
