using System.Net.WebSockets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Host;
using SeaTable.Emulator.Page;
using SeaTable.Emulator.Server;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator;

/// <summary>
/// A SeaTable server for tests: it runs inside the process on 127.0.0.1, keeps its rows in SQLite, and behaves as a SeaTable
/// server does, quirks included. Any client can talk to it.
/// </summary>
public sealed class SeaTableEmulator : EmulatorBase, IAsyncDisposable
{
    private const int SeedStep = 7919;

    private readonly SharedParts _shared;
    private readonly ServedBases _bases;
    private readonly EmulatorServer _server;

    private SeaTableEmulator(SharedParts shared, ServedBases bases, EmulatorServer server)
        : base(bases.First)
    {
        _shared = shared;
        _bases = bases;
        _server = server;
    }

    /// <summary>
    /// Gets the address of the server, to be given to a client. With <see cref="SeaTableEmulatorOptions.InProcess"/> nothing
    /// listens there, and only <see cref="CreateClient"/> and <see cref="CreateHandler"/> lead to the server.
    /// </summary>
    public Uri Server => _server.Address;

    /// <summary>
    /// Gets the latest calls, in the order in which they were answered: what each asked for, of which table, and with how many
    /// rows.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Calls => _shared.Recorder.Snapshot();

    /// <summary>
    /// Gets how many calls there were since the start, or since <see cref="ClearRequests"/>; also those that
    /// <see cref="Calls"/> has forgotten.
    /// </summary>
    public long CallCount => _shared.Recorder.Count();

    /// <summary>Gets what goes wrong with the calls: nothing, unless a test says so.</summary>
    public EmulatorFaults Faults => _shared.Faults;

    /// <summary>Gets how many base tokens were issued so far.</summary>
    public int TokenExchanges => _bases.All.Sum(served => served.TokenExchanges);

    /// <summary>Starts a server for the base that a file describes.</summary>
    /// <param name="path">
    /// A schema file (the response of <c>GET …/metadata/</c>, a bare <c>{"tables": […]}</c>, or the content.json of an export) or
    /// an export of a base (<c>.dtable</c>). Rows and links in it are loaded too. Or a data file, which is copied and stays as it
    /// is.
    /// </param>
    /// <param name="options">How the server is set up; null for the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableEmulatorException">The file is missing, cut off or not a base, or the port is taken.</exception>
    public static async Task<SeaTableEmulator> StartAsync(
        string path, SeaTableEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var shared = new SharedParts(options ?? new SeaTableEmulatorOptions());
        options = shared.Options;
        ApiTokenList.RequireUsable(options.ApiToken, options.ReadOnlyApiToken);
        var served = await OpenAsync(
            shared, new BaseSource(path, null, options.DataFile, options.Seed), options.ApiToken, options.ReadOnlyApiToken,
            cancellationToken).ConfigureAwait(false);
        try
        {
            var bases = new ServedBases(served, shared.Workspaces);
            shared.Faults.Bases = () => bases.All.Select(added => added.Base);
            var page = options.ServesPage ? new EmulatorPage(shared, bases) : null;
            var server = await EmulatorServer.StartAsync(
                options, bases, page is null ? null : page.RunAsync, cancellationToken).ConfigureAwait(false);
            return new SeaTableEmulator(shared, bases, server);
        }
        catch
        {
            await served.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Adds a base to the running server: one with its own API tokens, id, rows and files, at the same address. The options of
    /// the emulator hold for it, too, but for data file, tokens and external links.
    /// </summary>
    /// <param name="path">What the base starts from, as <see cref="StartAsync"/> takes it.</param>
    /// <param name="name">The name of the base; null for the name of the file. Each base has another one.</param>
    /// <param name="dataFile">
    /// A SQLite file that keeps the base, as <see cref="SeaTableEmulatorOptions.DataFile"/> does; null to keep it in memory.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The base. It is there as long as the emulator is.</returns>
    /// <exception cref="SeaTableEmulatorException">
    /// The file is missing, cut off or not a base, or the server has a base of that name or id.
    /// </exception>
    public async Task<EmulatorBase> AddBaseAsync(
        string path, string? name = null, string? dataFile = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        // The same file as that of another base has to lead to other ids.
        var seed = _shared.Options.Seed is { } first ? unchecked(first + (_bases.All.Count * SeedStep)) : (int?)null;
        var added = await OpenAsync(_shared, new BaseSource(path, name, dataFile, seed), null, null, cancellationToken)
            .ConfigureAwait(false);
        if (_bases.Add(added) is { } same)
        {
            await added.DisposeAsync().ConfigureAwait(false);
            throw new SeaTableEmulatorException(same.Base.Name == added.Base.Name
                ? $"The server has a base \"{same.Base.Name}\" already. Give the new one another name."
                : $"{path} holds a copy of the base \"{same.Base.Name}\", which the server has. Start from another file.");
        }

        return new EmulatorBase(added);
    }

    /// <summary>
    /// Creates what sends requests to this server, for the <see cref="HttpClient"/> of a client: directly, without a socket, with
    /// <see cref="SeaTableEmulatorOptions.InProcess"/>, else by the network.
    /// </summary>
    /// <returns>A handler, to be disposed by whoever has it; the server goes on.</returns>
    public HttpMessageHandler CreateHandler() => _server.CreateHandler();

    /// <summary>Creates an <see cref="HttpClient"/> with such a handler and the address of the server.</summary>
    /// <returns>An HTTP client, to be disposed by whoever has it.</returns>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = Server };

    /// <summary>
    /// Opens a websocket to this server, for the live connections of a client: directly with
    /// <see cref="SeaTableEmulatorOptions.InProcess"/>, else by the network.
    /// </summary>
    /// <param name="address">The address on <see cref="Server"/>, with the scheme <c>ws</c>, or what stands behind it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The open websocket, to be disposed by whoever has it.</returns>
    public Task<WebSocket> ConnectWebSocketAsync(Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        var whole = new UriBuilder(new Uri(Server, address)) { Scheme = Uri.UriSchemeWs };
        if (whole.Uri.Authority != Server.Authority)
            throw new ArgumentException($"{address} does not lead to this emulator, which is at {Server}.", nameof(address));
        return _server.ConnectWebSocketAsync(whole.Uri, cancellationToken);
    }

    /// <summary>Expires every base token issued so far: the next call with one is refused, as with an expired token.</summary>
    public void ExpireBaseTokens() => _bases.All.ToList().ForEach(served => served.Tokens.ExpireAll());

    /// <summary>
    /// Expires every link to upload or download a file that was issued so far: the next call with one is refused, as with a link
    /// that is some minutes or hours old.
    /// </summary>
    public void ExpireFileLinks() => _bases.All.ToList().ForEach(served => served.Links.Clear());

    /// <summary>Forgets the calls recorded so far, and counts from zero.</summary>
    public void ClearRequests() => _shared.Recorder.Clear();

    /// <summary>
    /// Fills the base by a client, as a test does before it begins: calls that come meanwhile are neither recorded nor counted,
    /// no fault meets them, and no limit of calls.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The calls of a client, such as <c>() =&gt; crm.Contacts.AddRangeAsync(rows)</c>.</param>
    /// <returns>What the work returns, such as the rows with their ids.</returns>
    public Task<T> SeedAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _shared.Seeding.RunAsync(work);
    }

    /// <inheritdoc cref="SeedAsync{T}(Func{Task{T}})"/>
    public Task SeedAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _shared.Seeding.RunAsync(async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        });
    }

    /// <summary>
    /// Throws when there were more calls, since the start or since <see cref="ClearRequests"/>, than a program may need. The
    /// exchange of the API token is a call, too, and so is the look at the metadata that a client begins with.
    /// </summary>
    /// <param name="most">The most calls that are allowed.</param>
    /// <exception cref="SeaTableEmulatorException">There were more; the message lists them.</exception>
    public void AssertCalls(int most) => CallBudget.Assert(_shared.Recorder, null, most);

    /// <summary>Throws when there were more calls for an operation than a program may need.</summary>
    /// <param name="operation">The operation, such as <see cref="EmulatorOperation.RunSql"/>.</param>
    /// <param name="most">The most calls for it that are allowed.</param>
    /// <exception cref="SeaTableEmulatorException">There were more; the message lists them.</exception>
    public void AssertCalls(EmulatorOperation operation, int most) => CallBudget.Assert(_shared.Recorder, operation, most);

    /// <summary>
    /// Stops the server. Late writes that are under way are carried out first, so that a data file has them; a base that is kept
    /// in memory is gone then.
    /// </summary>
    /// <exception cref="SeaTableEmulatorException">
    /// A late write went wrong inside the emulator, or the action of a fault threw an exception, which is in it.
    /// </exception>
    public async ValueTask DisposeAsync()
    {
        foreach (var served in _bases.All)
            served.Stop();
        try
        {
            await _shared.Delayed.StopAsync().ConfigureAwait(false);
        }
        finally
        {
            await _server.DisposeAsync().ConfigureAwait(false);
            foreach (var served in _bases.All)
                await served.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<ServedBase> OpenAsync(
        SharedParts shared, BaseSource source, string? readWriteToken, string? readOnlyToken, CancellationToken cancellationToken)
    {
        var opened = await EmulatedBase.OpenAsync(source, shared.Options, cancellationToken).ConfigureAwait(false);
        return new ServedBase(opened, shared, readWriteToken, readOnlyToken);
    }
}
