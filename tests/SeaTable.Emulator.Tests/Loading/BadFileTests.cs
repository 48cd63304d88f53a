using System.IO.Compression;
using System.Text;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Loading;

public sealed class BadFileTests
{
    [Theory]
    [InlineData("", "(1,1): the file is empty")]
    [InlineData("{\n  \"tables\": [\n    {\"_id\": \"0000\",", "(3,20): the JSON ends in the middle")]
    [InlineData("{\n  \"tables\": [,]}", "(2,14): this is not valid JSON")]
    [InlineData("{\n  \"rows\": []}", "(1,1): this is not a base")]
    [InlineData("[]", "(1,1): this is not a base")]
    [InlineData("{\"metadata\":\n  {\"version\": 1}}", "(2,3): this is not a base")]
    [InlineData("{\"tables\": [\n {\"name\": \"A\"}]}", "(2,2): the table \"A\" has no \"_id\"")]
    [InlineData("{\"tables\": [\n {\"_id\": \"0000\", \"name\": \"A\"}]}", "(2,2): the table \"A\" has no list \"columns\"")]
    [InlineData("{\"tables\": [{\"_id\": \"0000\", \"name\": \"A\", \"columns\": [\n{\"key\": \"0000\", \"name\": \"N\"}]}]}",
        "(2,1): the column \"N\" has no \"type\"")]
    [InlineData("{\"tables\": [{\"_id\": \"0000\", \"name\": \"A\", \"columns\": [\n{\"key\": 7, \"name\": \"N\"}]}]}",
        "(2,9): the column \"N\" has no \"key\"")]
    public async Task A_file_that_is_no_base_is_refused_with_line_and_column(string content, string problem)
    {
        using var file = new TemporaryFile(".seatable.json");
        await File.WriteAllTextAsync(file.Path, content);

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(file.Path));

        Assert.StartsWith(problem, exception.Message.Replace(file.Path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("Save the answer of GET …/metadata/ anew, or use an export of the base (.dtable).", exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_there_twice_are_refused()
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, """
            {"tables": [{"_id": "0000", "name": "A", "columns": [
              {"key": "0000", "name": "N", "type": "text"},
              {"key": "0000", "name": "M", "type": "text"}]}]}
            """);

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(file.Path));

        Assert.Contains("(3,11): the column key \"0000\" is there twice", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => SeaTableEmulator.StartAsync("Data/nothing.seatable.json"));

        Assert.Contains(Path.GetFullPath("Data/nothing.seatable.json"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("copied to the output directory", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_an_end_is_not_read_for_ever()
    {
        if (OperatingSystem.IsWindows())
            return;

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync("/dev/zero"));

        Assert.StartsWith(
            "/dev/zero does not end where a base does. Name a schema file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync("Data"));

        Assert.Contains("is a folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_without_a_base_and_one_that_is_cut_off_are_refused()
    {
        using var empty = new TemporaryFile(".dtable");
        using (var archive = ZipFile.Open(empty.Path, ZipArchiveMode.Create))
            archive.CreateEntry("forms.json");
        using var cut = new TemporaryFile(".dtable");
        await File.WriteAllBytesAsync(cut.Path, (await File.ReadAllBytesAsync(empty.Path))[..40]);

        var withoutContent = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(empty.Path));
        var cutOff = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(cut.Path));

        Assert.Contains("has no content.json", withoutContent.Message, StringComparison.Ordinal);
        Assert.Contains("is cut off", cutOff.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_does_not_matter()
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, await File.ReadAllTextAsync(Workshop.SchemaFile),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        await using var emulator = await SeaTableEmulator.StartAsync(file.Path);

        Assert.Equal("127.0.0.1", emulator.Server.Host);
    }
}
