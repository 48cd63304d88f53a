using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What shells are offered while a command line is typed.</summary>
[Collection("current folder")]
public sealed class CompletionTests : IDisposable
{
    private readonly string _before = Directory.GetCurrentDirectory();
    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-tool-").FullName;

    public CompletionTests()
    {
        File.Copy(ToolBase.Quickstart, Path.Combine(_folder, "crm.seatable.json"));
        File.WriteAllText(Path.Combine(_folder, "half.seatable.json"), "{ \"tables\": [");
        File.WriteAllText(Path.Combine(_folder, "notes.json"), "{}");
        Directory.SetCurrentDirectory(_folder);
    }

    [Theory]
    [InlineData("seatable pu", "pull")]
    [InlineData("seatable check ", "crm.seatable.json", "half.seatable.json")]
    [InlineData("seatable pull -o ", "crm.seatable.json", "half.seatable.json")]
    [InlineData("seatable pull --tables Comp", "Companies")]
    [InlineData("seatable pull --tables Contacts D", "Deals")]
    [InlineData("seatable diff crm.seatable.json --fail-on b", "breaking")]
    [InlineData("seatable completion z", "zsh")]
    [InlineData("seatable sql x --format ", "table", "csv", "json")]
    [InlineData("seatable pull --token-variable SEATABLE_TOOL_COMPLETION_TO", "SEATABLE_TOOL_COMPLETION_TOKEN")]
    public async Task They_come_from_the_files_of_the_folder(string line, params string[] expected)
    {
        Environment.SetEnvironmentVariable("SEATABLE_TOOL_COMPLETION_TOKEN", "secret");

        var run = await ToolRun.StartAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([], expected.Except(run.Output.Split('\n', StringSplitOptions.TrimEntries)));
        Assert.DoesNotContain("notes.json", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Csv", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_shell_gets_lines_that_ask_the_tool(string shell)
    {
        var run = await ToolRun.StartAsync("completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("seatable \"[suggest:", run.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        Directory.Delete(_folder, recursive: true);
    }
}
