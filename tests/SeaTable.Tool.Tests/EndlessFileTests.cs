using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What does not end is not read until the memory ends, and what is no file is told.</summary>
public sealed class EndlessFileTests
{
    private const string Endless = "/dev/zero";

    [Theory]
    [InlineData("sql", "--check", "--schema", "crm.seatable.json", "--file", Endless)]
    [InlineData("check", Endless)]
    [InlineData("serve", Endless)]
    public async Task What_does_not_end_is_told(params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            return;

        var run = await ToolRun.StartAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: {Endless} gives more than ", run.Error, StringComparison.Ordinal);
        Assert.Contains("does not end there. Name another file.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_read_twice_is_not_imported()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var crm = await ToolBase.StartAsync();

        var run = await crm.RunAsync("rows", "import", Endless, "--table", "Contacts");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{Endless} can't be read twice", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sql", "--check", "--schema", "FOLDER", "SELECT 1")]
    [InlineData("sql", "--file", "FOLDER")]
    [InlineData("check", "FOLDER")]
    [InlineData("diff", "FOLDER")]
    public async Task A_folder_is_told_to_be_one(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("seatable-folder-").FullName;

        var run = await ToolRun.StartAsync([.. arguments.Select(argument => argument == "FOLDER" ? folder : argument)]);

        Assert.Equal((2, $"error: {folder} is a folder. Name a file.\n"), (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
        Directory.Delete(folder);
    }
}
