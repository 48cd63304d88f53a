using System.IO.Compression;
using System.Net;
using System.Text;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Files;

/// <summary>Paths and files that want to break what takes them.</summary>
public sealed class HostileFileTests
{
    private const string Content = """
        {"tables": [{"_id": "0000", "name": "Jobs", "columns": [{"key": "0000", "name": "Title", "type": "text"}]}]}
        """;

    [Fact]
    public async Task A_path_of_thousands_of_folders_makes_none_of_them()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");

        var (status, _) = await files.PostAsync(
            (string)link["upload_link"]!, (string)link["parent_path"]!, string.Join('/', Enumerable.Repeat("a", 3000)), null,
            ("a.txt", new ByteArrayContent([1])));

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(404, (await files.TryAsync(HttpMethod.Get, "app-download-link/?path=/a/a.txt")).Status);
        Assert.Equal(404, (await files.TryAsync(HttpMethod.Get, "custom/app-asset-dir/?path=/" + new string('a', 5000))).Status);
    }

    [Fact]
    public async Task A_form_with_an_endless_boundary_is_no_form()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var link = (string)(await files.GetAsync("app-upload-link/"))["upload_link"]!;
        using var content = new StringContent("--b");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + new string('b', 5000));

        using var response = await files.Http.PostAsync(new Uri(link), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("drawing.svg", true)]
    [InlineData("photo.png", false)]
    public async Task A_picture_that_can_hold_a_script_runs_none(string name, bool isSandboxed)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync(name, "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray());

        using var response = await files.Http.GetAsync(await files.LinkAsync(FileClient.PathOf(name)));

        Assert.Equal(
            isSandboxed ? ["sandbox"] : [],
            response.Headers.TryGetValues("Content-Security-Policy", out var policies) ? policies : []);
    }

    [Fact]
    public async Task Files_of_an_export_that_can_have_no_place_are_told_and_the_others_are_there()
    {
        var outside = "asset/../../evil.txt";
        var below = "asset/note.txt/below.txt";
        var deep = "asset/" + string.Join('/', Enumerable.Repeat("d", 3000)) + "/x.txt";
        using var file = Export(archive =>
        {
            foreach (var name in new[] { "asset/note.txt", outside, below, deep })
                Add(archive, name, "note"u8);
        });
        await using var emulator = await SeaTableEmulator.StartAsync(file.Path);
        using var files = new FileClient(emulator);

        Assert.Equal(
            [outside, below, deep],
            emulator.LoadReport.Findings.Where(finding => finding.Kind == LoadFindingKind.UnplacedFile)
                .Select(finding => finding.Column));
        Assert.Equal(1, emulator.LoadReport.Files);
        Assert.Equal("note"u8.ToArray(), await files.DownloadAsync("/note.txt"));
    }

    [Fact]
    public async Task A_file_that_is_damaged_in_the_export_is_named()
    {
        using var file = Export(archive => Add(archive, "asset/photo.png", FileClient.Bytes(1000)));
        var bytes = await File.ReadAllBytesAsync(file.Path);
        // The way in which it is packed, where the archive lists it: none has this number.
        bytes[Listed(bytes, "asset/photo.png") + 10] = 77;
        await File.WriteAllBytesAsync(file.Path, bytes);

        var error = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(file.Path));

        Assert.Contains("asset/photo.png", error.Message, StringComparison.Ordinal);
        Assert.Contains("Export the base anew", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xF0000000, "has 4,026,531,840 bytes")]
    [InlineData(2000, "is cut off")]
    public async Task A_content_of_another_length_than_it_says_is_not_unpacked_without_end(uint length, string problem)
    {
        using var file = Export(_ => { });
        var bytes = await File.ReadAllBytesAsync(file.Path);
        BitConverter.TryWriteBytes(bytes.AsSpan(Listed(bytes, "content.json") + 24), length);
        await File.WriteAllBytesAsync(file.Path, bytes);

        var error = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(file.Path));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static TemporaryFile Export(Action<ZipArchive> fill)
    {
        var file = new TemporaryFile(".dtable");
        using var archive = ZipFile.Open(file.Path, ZipArchiveMode.Create);
        Add(archive, "content.json", Encoding.UTF8.GetBytes(Content));
        fill(archive);
        return file;
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }

    // Where the list at the end of an archive tells of a file.
    private static int Listed(byte[] archive, string name) =>
        archive.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) - 46;
}
