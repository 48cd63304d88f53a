using System.CommandLine;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>What a command printed, and what it ended with.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool inside the process, as a shell would with these arguments.</summary>
    internal static async Task<ToolRun> StartAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(
            arguments, new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs the tool with lines on its standard input.</summary>
    internal static async Task<ToolRun> WithInputAsync(IReadOnlyList<string> lines, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Create().Parse(arguments).InvokeAsync(new ToolInvocation
        {
            Output = output, Error = error, Input = new StringReader(string.Join('\n', lines)),
        });
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <inheritdoc cref="StartAsync(CancellationToken, string[])"/>
    internal static Task<ToolRun> StartAsync(params string[] arguments) => StartAsync(CancellationToken.None, arguments);
}
