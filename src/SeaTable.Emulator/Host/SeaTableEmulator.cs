using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Host;
using SeaTable.Emulator.Server;
using SeaTable.Emulator.Server.Endpoints;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator;

/// <summary>
/// A SeaTable server for tests: it runs inside the process on 127.0.0.1, keeps its rows in SQLite, and behaves as a SeaTable
/// server does, quirks included. Any client can talk to it.
/// </summary>
public sealed class SeaTableEmulator : IAsyncDisposable
{
    private readonly EmulatedBase _base;
    private readonly BaseTokens _tokens;
    private readonly FileLinks _links;
    private readonly RequestRecorder _recorder;
    private readonly TokenEndpoints _tokenEndpoints;
    private readonly EmulatorServer _server;
    private readonly BaseControls _controls;
    private readonly DelayedWork _delayed;

    private SeaTableEmulator(
        EmulatedBase emulatedBase, BaseTokens tokens, FileLinks links, RequestRecorder recorder, TokenEndpoints tokenEndpoints,
        EmulatorServer server, DelayedWork delayed, EmulatorFaults faults, ApiToken readWrite, ApiToken readOnly)
    {
        Faults = faults;
        ApiToken = readWrite.Value;
        ReadOnlyApiToken = readOnly.Value;
        _base = emulatedBase;
        _controls = new BaseControls(emulatedBase);
        _tokens = tokens;
        _links = links;
        _recorder = recorder;
        _tokenEndpoints = tokenEndpoints;
        _server = server;
        _delayed = delayed;
    }

    /// <summary>
    /// Gets the address of the server, to be given to a client. With <see cref="SeaTableEmulatorOptions.InProcess"/> nothing
    /// listens there, and only <see cref="CreateClient"/> and <see cref="CreateHandler"/> lead to the server.
    /// </summary>
    public Uri Server => _server.Address;

    /// <summary>Gets an API token of the base that may read and write. Rows written with it are signed <c>emulator</c>.</summary>
    public string ApiToken { get; }

    /// <summary>Gets an API token of the base that may only read.</summary>
    public string ReadOnlyApiToken { get; }

    /// <summary>Gets the UUID of the base, with hyphens.</summary>
    public string BaseUuid => _base.Uuid;

    /// <summary>Gets what was read from the file that the base started from, and what of it has no place in the base.</summary>
    public LoadReport LoadReport => _base.LoadReport;

    /// <summary>
    /// Gets the latest calls, in the order in which they were answered: what each asked for, of which table, and with how many
    /// rows.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Calls => _recorder.Snapshot();

    /// <summary>Gets what <see cref="Calls"/> gets: each call is a request.</summary>
    public IReadOnlyList<RecordedRequest> Requests => Calls;

    /// <summary>
    /// Gets how many calls there were since the start, or since <see cref="ClearRequests"/>; also those that
    /// <see cref="Calls"/> has forgotten.
    /// </summary>
    public long CallCount => _recorder.Count();

    /// <summary>Gets what goes wrong with the calls: nothing, unless a test says so.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>Gets how many base tokens were issued so far.</summary>
    public int TokenExchanges => _tokenEndpoints.Exchanges;

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
        options ??= new SeaTableEmulatorOptions();
        var emulatedBase = await EmulatedBase.OpenAsync(path, options, cancellationToken).ConfigureAwait(false);
        try
        {
            var now = options.TimeProvider.GetUtcNow();
            var accounts = new AccountDirectory(options.Users);
            var owner = accounts.Owner?.Id ?? "";
            var readWrite = new ApiToken(options.ApiToken, "emulator", canWrite: true, owner, now);
            var readOnly = new ApiToken(options.ReadOnlyApiToken, "emulator-read-only", canWrite: false, owner, now);
            var tokens = new BaseTokens(options.TimeProvider, emulatedBase.Uuid);
            var recorder = new RequestRecorder(options.RecordedRequests);
            var apiTokens = new ApiTokenList(readWrite, readOnly);
            var temporaryTokens = new TemporaryApiTokens(options.TimeProvider, emulatedBase.Uuid);
            var workspaces = new WorkspaceList(emulatedBase.Name, emulatedBase.Uuid, now, options.Workspaces);
            var apiAccess = new ApiAccess(apiTokens, temporaryTokens, options.TimeProvider);
            var tokenEndpoints = new TokenEndpoints(emulatedBase, tokens, apiAccess, accounts, workspaces, options);
            var links = new FileLinks(options.TimeProvider);
            var delayed = new DelayedWork(options.TimeProvider);
            var faults = new EmulatorFaults(delayed);
            var limits = new RateLimits(options.TimeProvider, options.RequestsPerMinute, options.RequestsPerMonth);
            var calls = new ServerCalls(
                emulatedBase, tokens, limits, new FaultyCalls(tokens, faults, delayed), recorder);
            var endpoints = new WebEndpoints(
                tokenEndpoints, new AccountEndpoints(accounts, workspaces, emulatedBase.Version),
                new ApiTokenEndpoints(accounts, workspaces, apiTokens, temporaryTokens, options.TimeProvider),
                new UserEndpoints(accounts, apiAccess),
                new FileEndpoints(emulatedBase, apiAccess, links), new UploadEndpoint(emulatedBase, links),
                new DownloadEndpoint(emulatedBase, accounts, links, options.OpensFilesToAll));
            var server = await EmulatorServer.StartAsync(
                options.InProcess ? null : options.Port, calls, endpoints, cancellationToken).ConfigureAwait(false);
            return new SeaTableEmulator(emulatedBase, tokens, links, recorder, tokenEndpoints, server, delayed, faults, readWrite,
                readOnly);
        }
        catch
        {
            emulatedBase.Dispose();
            throw;
        }
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

    /// <summary>Expires every base token issued so far: the next call with one is refused, as with an expired token.</summary>
    public void ExpireBaseTokens() => _tokens.ExpireAll();

    /// <summary>
    /// Expires every link to upload or download a file that was issued so far: the next call with one is refused, as with a link
    /// that is some minutes or hours old.
    /// </summary>
    public void ExpireFileLinks() => _links.Clear();

    /// <summary>Forgets the calls recorded so far, and counts from zero.</summary>
    public void ClearRequests() => _recorder.Clear();

    /// <summary>
    /// Throws when there were more calls, since the start or since <see cref="ClearRequests"/>, than a program may need. The
    /// exchange of the API token is a call, too, and so is the look at the metadata that a client begins with.
    /// </summary>
    /// <param name="most">The most calls that are allowed.</param>
    /// <exception cref="SeaTableEmulatorException">There were more; the message lists them.</exception>
    public void AssertCalls(int most) => CallBudget.Assert(_recorder, null, most);

    /// <summary>Throws when there were more calls for an operation than a program may need.</summary>
    /// <param name="operation">The operation, such as <see cref="EmulatorOperation.RunSql"/>.</param>
    /// <param name="most">The most calls for it that are allowed.</param>
    /// <exception cref="SeaTableEmulatorException">There were more; the message lists them.</exception>
    public void AssertCalls(EmulatorOperation operation, int most) => CallBudget.Assert(_recorder, operation, most);

    /// <summary>
    /// Takes a snapshot of the base, for <see cref="Restore"/>: rows, links, files and schema. It takes the memory that the base
    /// takes, and about a millisecond for each megabyte.
    /// </summary>
    /// <returns>The snapshot.</returns>
    public EmulatorSnapshot TakeSnapshot()
    {
        lock (_base.Gate)
            return new EmulatorSnapshot(_base.Copy(), _base.Uuid);
    }

    /// <summary>
    /// Makes the base what it was when a snapshot was taken, as between two tests. Tokens, requests and faults stay as they are,
    /// and late writes still come.
    /// </summary>
    /// <param name="snapshot">The snapshot; it can be restored any number of times.</param>
    /// <exception cref="ArgumentException">The snapshot was taken of another emulator.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot is disposed.</exception>
    public void Restore(EmulatorSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.IsOf(BaseUuid))
            throw new ArgumentException("The snapshot was taken of another emulator.", nameof(snapshot));
        lock (_base.Gate)
            _base.Restore(snapshot.Copy());
    }

    /// <summary>Renames a table, as somebody with the base open in the browser might.</summary>
    /// <param name="table">The name of the table so far.</param>
    /// <param name="newName">Its new name.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such table, or another one of the new name.</exception>
    public void RenameTable(string table, string newName) => _controls.RenameTable(table, newName);

    /// <summary>Renames a column; its key and its cells stay.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column so far.</param>
    /// <param name="newName">Its new name.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column, or another one of the new name.</exception>
    public void RenameColumn(string table, string column, string newName) => _controls.RenameColumn(table, column, newName);

    /// <summary>Deletes a column with its cells.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column, or it is the first of its table.</exception>
    public void DeleteColumn(string table, string column) => _controls.DeleteColumn(table, column);

    /// <summary>Renames an option of a single-select or multiple-select column; its id stays.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="option">The name of the option so far.</param>
    /// <param name="newName">Its new name.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column or option.</exception>
    public void RenameOption(string table, string column, string option, string newName) =>
        _controls.RenameOption(table, column, option, newName);

    /// <summary>Deletes an option of a single-select or multiple-select column, and takes it out of the cells.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="option">The name of the option.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column or option.</exception>
    public void DeleteOption(string table, string column, string option) => _controls.DeleteOption(table, column, option);

    /// <summary>
    /// Stops the server. Late writes that are under way are carried out first, so that a data file has them; a base that is kept
    /// in memory is gone then.
    /// </summary>
    /// <exception cref="SeaTableEmulatorException">
    /// A late write went wrong inside the emulator, or the action of a fault threw an exception, which is in it.
    /// </exception>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _delayed.StopAsync().ConfigureAwait(false);
        }
        finally
        {
            await _server.DisposeAsync().ConfigureAwait(false);
            lock (_base.Gate)
                _base.Dispose();
        }
    }
}
