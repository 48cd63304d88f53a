using System.Net;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Files;

public sealed class DownloadTests
{
    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=262140-262150", 262_140, 11)]
    [InlineData("bytes=500000-", 500_000, 100_000)]
    [InlineData("bytes=-7", 599_993, 7)]
    [InlineData("bytes=599999-9999999", 599_999, 1)]
    [InlineData("bytes=-600000", 0, 600_000)]
    public async Task A_part_of_a_file_can_be_asked_for(string range, int start, int length)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var bytes = FileClient.Bytes(600_000);
        await files.UploadAsync("a.bin", bytes);

        using var response = await GetAsync(files, await files.LinkAsync(FileClient.PathOf("a.bin")), range);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(bytes[start..(start + length)], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes {start}-{start + length - 1}/600000", response.Content.Headers.ContentRange!.ToString());
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=5-4")]
    [InlineData("bytes=-0")]
    [InlineData("bytes=-11")]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=-")]
    [InlineData("bytes")]
    [InlineData("bytes=0-99999999999999999999")]
    public async Task A_part_that_can_not_be_is_told(string range)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.bin", FileClient.Bytes(10));

        using var response = await GetAsync(files, await files.LinkAsync(FileClient.PathOf("a.bin")), range);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal("bytes */10", response.Content.Headers.ContentRange!.ToString());
    }

    [Theory]
    [InlineData("a.txt", "text/plain; charset=gbk")]
    [InlineData("a.png", "image/png")]
    [InlineData("a.JPG", "image/jpeg")]
    [InlineData("a.pdf", "application/pdf")]
    [InlineData("a.PDF", "application/octet-stream")]
    [InlineData("pdf", "application/pdf")]
    public async Task The_type_goes_by_the_ending(string name, string type)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync(name, [1, 2]);

        var link = await files.LinkAsync(FileClient.PathOf(name));
        using var response = await files.Http.GetAsync(link);
        using var head = await files.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));

        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(name, response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(
            (2L, type, 0), (head.Content.Headers.ContentLength, head.Content.Headers.ContentType!.ToString(),
                (await head.Content.ReadAsByteArrayAsync()).Length));
    }

    [Fact]
    public async Task Links_end_after_their_time()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = clock });
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1], "files/2025-03");
        var upload = await files.GetAsync("app-upload-link/");
        var download = await files.LinkAsync("/files/2025-03/a.txt");

        clock.Now += TimeSpan.FromMinutes(30);
        using var downloaded = await files.Http.GetAsync(download);
        var uploaded = await files.PostAsync(
            (string)upload["upload_link"]!, (string)upload["parent_path"]!, "files", "0", ("b.txt", new ByteArrayContent([2])));
        clock.Now += TimeSpan.FromMinutes(31);
        using var ended = await files.Http.GetAsync(download);

        Assert.Equal(HttpStatusCode.OK, downloaded.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "Access token not found."), uploaded);
        Assert.Equal(HttpStatusCode.Forbidden, ended.StatusCode);
        Assert.Equal("Access token not found.", await ended.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Links_can_be_ended_and_do_for_nothing_else_than_they_were_made_for()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1]);
        var upload = (string)(await files.GetAsync("app-upload-link/"))["upload_link"]!;
        var download = await files.LinkAsync(FileClient.PathOf("a.txt"));

        using var turned = await files.Http.GetAsync(upload.Replace("upload-api", "files", StringComparison.Ordinal) + "/a.txt");
        var posted = await files.PostAsync(
            download.Replace("/files/", "/upload-api/", StringComparison.Ordinal)[..^"/a.txt".Length], "/", "files", "0",
            ("b.txt", new ByteArrayContent([2])));
        workshop.Emulator.ExpireFileLinks();
        using var ended = await files.Http.GetAsync(download);

        Assert.Equal(HttpStatusCode.Forbidden, turned.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "Operation does not match access token."), posted);
        Assert.Equal(HttpStatusCode.Forbidden, ended.StatusCode);
    }

    [Fact]
    public async Task A_link_shows_the_file_as_it_was_when_it_was_made()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var bytes = FileClient.Bytes(600_000);
        await files.UploadAsync("a.txt", bytes);
        var link = await files.LinkAsync(FileClient.PathOf("a.txt"));

        await files.UploadAsync("a.txt", [2], replaces: true);
        Assert.Equal(bytes, await files.Http.GetByteArrayAsync(link));
        Assert.Equal([2], await files.DownloadAsync(FileClient.PathOf("a.txt")));

        Assert.Equal(200, (await files.TryAsync(HttpMethod.Delete, $"app-asset/?path={FileClient.PathOf("a.txt")}")).Status);
        Assert.Equal(bytes, await files.Http.GetByteArrayAsync(link));
    }

    [Theory]
    [InlineData("/files/2020-01/none.txt")]
    [InlineData("/")]
    [InlineData("/files")]
    [InlineData("/files/../files/a.txt")]
    [InlineData("/../../etc/passwd")]
    [InlineData("files//a.txt")]
    [InlineData("%00")]
    public async Task Missing_files_are_told(string path)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1], "files");

        var download = await files.TryAsync(HttpMethod.Get, $"app-download-link/?path={Uri.EscapeDataString(path)}");
        var deleted = await files.TryAsync(HttpMethod.Delete, $"app-asset/?path={Uri.EscapeDataString(path)}");

        Assert.Equal((404, $"path {path} not found."), (download.Status, (string?)download.Json!["error_msg"]));
        Assert.Equal((404, "File not found."), (deleted.Status, (string?)deleted.Json!["error_msg"]));
    }

    [Fact]
    public async Task A_deleted_file_is_gone()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1]);

        var (status, json) = await files.TryAsync(HttpMethod.Delete, $"app-asset/?path={FileClient.PathOf("a.txt")}");
        var again = await files.TryAsync(HttpMethod.Delete, $"app-asset/?path={FileClient.PathOf("a.txt")}");
        var without = await files.TryAsync(HttpMethod.Delete, "app-asset/");

        Assert.Equal((200, """{"success":true}"""), (status, json!.ToJsonString()));
        Assert.Equal(404, again.Status);
        Assert.Equal((400, "Invalid path."), (without.Status, (string?)without.Json!["error_msg"]));
        Assert.Equal("a.txt", (string?)(await files.UploadAsync("a.txt", [2]))["name"]);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("base")]
    public async Task Calls_about_files_need_an_api_token(string kind)
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = kind == "base" ? await workshop.BaseTokenAsync(workshop.Emulator.ApiToken) : new string('0', 40);
        using var files = new FileClient(workshop.Emulator, token);

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "app-upload-link/"), (HttpMethod.Get, "app-download-link/?path=/files/a"),
            (HttpMethod.Delete, "app-asset/?path=/files/a"), (HttpMethod.Get, "custom/app-asset-dir/?path=/"),
            (HttpMethod.Get, "custom/app-asset-file/?path=/&name=a"), (HttpMethod.Delete, "custom/app-asset-file/?path=/a"),
            (HttpMethod.Get, "custom/app-upload-link/?path=/"), (HttpMethod.Get, "custom/app-download-link/?path=/a"),
        })
        {
            var (status, json) = await files.TryAsync(method, path);
            Assert.Equal((403, "Permission denied."), (status, (string?)json!["error_msg"]));
        }

        var uploaded = await files.PostAsync(
            $"seafhttp/upload-api/{Guid.NewGuid()}", $"/asset/{workshop.Emulator.BaseUuid}", "files", "0",
            ("a.txt", new ByteArrayContent(FileClient.Bytes(1000))));
        Assert.Equal((HttpStatusCode.Forbidden, "Access token not found."), uploaded);
    }

    [Fact]
    public async Task An_api_token_that_may_only_read_gets_links_too()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator, workshop.Emulator.ReadOnlyApiToken);

        await files.UploadAsync("a.txt", [1]);

        Assert.Equal([1], await files.DownloadAsync(FileClient.PathOf("a.txt")));
    }

    private static Task<HttpResponseMessage> GetAsync(FileClient files, string link, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.TryAddWithoutValidation("Range", range);
        return files.Http.SendAsync(request);
    }
}
