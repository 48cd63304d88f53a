using System.Diagnostics;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>The tool in a process of its own, which can be killed.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly Task<string> _output;

    private ToolProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Starts the tool.</summary>
    internal static ToolProcess Start(params string[] arguments) => new(Command(arguments));

    /// <summary>What starts the tool.</summary>
    internal static ProcessStartInfo Command(params string[] arguments) => new(Dotnet, [Tool, .. arguments]);

    /// <summary>Starts the tool with variables of the environment.</summary>
    internal static ToolProcess StartWith(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [Tool, .. arguments]);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        return new ToolProcess(start);
    }

    /// <summary>Starts the tool where files can't become larger than so many kilobytes, as on a disk that is full.</summary>
    internal static ToolProcess StartWithSmallDisk(int kilobytes, params string[] arguments) => new(new ProcessStartInfo(
        "/bin/sh",
        ["-c", $"trap '' XFSZ; ulimit -f {kilobytes * 2}; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"", "sh", Dotnet, Tool,
            .. arguments]));

    /// <summary>Starts the tool as a shell does that leads its output elsewhere, such as by <c>2>/dev/full</c>.</summary>
    internal static ToolProcess StartLed(string redirection, params string[] arguments) => new(new ProcessStartInfo(
        "/bin/sh", ["-c", $"exec \"$@\" {redirection}", "sh", Dotnet, Tool, .. arguments]));

    /// <summary>Ends the process from one moment to the next, as a power failure does.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    internal async Task<(int ExitCode, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _error);
    }

    /// <summary>Waits for the end, and gives what was printed as well.</summary>
    internal async Task<ToolRun> EndAsRunAsync()
    {
        var (code, error) = await EndAsync();
        return new ToolRun(code, await _output, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string Dotnet => Environment.ProcessPath!;

    private static string Tool => Path.Combine(AppContext.BaseDirectory, "seatable.dll");
}
