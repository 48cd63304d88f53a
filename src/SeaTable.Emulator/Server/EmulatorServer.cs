using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Server;

/// <summary>Kestrel on 127.0.0.1 with the routes of a SeaTable server.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EmulatorServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<EmulatorServer> StartAsync(
        int port, ServerCalls calls, WebEndpoints endpoints, CancellationToken cancellationToken)
    {
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
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.BodyBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });

        var application = builder.Build();
        Routes.Map(application, calls, endpoints);
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

        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new EmulatorServer(application, new Uri(addresses.Addresses.First()));
    }

    private static string Reason(Exception exception) => exception switch
    {
        { InnerException: AddressInUseException } => "another program has it.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "this user may not.",
        _ => exception.Message,
    };

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    // The default one listens to Ctrl+C, which belongs to the program around.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
