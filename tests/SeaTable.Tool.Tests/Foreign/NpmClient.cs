using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SeaTable.Tool.Tests.Foreign;

/// <summary>
/// The client of the npm registry, <c>seatable-api</c>, and the program beside it that calls every method of it. The version is
/// the one of <c>package-lock.json</c>, with its hash.
/// </summary>
internal static class NpmClient
{
    internal const string Missing =
        "node and npm are not installed, so the client of the npm registry was not tried. On Debian: apt-get install nodejs npm";

    private static readonly SemaphoreSlim s_installing = new(1);

    /// <summary>The base that the program begins with.</summary>
    internal static string Boats => Path.Combine(AppContext.BaseDirectory, "Foreign", "boats.seatable.json");

    /// <summary>Whether there is something to run it with.</summary>
    internal static bool IsInstalled => Find("node") is not null && Find("npm") is not null;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Foreign", "Node");

    /// <summary>Calls every method at a server, and gets how often each was called.</summary>
    internal static async Task<NpmCalls> CallEveryMethodAsync(Uri server, string apiToken)
    {
        await InstallAsync();
        var output = await RunAsync("node", ["every-method.mjs"], new()
        {
            ["SEATABLE_SERVER"] = server.GetLeftPart(UriPartial.Authority), ["SEATABLE_API_TOKEN"] = apiToken,
        });
        var calls = JsonNode.Parse(output)!;
        return new NpmCalls(Counts(calls["Base"]!), Counts(calls["Gateway"]!), (int)calls["old"]!);
    }

    private static Dictionary<string, int> Counts(JsonNode calls) =>
        calls.AsObject().ToDictionary(call => call.Key, call => (int)call.Value!);

    /// <summary>Installs what the lock file names, unless that is there.</summary>
    private static async Task InstallAsync()
    {
        await s_installing.WaitAsync();
        try
        {
            var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
            var installed = Path.Combine(Folder, "node_modules", "installed-lock.json");
            if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == wanted)
                return;
            await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], []);
            await File.WriteAllTextAsync(installed, wanted);
        }
        finally
        {
            s_installing.Release();
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(Find(program) ?? throw new InvalidOperationException(Missing), arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}:\n{await output}\n{await error}");
        return await output;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}

/// <summary>
/// How often each method was called: of the client's class, of its class for the gateway that sends the calls, and those for
/// addresses that servers have no more.
/// </summary>
internal sealed record NpmCalls(Dictionary<string, int> Base, Dictionary<string, int> Gateway, int OldAddresses);

/// <summary>
/// A test that needs Node.js. Where there is none it is skipped and says so, but not in CI, which installs it.
/// </summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!NpmClient.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = NpmClient.Missing;
    }
}
