using System.Diagnostics;
using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What a file is, it stays: only what it holds is replaced.</summary>
public sealed class OutputFileTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-output-").FullName;

    [Fact]
    public async Task A_link_stays_a_link_and_what_it_leads_to_is_replaced()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", "Name\nx\n"));
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName, "target.csv");
        await File.WriteAllTextAsync(target, "old");
        var link = Path.Combine(_folder, "link.csv");
        File.CreateSymbolicLink(link, Path.Combine("elsewhere", "target.csv"));
        var dangling = Path.Combine(_folder, "new.csv");
        File.CreateSymbolicLink(dangling, Path.Combine("elsewhere", "made.csv"));

        var run = await items.RunAsync("rows", "export", "Items", "--columns", "Name", "-o", link);
        await items.RunAsync("rows", "export", "Items", "--columns", "Name", "-o", dangling);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("Name\nx\n", await File.ReadAllTextAsync(target));
        Assert.Equal(Path.Combine("elsewhere", "target.csv"), new FileInfo(link).LinkTarget);
        Assert.Equal(Path.Combine("elsewhere", "made.csv"), new FileInfo(dangling).LinkTarget);
        Assert.Equal("Name\nx\n", await File.ReadAllTextAsync(dangling));
        Assert.Equal(
            ["made.csv", "target.csv"], Directory.GetFiles(Path.GetDirectoryName(target)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void What_users_may_do_with_a_file_stays()
    {
        if (OperatingSystem.IsWindows())
            return;

        var path = Path.Combine(_folder, "secret.csv");
        File.WriteAllText(path, "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(path, Mode);

        using (var file = new FileReplacement(path))
        {
            var written = Directory.GetFiles(_folder).Single(other => other != path);
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(written) & ~Mode);
            file.Stream.Write("new"u8);
            file.Complete();
        }

        Assert.Equal(Mode, File.GetUnixFileMode(path));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_was_not_completed_leaves_the_file_as_it_was()
    {
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllText(path, "old");
        using (var file = new FileReplacement(path))
            file.Stream.Write("new"u8);

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_named_pipe_and_devices_are_written_to()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", "Name\nx\n"));
        var pipe = Path.Combine(_folder, "pipe");
        using (var made = Process.Start("mkfifo", pipe))
            await made.WaitForExitAsync();
        var read = Task.Run(() => File.ReadAllText(pipe));

        var run = await items.RunAsync("rows", "export", "Items", "--columns", "Name", "-o", pipe);
        var nothing = await items.RunAsync("rows", "export", "Items", "--columns", "Name", "-o", "/dev/null");
        var rejects = await items.ImportAsync(
            items.Write("bad.csv", "Name,Count\na,b\n"), "--key", "Name", "--rejects", "/dev/null");
        using var process = ToolProcess.Start("check", ToolBase.Quickstart, "--sarif", "/dev/stdout");

        Assert.Equal((0, 0, 1), (run.ExitCode, nothing.ExitCode, rejects.ExitCode));
        Assert.Equal("Name\nx\n", await read);
        Assert.Contains("sarif-2.1.0", (await process.EndAsRunAsync()).Output, StringComparison.Ordinal);
        Assert.True(File.Exists("/dev/null") && !File.Exists(Path.Combine(_folder, "null")));
        Assert.Equal(["pipe"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("", "is a folder")]
    [InlineData("nowhere/a.csv", "There is no folder")]
    [InlineData("circle", "can't be written")]
    public async Task What_can_t_be_written_is_told_before_anything_is_read(string name, string told)
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "circle"), "circle");
        await using var items = await RowsBase.StartAsync();

        var run = await items.RunAsync("rows", "export", "Items", "-o", Path.Combine(_folder, name));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_link_leads_to_is_not_overwritten_by_what_is_refused_of_it()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name,Count\na,b\n");
        var link = Path.Combine(_folder, "link.csv");
        File.CreateSymbolicLink(link, file);

        var run = await items.ImportAsync(file, "--key", "Name", "--rejects", link);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Name,Count\na,b\n", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("2>/dev/full")]
    [InlineData("2>&-")]
    public async Task Notes_that_nobody_can_take_end_no_command(string redirection)
    {
        if (!OperatingSystem.IsLinux())
            return;

        var (file, sarif) = (Path.Combine(_folder, "b.seatable.json"), Path.Combine(_folder, "found.sarif"));
        File.Copy(ToolBase.Quickstart, file);

        using var check = ToolProcess.StartLed(redirection, "check", file, "--sarif", sarif);
        using var wrong = ToolProcess.StartLed(redirection, "nothing");

        Assert.Equal(0, (await check.EndAsync()).ExitCode);
        Assert.Equal(2, (await wrong.EndAsync()).ExitCode);
        Assert.True(File.Exists(sarif));
    }

    [Fact]
    public async Task Help_that_can_t_be_printed_is_told_in_words()
    {
        if (!OperatingSystem.IsLinux())
            return;

        using var help = ToolProcess.StartLed(">/dev/full", "pull", "--help");
        var (code, error) = await help.EndAsync();

        Assert.Equal(2, code);
        Assert.StartsWith("error: The standard output can't be written: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
