using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The npm package <c>seatable-api</c>, in a process of its own.</summary>
internal sealed class NpmClient : IContender, IDisposable
{
    private const string Package = "seatable-api@1.0.46";

    private readonly Process _node;

    private NpmClient(Process node) => _node = node;

    public string Name => "seatable-api (node)";

    /// <summary>Starts it.</summary>
    /// <returns>The client; null where there is no node, or the package can't be installed.</returns>
    public static NpmClient? TryStart(Uri server, string apiToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "npm");
        Directory.CreateDirectory(folder);
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules", "seatable-api")))
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-save", "--prefix", folder, Package])
                {
                    RedirectStandardOutput = true,
                })!;
                npm.WaitForExit();
                if (npm.ExitCode != 0)
                    return null;
            }

            File.Copy(Path.Combine(AppContext.BaseDirectory, "seatable-api.cjs"), Path.Combine(folder, "jobs.cjs"), true);
            string[] arguments = [Path.Combine(folder, "jobs.cjs"), server.ToString().TrimEnd('/'), apiToken];
            return new NpmClient(Process.Start(new ProcessStartInfo("node", arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public async Task<TimeSpan> DoAsync(Job job)
    {
        await _node.StandardInput.WriteLineAsync(job.ToString()).ConfigureAwait(false);
        await _node.StandardInput.FlushAsync().ConfigureAwait(false);
        var line = await _node.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        return double.TryParse(line, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new InvalidOperationException($"seatable-api failed with {job}: {line}");
    }

    public void Dispose()
    {
        _node.Kill();
        _node.Dispose();
    }
}
