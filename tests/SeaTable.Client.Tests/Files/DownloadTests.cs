using System.IO.Pipelines;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>Files are read as streams, as a whole or not at all.</summary>
public class DownloadTests
{
    [Fact]
    public async Task A_connection_that_breaks_is_gone_on_with_by_a_new_link()
    {
        await using var stage = await FileStage.StartPatientAsync();
        var bytes = FileStage.Bytes(3_000_000);
        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream(bytes));
        stage.Emulator.Faults.Next(3, Fault.TruncatedBody, path: "files", operation: EmulatorOperation.DownloadFile);

        var stream = await stage.Files.DownloadAsync(file);

        Assert.Equal(bytes.Length, stream.Length);
        Assert.Equal(bytes, await FileStage.BytesAsync(stream));
        var reads = stage.Emulator.Calls.Where(call => call.Operation == EmulatorOperation.DownloadFile).ToList();
        Assert.Equal([200, 206, 206, 206], reads.Select(call => call.StatusCode));
        Assert.Equal(4, reads.Select(call => call.Path).Distinct().Count());
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_from_the_beginning()
    {
        await using var stage = await FileStage.StartPatientAsync();
        var bytes = FileStage.Bytes(1_000_000);
        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream(bytes));
        stage.Emulator.Faults.Next(Fault.TruncatedBody, operation: EmulatorOperation.DownloadFile);
        stage.On = request =>
        {
            request.Headers.Range = null;
            return null;
        };

        Assert.Equal(bytes, await stage.ReadAsync(file));
    }

    [Fact]
    public async Task A_page_for_people_is_not_taken_for_the_file()
    {
        await using var stage = await FileStage.StartPatientAsync();
        var file = await stage.Files.UploadFileAsync("a.html", new MemoryStream([1, 2, 3]));
        stage.Emulator.Faults.Next(Fault.HtmlPage(System.Net.HttpStatusCode.OK), operation: EmulatorOperation.DownloadFile);

        Assert.Equal([1, 2, 3], await stage.ReadAsync(file));
    }

    [Fact]
    public async Task An_answer_of_nothing_is_not_taken_for_the_file_unless_that_is_empty()
    {
        await using var stage = await FileStage.StartPatientAsync();
        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream([1, 2, 3]));
        var empty = await stage.Files.UploadFileAsync("b.bin", new MemoryStream());
        stage.Emulator.Faults.Next(Fault.EmptyAfterWrite, operation: EmulatorOperation.DownloadFile);

        Assert.Equal([1, 2, 3], await stage.ReadAsync(file));
        Assert.Empty(await stage.ReadAsync(empty));
    }

    [Fact]
    public async Task A_file_that_is_replaced_meanwhile_is_not_mixed_with_the_new_one()
    {
        await using var stage = await FileStage.StartPatientAsync();
        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream(FileStage.Bytes(1_000_000)));
        stage.Emulator.Faults.Next(Fault.TruncatedBody, operation: EmulatorOperation.DownloadFile);
        await using var stream = await stage.Files.DownloadAsync(file);
        await stage.Files.UploadFileAsync(
            "a.bin", new MemoryStream(FileStage.Bytes(1_000_000, 8)), new SeaTableUploadOptions { ReplaceExisting = true });

        var error = await Assert.ThrowsAsync<SeaTableFileException>(() => stream.CopyToAsync(Stream.Null));

        Assert.Contains("was changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_on_is_no_whole_file_on_disk()
    {
        await using var stage = await FileStage.StartAsync();
        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream(FileStage.Bytes(1_000_000)));
        var folder = Directory.CreateTempSubdirectory("seatable-files-").FullName;
        try
        {
            stage.Emulator.Faults.Next(Fault.TruncatedBody, operation: EmulatorOperation.DownloadFile);

            var error = await Assert.ThrowsAsync<SeaTableConnectionException>(
                () => stage.Files.DownloadAsync(file, Path.Combine(folder, "a.bin")));

            Assert.True(error.IsTransient);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        await using var stage = await FileStage.StartAsync();
        var file = await stage.Files.UploadFileAsync("a b.txt", new MemoryStream([1]));
        await stage.Files.DeleteAsync(file);

        var error = await Assert.ThrowsAsync<SeaTableFileNotFoundException>(() => stage.Files.DownloadAsync(file));

        Assert.Contains("a b.txt", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SeaTableFileNotFoundException>(
            () => stage.Files.DownloadAsync(new Uri($"custom-asset://{Guid.NewGuid()}.png")));
    }

    [Theory]
    [InlineData("https://example.org/a.png")]
    [InlineData("/workspace/1/asset/11111111-2222-3333-4444-555555555555/files/2026-11/a.png")]
    [InlineData("/workspace/1/asset/{0}/files/../../a.png")]
    [InlineData("file:///etc/passwd")]
    public async Task What_is_no_file_of_the_base_is_asked_for_nowhere(string address)
    {
        await using var stage = await FileStage.StartAsync();
        var url = new Uri(
            address.Replace("{0}", stage.Emulator.BaseUuid, StringComparison.Ordinal),
            address[0] == '/' ? UriKind.Relative : UriKind.Absolute);

        await Assert.ThrowsAsync<ArgumentException>(() => stage.Files.DownloadAsync(url));
        await Assert.ThrowsAsync<ArgumentException>(() => stage.Files.DeleteAsync(url));

        Assert.Equal("/api/v2.1/dtable/app-access-token/", Assert.Single(stage.Calls).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("{0}workspace/1/asset/{1}/{2}/a%20b.txt")]
    [InlineData("{0}dtable-web/workspace/1/asset/{1}/{2}/a b.txt?dl=1")]
    [InlineData("{0}workspace/1/asset-preview/{1}/{2}/a%20b.txt")]
    public async Task Addresses_are_read_however_they_were_written(string form)
    {
        await using var stage = await FileStage.StartAsync();
        await stage.Files.UploadFileAsync("a b.txt", new MemoryStream([7]));

        var address = new Uri(string.Format(
            System.Globalization.CultureInfo.InvariantCulture, form, stage.Emulator.Server, stage.Emulator.BaseUuid,
            FileStage.Month));

        Assert.Equal([7], await FileStage.BytesAsync(await stage.Files.DownloadAsync(address)));
    }

    [Fact]
    public async Task A_token_whose_source_was_reset_ends_the_next_read_too()
    {
        await using var stage = await FileStage.StartAsync();
        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream(FileStage.Bytes(10)));
        var body = new Pipe();
        await body.Writer.WriteAsync(new byte[4]);
        stage.On = request => request.Method == HttpMethod.Get
            && request.RequestUri!.AbsolutePath.StartsWith("/seafhttp/", StringComparison.Ordinal)
                ? new HttpResponseMessage { Content = new StreamContent(body.Reader.AsStream()) } : null;
        await using var stream = await stage.Files.DownloadAsync(file);
        using var cancellation = new CancellationTokenSource();
        Assert.Equal(4, await stream.ReadAsync(new byte[4], cancellation.Token));
        Assert.True(cancellation.TryReset());

        var read = stream.ReadAsync(new byte[4], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
