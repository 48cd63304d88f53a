using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Server.Endpoints;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Sockets;
using SeaTable.Emulator.Tokens;
using SeaTable.Emulator.Webhooks;

namespace SeaTable.Emulator.Server;

/// <summary>
/// A base of the server, with all that is its own: its tokens, its links to files, and what answers the calls about it.
/// </summary>
internal sealed class ServedBase : IAsyncDisposable
{
    private readonly AccountDirectory _accounts;
    private readonly TemporaryApiTokens _temporaryTokens;
    private readonly TokenEndpoints _tokenEndpoints;
    private readonly WebhookSender _webhookSender;

    public ServedBase(EmulatedBase emulatedBase, SharedParts shared, string? readWriteToken = null, string? readOnlyToken = null)
    {
        var options = shared.Options;
        var (clock, accounts, workspaces) = (options.TimeProvider, shared.Accounts, shared.Workspaces);
        var (now, owner) = (clock.GetUtcNow(), accounts.Owner?.Id ?? "");
        Base = emulatedBase;
        Owner = new BaseAccess("", owner, CanWrite: true);
        _accounts = accounts;
        ReadWrite = new ApiToken(readWriteToken, "emulator", canWrite: true, owner, now);
        ReadOnly = new ApiToken(readOnlyToken, "emulator-read-only", canWrite: false, owner, now);
        Tokens = new BaseTokens(clock, emulatedBase.Uuid);
        Links = new FileLinks(clock);
        ApiTokens = new ApiTokenList(ReadWrite, ReadOnly);
        _temporaryTokens = new TemporaryApiTokens(clock, emulatedBase.Uuid);
        var access = new ApiAccess(ApiTokens, _temporaryTokens, clock);
        _tokenEndpoints = new TokenEndpoints(emulatedBase, Tokens, access, accounts, workspaces, options);
        var faulty = new FaultyCalls(Tokens, shared.Faults, shared.Delayed, shared.Seeding);
        Limits = new RateLimits(clock, options.RequestsPerMinute, options.RequestsPerMonth);
        Calls = new ServerCalls(emulatedBase, Tokens, Limits, faulty, shared.Recorder, shared.Seeding);
        Routes = Server.Routes.Of(Calls, new WebEndpoints(
            _tokenEndpoints, new AccountEndpoints(accounts, workspaces, emulatedBase.Version),
            new ApiTokenEndpoints(accounts, workspaces, ApiTokens, _temporaryTokens, clock),
            new UserEndpoints(accounts, access), new AutoLinkEndpoints(),
            new FileEndpoints(emulatedBase, access, Links), new UploadEndpoint(emulatedBase, Links),
            new DownloadEndpoint(emulatedBase, accounts, Links, options.OpensFilesToAll),
            new WebhookEndpoints(emulatedBase, accounts, workspaces)));
        Room = new SocketRoom(emulatedBase, Tokens);
        var webhookFaults = new EmulatorFaults(shared.Delayed) { Bases = () => [emulatedBase] };
        _webhookSender = new WebhookSender(emulatedBase, webhookFaults, shared.Delayed, options.WebhookHandler);
        Webhooks = new EmulatorWebhooks(emulatedBase, _webhookSender, webhookFaults, owner);
    }

    public EmulatedBase Base { get; }

    public EmulatorWebhooks Webhooks { get; }

    /// <summary>Gets who follows the base live.</summary>
    public SocketRoom Room { get; }

    /// <summary>Gets who changes the base from inside the process: its owner.</summary>
    public BaseAccess Owner { get; }

    public ApiToken ReadWrite { get; }

    public ApiToken ReadOnly { get; }

    public BaseTokens Tokens { get; }

    /// <summary>Gets the API tokens that buy base tokens for it.</summary>
    public ApiTokenList ApiTokens { get; }

    /// <summary>Gets the limits of its calls.</summary>
    public RateLimits Limits { get; }

    /// <summary>Gets the links to its files.</summary>
    public FileLinks Links { get; }

    public ServerCalls Calls { get; }

    /// <summary>Gets where its calls go: the same paths in the same order as of every base.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Gets how many base tokens were issued for it.</summary>
    public int TokenExchanges => _tokenEndpoints.Exchanges;

    /// <summary>
    /// Determines whether a request is about this base: by the id or name in its path, by its link, or else by its API token.
    /// </summary>
    public bool IsMeantBy(HttpRequest request) => request.RouteValues switch
    {
        var route when route["uuid"] is string uuid => Guid.TryParse(uuid, out var id) && id == Guid.Parse(Base.Uuid),
        var route when route["base_name"] is string name => name == Base.Name,
        var route when (route["upload_link"] ?? route["download_link"]) is string link => Links.TryFind<FileLink>(link, out _),
        _ => BearerToken.Of(request) is { } token && (ApiTokens.Has(token) || _temporaryTokens.Check(token) is not null),
    };

    /// <summary>Issues an API token for an hour, with which a client acts as a user; null when he has no account.</summary>
    public string? IssueToken(EmulatorUser user) =>
        _accounts.Find(user) is { } account ? _temporaryTokens.Issue(account.Id, account.User.IsOwner) : null;

    /// <summary>Ends what goes on beside the calls; what is changed afterwards is told to nobody.</summary>
    public void Stop() => _webhookSender.Stop();

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _webhookSender.WhenIdleAsync().ConfigureAwait(false);
        _webhookSender.Dispose();
        lock (Base.Gate)
            Base.Dispose();
    }
}
