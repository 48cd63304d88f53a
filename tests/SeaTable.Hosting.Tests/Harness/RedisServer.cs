using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace SeaTable.Hosting.Tests;

/// <summary>A real Redis on a port of its own, which keeps nothing.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    internal const string Missing =
        "redis-server is not installed, so nothing that a fleet shares over Redis was tried. On Debian: apt-get install "
            + "redis-server";

    private readonly Process _process;

    private RedisServer(Process process, string address, ConnectionMultiplexer connection)
    {
        _process = process;
        Address = address;
        Connection = connection;
    }

    /// <summary>Whether there is one to start.</summary>
    internal static bool IsInstalled => Program is not null;

    internal string Address { get; }

    internal ConnectionMultiplexer Connection { get; }

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    internal static async Task<RedisServer> StartAsync()
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(new ProcessStartInfo(
            Program ?? throw new InvalidOperationException(Missing),
            ["--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()])
        {
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            var address = $"127.0.0.1:{port}";
            return new RedisServer(process, address, await ConnectAsync(address));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(string address)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await ConnectionMultiplexer.ConnectAsync(address);
            }
            catch (RedisConnectionException) when (tries < 20)
            {
                await Task.Delay(100); // It is starting.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>
/// A test that needs a Redis. Where there is none it is skipped and says so, but not in CI, which installs it.
/// </summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute()
    {
        if (!RedisServer.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = RedisServer.Missing;
    }
}
