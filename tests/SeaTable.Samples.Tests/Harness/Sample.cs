using System.Diagnostics;
using System.Text;

namespace SeaTable.Samples.Tests.Harness;

/// <summary>A sample, started as a program of its own.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Text, TaskCompletionSource<string> Found)> _awaited = [];

    private Sample(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that it has printed so far.</summary>
    internal string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts a sample, with the server and token of the environment where they are given.</summary>
    internal static Sample Start(string name, Uri? server, string? apiToken, params string[] arguments)
    {
        var folder = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var (framework, configuration) = (Path.GetFileName(folder), Path.GetFileName(Path.GetDirectoryName(folder)!));
        var program = Path.Combine(Root(folder), "samples", name, "bin", configuration, framework);

        // A sample that was published as native code is tested in the same way.
        var native = Environment.GetEnvironmentVariable($"SEATABLE_TEST_{name.ToUpperInvariant()}");
        var start = native is null
            ? new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Path.Combine(program, name + ".dll"), .. arguments])
            : new ProcessStartInfo(native, arguments);
        start.WorkingDirectory = program;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment[SeaTableOptions.ServerVariable] = server?.AbsoluteUri;
        start.Environment[SeaTableOptions.ApiTokenVariable] = apiToken;
        return new Sample(start);
    }

    /// <summary>Waits for a line that has a text; one that was printed already counts.</summary>
    internal async Task<string> LineAsync(string text)
    {
        TaskCompletionSource<string> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (Output.Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
                return line;

            _awaited.Add((text, found));
        }

        try
        {
            return await found.Task.WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It did not print \"{text}\", but:\n{Output}");
        }
    }

    /// <summary>Waits until it ends.</summary>
    internal async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power failure does.</summary>
    internal async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;

        lock (_output)
        {
            _output.Append(line).Append('\n');
            foreach (var (_, found) in _awaited.Where(one => line.Contains(one.Text, StringComparison.Ordinal)))
                found.TrySetResult(line);
        }
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "SeaTable.Generators.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
