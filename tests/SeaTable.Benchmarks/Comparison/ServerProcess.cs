using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The server in a process of its own, so that what it allocates is not counted.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private ServerProcess(Process process, string[] addresses) =>
        (_process, Memory, Line, ApiToken) = (process, new Uri(addresses[0]), new Uri(addresses[1]), addresses[2]);

    /// <summary>Where it answers at once.</summary>
    public Uri Memory { get; }

    /// <summary>Where it answers over a slow line.</summary>
    public Uri Line { get; }

    public string ApiToken { get; }

    /// <summary>Starts it.</summary>
    /// <param name="rows">How many rows the table has.</param>
    public static async Task<ServerProcess> StartAsync(int rows)
    {
        string[] arguments = [Assembly.GetExecutingAssembly().Location, "--server", rows.ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        return new ServerProcess(process, line?.Split(' ') ?? throw new InvalidOperationException("The server did not start."));
    }

    /// <summary>How many calls it has answered since the last time.</summary>
    public async Task<int> CountCallsAsync() => int.Parse(
        await _http.GetStringAsync(new Uri(Memory, "calls")).ConfigureAwait(false), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
