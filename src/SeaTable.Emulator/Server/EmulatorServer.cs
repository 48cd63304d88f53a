using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Sockets;

namespace SeaTable.Emulator.Server;

/// <summary>The routes of a SeaTable server: on 127.0.0.1 by Kestrel, or inside the process only.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    // Nothing listens there, so a client that was not given the handler finds nobody to send its token to.
    private static readonly Uri s_noAddress = new("http://127.0.0.1:1/");

    // How long requests that are under way are waited for.
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(1);

    // No call of the API: it is neither counted nor recorded.
    private const string SocketPath = "/api-gateway/socket.io";

    private readonly WebApplication _application;
    private readonly SocketServer _sockets;
    private readonly RunningRequests _running;

    private EmulatorServer(WebApplication application, SocketServer sockets, RunningRequests running, Uri address)
    {
        _sockets = sockets;
        _application = application;
        _running = running;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the server.</summary>
    /// <param name="options">How the server is set up: on a port of 127.0.0.1, on any free one for 0, or on none.</param>
    /// <param name="bases">The bases that it serves.</param>
    /// <param name="page">Answers requests for the page, and leaves others to what comes next; null for no page.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task<EmulatorServer> StartAsync(
        SeaTableEmulatorOptions options, ServedBases bases, Func<HttpContext, RequestDelegate, Task>? page,
        CancellationToken cancellationToken)
    {
        var port = options.InProcess ? (int?)null : options.Port;
        if (port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new SeaTableEmulatorException(FormattableString.Invariant(
                $"There is no port {port}: ports go from 1 to {IPEndPoint.MaxPort}, and 0 stands for any free one."));
        }

        // The empty builder reads no settings file, no environment and no command line, and logs nothing: the program that
        // the emulator runs in has its own.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        if (port is { } listened)
        {
            builder.WebHost.UseKestrelCore();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = Limits.BodyBytes;
                kestrel.Listen(IPAddress.Loopback, listened);
            });
        }
        else
        {
            builder.WebHost.UseTestServer(server => server.BaseAddress = s_noAddress);
        }

        var application = builder.Build();
        var running = new RunningRequests();
        application.Use(next => context => running.RunAsync(context, next));
        if (page is not null)
            application.Use(next => context => page(context, next));
        var sockets = new SocketServer(
            id => bases.All.FirstOrDefault(served => Guid.Parse(served.Base.Uuid) == id)?.Room, options.TimeProvider);
        application.UseWebSockets();
        application.UseWhen(
            context => context.Request.Path.StartsWithSegments(SocketPath, StringComparison.Ordinal),
            branch => branch.Run(sockets.HandleAsync));
        Routes.Map(application, bases);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new SeaTableEmulatorException(
                FormattableString.Invariant($"Port {port} of 127.0.0.1 can't be used: {Reason(exception)} ")
                + "Name another port, or 0 for any free one.", exception);
        }

        return new EmulatorServer(application, sockets, running, AddressOf(application.Services.GetRequiredService<IServer>()));
    }

    /// <summary>Creates a handler that sends to the server: by the network, or directly where it has no port.</summary>
    public HttpMessageHandler CreateHandler() => _application.Services.GetRequiredService<IServer>() is TestServer server
        ? new InProcessHandler(server.CreateHandler())
        : new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };

    /// <summary>Opens a websocket to the server: by the network, or directly where it has no port.</summary>
    public async Task<WebSocket> ConnectWebSocketAsync(Uri address, CancellationToken cancellationToken)
    {
        if (_application.Services.GetRequiredService<IServer>() is TestServer server)
            return await server.CreateWebSocketClient().ConnectAsync(address, cancellationToken).ConfigureAwait(false);
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Uri AddressOf(IServer server) => server is TestServer
        ? s_noAddress : new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static string Reason(Exception exception) => exception switch
    {
        { InnerException: AddressInUseException } => "another program has it.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "this user may not.",
        _ => exception.Message,
    };

    public async ValueTask DisposeAsync()
    {
        _sockets.Dispose();
        await _application.StopAsync().ConfigureAwait(false);
        await _running.WhenIdleAsync(s_shutdown).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    // The default one listens to Ctrl+C, which belongs to the program around.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
