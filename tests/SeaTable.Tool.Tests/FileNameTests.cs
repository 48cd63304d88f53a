using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Names of files that name none, or something else.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("clone", "-o", "")]
    [InlineData("clone", "-o", " ")]
    [InlineData("serve", "crm.seatable.json", "--data", "")]
    [InlineData("serve", "")]
    [InlineData("pull", "-o", "")]
    [InlineData("plan", "")]
    [InlineData("plan", "crm.seatable.json", "--save", "")]
    [InlineData("apply", "")]
    [InlineData("diff", "")]
    [InlineData("diff", "crm.seatable.json", "")]
    [InlineData("check", "")]
    [InlineData("check", "crm.seatable.json", "")]
    [InlineData("check", "crm.seatable.json", "--sarif", "")]
    [InlineData("convert", "")]
    [InlineData("convert", "crm.seatable.json", "-o", "")]
    [InlineData("sql", "--file", "")]
    [InlineData("sql", "SELECT 1", "--schema", "")]
    [InlineData("rows", "export", "Contacts", "-o", "")]
    [InlineData("rows", "import", "", "--table", "Contacts")]
    [InlineData("rows", "import", "a.csv", "--table", "Contacts", "--rejects", "")]
    [InlineData("rows", "import", "a.csv", "--table", "Contacts", "--journal", "")]
    [InlineData("conform", "--into", "crm", "--report", "")]
    public async Task An_empty_name_is_refused_before_anything_is_done(params string[] arguments)
    {
        await using var crm = await ToolBase.StartAsync();

        var run = arguments[0] is "serve" or "check" or "convert" ? await ToolRun.StartAsync(arguments)
            : await crm.RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: The name of a file that ", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, crm.Emulator.CallCount);
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:crm.db?mode=memory")]
    public void A_name_that_SQLite_means_something_else_by_is_that_of_a_file(string name) =>
        Assert.Equal(Path.Combine(".", name), FileNames.OfBase(name));

    [Fact]
    public async Task What_keeps_nothing_holds_no_base()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var crm = await ToolBase.StartAsync();

        var clone = await crm.RunAsync("clone", "-o", "/dev/stdout");
        var serve = await ToolRun.StartAsync("serve", ToolBase.Quickstart, "--data", "/dev/null");

        Assert.Equal((2, 2), (clone.ExitCode, serve.ExitCode));
        Assert.Contains("error: /dev/stdout keeps nothing, so no base can be in it.", clone.Error, StringComparison.Ordinal);
        Assert.Contains("error: /dev/null keeps nothing, so no base can be in it.", serve.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_begins_with_an_at_sign_is_a_value()
    {
        var run = await ToolRun.StartAsync("check", "@nowhere.seatable.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("@nowhere.seatable.json", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Response file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_creates_what_a_link_leads_to()
    {
        await using var crm = await ToolBase.StartAsync();
        var target = Path.Combine(crm.Folder, "target.json");
        File.CreateSymbolicLink(crm.SchemaFile, "target.json");

        var run = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("target.json", new FileInfo(crm.SchemaFile).LinkTarget);
        Assert.Contains("\"Contacts\"", await File.ReadAllTextAsync(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_can_t_be_kept_are_not_told_to_be_kept()
    {
        if (!OperatingSystem.IsLinux())
            return;

        await using var items = await RowsBase.StartAsync();

        var run = await items.ImportAsync(
            items.Write("rows.csv", "Name,Count\na,1\nb,many\n"), "--key", "Name", "--rejects", "/dev/full");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("In the table: 1 line: 1 added.", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "error: /dev/full can't be written, so the lines that were refused are kept nowhere: ", run.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("kept in", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubles_that_hold_something_of_their_own_are_told_to_stay()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", "Name,Count\na,1\na,2\n"));

        var run = await items.ImportAsync(items.Write("new.csv", "Name,Count\na,3\n"), "--key", "Name", "--delete-doubles");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("They stay, since each of them holds something of its own.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--delete-doubles", run.Error, StringComparison.Ordinal);
    }
}
