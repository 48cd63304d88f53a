using System.CommandLine;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>What a command printed, and what it ended with.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool inside the process, as a shell would with these arguments.</summary>
    internal static async Task<ToolRun> StartAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Create().Parse(arguments).InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <inheritdoc cref="StartAsync(CancellationToken, string[])"/>
    internal static Task<ToolRun> StartAsync(params string[] arguments) => StartAsync(CancellationToken.None, arguments);
}
