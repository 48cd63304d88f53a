using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Buys a base token with the API token: <c>GET /api/v2.1/dtable/app-access-token/</c>, see
/// https://api.seatable.com/reference/getbasetokenwithapitoken.
/// </summary>
internal sealed class ApiTokenExchange(ClientSettings settings, HttpClient http)
{
    private const string Doing = "exchanging the API token for a base token";

    internal async Task<BaseToken> ExchangeAsync(Secret apiToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Server, "api/v2.1/dtable/app-access-token/"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiToken.Reveal());
        using var response = await SharedCall.SendAsync(
            limit => Connection.SendAsync(http, request, new Secrets(apiToken), Doing, SeaTableOperationCategory.Read, limit),
            Doing,
            settings.TimeProvider).ConfigureAwait(false);
        if (!response.IsSuccess)
            throw Refused(response);

        try
        {
            return TryRead(response.Body, apiToken) ?? throw NotSeaTable();
        }
        catch (JsonException e)
        {
            throw NotSeaTable(e);
        }
    }

    /// <summary>
    /// Reads the answer to an exchange; null when it is something else. One that was stored tells when it came: only a token that
    /// had ended then, or was about to, has an end that our clock is too wrong to judge.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal BaseToken? TryRead(ReadOnlyMemory<byte> answer, Secret apiToken, bool isStored = false)
    {
        using var document = JsonDocument.Parse(answer);
        var response = document.RootElement;
        if (response.Text("access_token") is not { } token || !ClientSettings.IsToken(token)
            || !Guid.TryParse(response.Text("dtable_uuid"), out var uuid))
        {
            return null;
        }

        var claims = BaseTokenClaims.Read(token);
        var secrets = new Secrets(new Secret(token), apiToken);
        var told = response.Text("dtable_server");
        var gateway = Gateway(told is not null && secrets.Hide(told) == told ? told : null);
        var name = response.Text("dtable_name") is { } words ? secrets.Hide(words) : null;
        var exchangedAt = isStored && response.Number(StoredTokens.ExchangedAt) is { } seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : settings.TimeProvider.GetUtcNow();
        return new BaseToken(token, apiToken, gateway, uuid, name, claims, exchangedAt);
    }

    /// <summary>
    /// The gateway may stand at another address than the web server, as the exchange tells. What is told is used only where
    /// tokens are as safe as at the server itself, and when the address, which is logged, holds none; else the gateway is taken
    /// to be where it usually is.
    /// </summary>
    private Uri Gateway(string? told) =>
        Uri.TryCreate(told, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
            && address.AbsolutePath.TrimEnd('/').EndsWith("/api-gateway", StringComparison.Ordinal)
            && settings.MaySendTokensTo(address)
            && (address.Scheme == Uri.UriSchemeHttps || settings.Server.Scheme == Uri.UriSchemeHttp)
            ? ClientSettings.WithSlash(address)
            : new Uri(settings.Server, "api-gateway/");

    private SeaTableException Refused(ServerResponse response)
    {
        var said = response.ServerMessage();
        var host = settings.Server.GetLeftPart(UriPartial.Authority);
        var tail = said is null ? "" : $" The server said: {said}";
        return response.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when !response.IsPage => new SeaTableAuthenticationException(
                $"{host} does not accept the API token: it is mistyped, was deleted, belongs to another server, or is " +
                "the token of an account, which opens no base by itself. " +
                $"{Help.CreateApiToken}{tail}",
                response.Status, said),
            HttpStatusCode.NotFound => new SeaTableConnectionException(
                $"{settings.Server} answered 404 to {Doing}: " + (settings.Server.AbsolutePath == "/"
                    ? $"the base of this token was deleted, or this is not the address of a SeaTable server.{tail}"
                    : $"give the address of the server alone, without a path, for example {host}.{tail}"))
            {
                StatusCode = response.Status,
                IsTransient = false,
                NotApplied = true,
            },
            _ => response.ToException(Doing, SeaTableOperationCategory.Read),
        };
    }

    private SeaTableConnectionException NotSeaTable(Exception? cause = null) => new(
        $"{settings.Server.GetLeftPart(UriPartial.Authority)} did not answer like a SeaTable server while {Doing}. " +
        "Check the address: it is that of the server alone, for example https://cloud.seatable.io.",
        cause);
}
