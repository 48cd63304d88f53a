using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>Files and images are uploaded and fit their cells.</summary>
public class UploadTests
{
    [Fact]
    public async Task What_is_uploaded_fits_a_cell_and_is_read_from_there()
    {
        await using var stage = await FileStage.StartAsync();
        var (pdf, png) = (FileStage.Bytes(300_000), FileStage.Bytes(7_000, 2));

        var row = await stage.Base.Everything.AddAsync(new EverythingRow
        {
            Files = [await stage.Files.UploadFileAsync("invoice.pdf", new MemoryStream(pdf), CancellationToken.None)],
            Images = [await stage.Files.UploadImageAsync("photo.png", new MemoryStream(png))],
        });

        var read = await stage.Base.Everything.GetAsync(row.RowId);
        var file = Assert.Single(read!.Files);
        Assert.Equal(("invoice.pdf", 300_000L, "file"), (file.Name, file.Size, file.Type));
        Assert.Equal(pdf, await FileStage.BytesAsync(await file.OpenReadAsync(stage.Base)));
        Assert.Contains("/images/", Assert.Single(read.Images).OriginalString, StringComparison.Ordinal);
        Assert.Equal(png, await FileStage.BytesAsync(await stage.Files.DownloadAsync(read.Images[0])));
    }

    [Fact]
    public async Task A_file_of_the_same_name_is_numbered_or_takes_its_place()
    {
        await using var stage = await FileStage.StartAsync();
        var first = await stage.Files.UploadFileAsync("scan.pdf", new MemoryStream([1]));

        var second = await stage.Files.UploadFileAsync("scan.pdf", new MemoryStream([2]));
        var third = await stage.Files.UploadFileAsync(
            "scan.pdf", new MemoryStream([3]), new SeaTableUploadOptions { ReplaceExisting = true });

        Assert.Equal("scan (1).pdf", second.Name);
        Assert.Equal(first.Url, third.Url);
        Assert.Equal([3], await stage.ReadAsync(first));
        Assert.Equal([2], await stage.ReadAsync(second));
    }

    [Theory]
    [InlineData("Größe und Maß.pdf")]
    [InlineData("文本 📎.txt")]
    [InlineData("he said \"no\"; filename=\"x.exe\".txt")]
    [InlineData("100% #1 ?a=b&c+d.txt")]
    [InlineData("%2e%2e%2fetc.txt")]
    [InlineData("back\\slash\\")]
    [InlineData("it's (1) [2] {3}~`!@$^,=.tar.gz")]
    [InlineData("invoice\u202Efdp.exe")]
    [InlineData("  blanks  .txt")]
    [InlineData(".hidden")]
    [InlineData("no ending")]
    public async Task Names_keep_all_their_letters(string name)
    {
        await using var stage = await FileStage.StartAsync();

        var row = await stage.Base.Everything.AddAsync(new EverythingRow
        {
            Files = [await stage.Files.UploadFileAsync(name, new MemoryStream([1, 2, 3]))],
        });

        var file = Assert.Single((await stage.Base.Everything.GetAsync(row.RowId))!.Files);
        Assert.Equal(name, file.Name);
        Assert.Equal([1, 2, 3], await stage.ReadAsync(file));
        Assert.True(await stage.Files.DeleteAsync(file));
        Assert.False(await stage.Files.DeleteAsync(file));
    }

    [Theory]
    [InlineData("a/b.pdf")]
    [InlineData("..")]
    [InlineData(" ")]
    [InlineData("a\r\nContent-Type: x")]
    [InlineData("\0")]
    public async Task What_can_be_no_name_is_refused_before_anything_is_sent(string name)
    {
        await using var stage = await FileStage.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => stage.Files.UploadFileAsync(name, new MemoryStream([1])));

        Assert.Empty(stage.Calls);
    }

    [Theory]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData("a//b")]
    public async Task What_can_be_no_folder_is_refused_before_anything_is_sent(string folder)
    {
        await using var stage = await FileStage.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => stage.Files.UploadFileAsync(
            "a.txt", new MemoryStream([1]), new SeaTableUploadOptions { Folder = folder }));

        Assert.Empty(stage.Calls);
    }

    [Fact]
    public async Task Half_a_character_is_refused_in_a_name_and_in_a_folder()
    {
        await using var stage = await FileStage.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => stage.Files.UploadFileAsync("half \uD83D", new MemoryStream([1])));
        await Assert.ThrowsAsync<ArgumentException>(() => stage.Files.UploadFileAsync(
            "a.txt", new MemoryStream([1]), new SeaTableUploadOptions { Folder = "half \uD83D" }));

        Assert.Empty(stage.Calls);
    }

    [Fact]
    public async Task A_composed_name_is_the_same_however_it_was_typed()
    {
        await using var stage = await FileStage.StartAsync();

        var file = await stage.Files.UploadFileAsync("Gro\u0308\u00DFe.txt", new MemoryStream([1]));

        Assert.Equal("Größe.txt", file.Name);
    }

    [Fact]
    public async Task Uploads_of_a_minute_share_a_link()
    {
        await using var stage = await FileStage.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(
            number => stage.Files.UploadFileAsync($"{number}.txt", new MemoryStream([1]))));

        Assert.Equal(1, stage.Count("app-upload-link"));
        Assert.Equal(10, stage.Count("app-download-link"));
        Assert.Equal(10, stage.Count("upload-api"));
    }

    [Fact]
    public async Task A_link_whose_time_is_over_is_asked_for_again()
    {
        await using var stage = await FileStage.StartAsync();
        var refusals = 0;
        stage.On = request => request.RequestUri!.AbsolutePath.Contains("upload-api", StringComparison.Ordinal)
            && refusals++ == 0
                ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("Access token not found.") }
                : null;

        var file = await stage.Files.UploadFileAsync("a.txt", new MemoryStream([1]));

        Assert.Equal([1], await stage.ReadAsync(file));
        Assert.Equal(2, stage.Count("app-upload-link"));
    }

    [Fact]
    public async Task Progress_is_told_as_bytes_are_sent()
    {
        await using var stage = await FileStage.StartAsync();
        var told = new List<long>();

        await stage.Files.UploadFileAsync(
            "a.bin", new MemoryStream(FileStage.Bytes(500_000)), new SeaTableUploadOptions { Progress = new Told(told.Add) });

        Assert.True(told.Count > 2);
        Assert.Equal(told.Order(), told);
        Assert.Equal(500_000, told[^1]);
    }

    [Fact]
    public async Task Files_of_this_machine_are_uploaded_and_written_by_their_paths()
    {
        await using var stage = await FileStage.StartAsync();
        var folder = Directory.CreateTempSubdirectory("seatable-files-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a b.bin"), Path.Combine(folder, "copy.bin"));
            await File.WriteAllBytesAsync(from, FileStage.Bytes(200_000));

            var file = await stage.Files.UploadFileAsync(from);
            await stage.Files.DownloadAsync(file, to);

            Assert.Equal("a b.bin", file.Name);
            Assert.Equal(await File.ReadAllBytesAsync(from), await File.ReadAllBytesAsync(to));
            Assert.Equal(2, Directory.GetFiles(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_read_only_token_uploads_and_deletes_nothing()
    {
        await using var stage = await FileStage.StartAsync(
            emulatorOptions: new() { ReadOnlyApiToken = "read-only-token-of-the-tests" });
        var file = await stage.Files.UploadFileAsync("a.txt", new MemoryStream([1]));
        var reader = stage.Connect(options => options.ApiToken = "read-only-token-of-the-tests");

        await Assert.ThrowsAsync<SeaTablePermissionException>(
            () => reader.Files.UploadFileAsync("b.txt", new MemoryStream([1])));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.Files.DeleteAsync(file));

        Assert.Equal([1], await FileStage.BytesAsync(await reader.Files.DownloadAsync(file)));
        Assert.Equal(1, stage.Count("upload-api"));
    }

    [Fact]
    public async Task Folders_that_people_have_made_are_written_read_and_listed()
    {
        await using var stage = await FileStage.StartAsync();
        var options = new SeaTableUploadOptions { Folder = "/contracts/2026/" };

        var file = await stage.Files.UploadFileAsync("deal.pdf", new MemoryStream([1]), options);
        var second = await stage.Files.UploadFileAsync("deal.pdf", new MemoryStream([2]), options);
        var image = await stage.Files.UploadImageAsync("logo.png", new MemoryStream([3]), options);

        Assert.StartsWith("custom-asset://", file.Url.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith(".pdf", file.Url.OriginalString, StringComparison.Ordinal);
        var other = stage.Connect().Files;
        Assert.Equal([1], await FileStage.BytesAsync(await other.DownloadAsync(file)));
        Assert.Equal([2], await FileStage.BytesAsync(await other.DownloadAsync(second with { Name = "renamed in the cell" })));
        Assert.Equal([3], await FileStage.BytesAsync(await other.DownloadAsync(image)));
        Assert.Equal(["contracts"], (await other.GetFolderAsync(""))!.Folders);
        Assert.Equal(["deal (1).pdf", "deal.pdf", "logo.png"], (await other.GetFolderAsync("contracts/2026"))!.Files.Order());
        Assert.Null(await other.GetFolderAsync("nothing"));
        Assert.True(await other.DeleteAsync(second));
        Assert.False(await stage.Files.DeleteAsync(second));
    }

    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
