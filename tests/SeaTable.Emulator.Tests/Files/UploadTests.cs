using System.Net;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Files;

public sealed class UploadTests
{
    [Fact]
    public async Task An_upload_link_tells_where_files_and_images_of_this_month_go()
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        using var files = new FileClient(workshop.Emulator);

        var link = await files.GetAsync("app-upload-link/");

        Assert.Equal(
            ["file_relative_path", "img_relative_path", "parent_path", "upload_link", "workspace_id"],
            link.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Matches($"^{workshop.Emulator.Server}seafhttp/upload-api/[0-9a-f-]{{36}}$", (string)link["upload_link"]!);
        Assert.Equal($"/asset/{workshop.Emulator.BaseUuid}", (string?)link["parent_path"]);
        Assert.Equal("images/2025-03", (string?)link["img_relative_path"]);
        Assert.Equal("files/2025-03", (string?)link["file_relative_path"]);
        Assert.Equal(1, (int)link["workspace_id"]!);
    }

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("two words.pdf")]
    [InlineData("Übergröße – 漢字 ñ.png")]
    [InlineData("🦊 fox 👩‍👩‍👧.png")]
    [InlineData("100%.txt")]
    [InlineData("%41%2F%2e%2e.txt")]
    [InlineData("#1?a=b&c+d;e.txt")]
    [InlineData("no ending")]
    [InlineData(".hidden")]
    [InlineData("a..b.txt")]
    [InlineData("'quote' (1) [2] {3} ~!@$^=,`.txt")]
    [InlineData("-rf")]
    [InlineData(" blanks ")]
    public async Task A_file_comes_back_byte_for_byte_whatever_it_is_called(string name)
    {
        await using var workshop = await Workshop.OpenAsync(new() { OpensFilesToAll = true });
        using var files = new FileClient(workshop.Emulator);
        var bytes = FileClient.Bytes(1000);

        var stored = await files.UploadAsync(name, bytes);

        Assert.Equal(name, (string?)stored["name"]);
        Assert.Equal(bytes.Length, (int)stored["size"]!);
        Assert.Matches("^[0-9a-f]{40}$", (string)stored["id"]!);
        Assert.Equal(bytes, await files.DownloadAsync(FileClient.PathOf(name)));
        Assert.Equal(bytes, await OpenAsync(files, files.AddressOf(FileClient.PathOf(name))));
    }

    [Fact]
    public async Task Every_letter_of_a_name_is_kept()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        // What HTTP headers and folders don't take: control characters, quotes, slashes.
        var letters = Enumerable.Range(0x20, 0x2000).Select(code => (char)code)
            .Where(letter => !char.IsControl(letter) && !"\"\\/".Contains(letter, StringComparison.Ordinal))
            .Select(letter => letter.ToString().Normalize()).Distinct();
        foreach (var part in letters.Chunk(27))
        {
            var name = $"a{string.Concat(part)}z".Normalize();
            var stored = await files.UploadAsync(name, [1, 2, 3]);

            Assert.Equal(name, (string?)stored["name"]);
            Assert.Equal([1, 2, 3], await files.DownloadAsync(FileClient.PathOf(name)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(262_145)]
    [InlineData(1_000_000)]
    public async Task Sizes_around_those_of_chunks_come_back(int size)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var bytes = FileClient.Bytes(size);

        var stored = await files.UploadAsync("a.bin", bytes);

        Assert.Equal(size, (int)stored["size"]!);
        Assert.Equal(bytes, await files.DownloadAsync(FileClient.PathOf("a.bin")));
    }

    [Fact]
    public async Task A_file_of_an_existing_name_gets_a_number_and_replaces_it_only_when_asked_to()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);

        var names = new List<string?>();
        foreach (var content in new byte[] { 1, 2, 3 })
            names.Add((string?)(await files.UploadAsync("scan.tar.gz", [content]))["name"]);
        names.Add((string?)(await files.UploadAsync("Makefile", [1]))["name"]);
        names.Add((string?)(await files.UploadAsync("Makefile", [1]))["name"]);
        names.Add((string?)(await files.UploadAsync("scan.tar.gz", [9], replaces: true))["name"]);

        Assert.Equal(["scan.tar.gz", "scan.tar (1).gz", "scan.tar (2).gz", "Makefile", "Makefile (1)", "scan.tar.gz"], names);
        Assert.Equal([9], await files.DownloadAsync(FileClient.PathOf("scan.tar.gz")));
        Assert.Equal([2], await files.DownloadAsync(FileClient.PathOf("scan.tar (1).gz")));
    }

    [Fact]
    public async Task Several_files_go_in_one_form_and_without_ret_json_their_ids_are_answered()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");

        var (status, text) = await files.PostAsync(
            (string)link["upload_link"]!, (string)link["parent_path"]!, "files/2025-01", null,
            ("a.txt", new ByteArrayContent([1])), ("b.txt", new ByteArrayContent([2])), ("a.txt", new ByteArrayContent([3])));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(3, text.Split('\t').Length);
        Assert.Equal([1], await files.DownloadAsync("/files/2025-01/a.txt"));
        Assert.Equal([2], await files.DownloadAsync("/files/2025-01/b.txt"));
        Assert.Equal([3], await files.DownloadAsync("/files/2025-01/a (1).txt"));
    }

    [Fact]
    public async Task Thousands_of_small_files_in_one_form_take_no_buffer_each()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var (status, text) = await files.PostAsync(
            (string)link["upload_link"]! + "?ret-json=1", (string)link["parent_path"]!, "files", "0",
            [.. Enumerable.Range(0, 2000).Select(number => ($"{number}.txt", (HttpContent)new ByteArrayContent([1])))]);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2000, JsonNode.Parse(text)!.AsArray().Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 100_000_000);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("a/b/c.txt", "c.txt")]
    public async Task A_path_in_the_name_of_a_file_is_left_out(string given, string name)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);

        Assert.Equal(name, (string?)(await files.UploadAsync(given, [1]))["name"]);
    }

    [Theory]
    [InlineData("..", 400, "invalid fileName: ...")]
    [InlineData(".", 400, "invalid fileName: ..")]
    [InlineData("a/..", 400, "invalid fileName: ...")]
    public async Task Names_that_are_none_are_refused(string name, int status, string message)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);

        await AssertRefusedAsync(files, status, message, name: name);
    }

    [Fact]
    public async Task A_name_has_at_most_255_bytes()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);

        await files.UploadAsync(new string('a', 255), [1]);
        await AssertRefusedAsync(files, 400, $"invalid fileName: {new string('ä', 128)}.", name: new string('ä', 128));
    }

    [Theory]
    [InlineData("/files/2025-01", 400, "Invalid relative path")]
    [InlineData("\\files", 400, "Invalid relative path")]
    [InlineData("../../x", 500, "Internal error.")]
    [InlineData("files/../../x", 500, "Internal error.")]
    [InlineData("..\\x", 500, "Internal error.")]
    [InlineData("files/there.txt/below", 500, "Internal error.")]
    public async Task Folders_that_lead_out_or_can_not_be_made_are_refused(string relative, int status, string message)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("there.txt", [1], "files");

        await AssertRefusedAsync(files, status, message, relative: relative);
    }

    [Theory]
    [InlineData("", 400, "No parent_dir given.")]
    [InlineData("/asset/00000000-0000-4000-8000-000000000000", 400, "Parent dir doesn't exist.")]
    [InlineData("/asset/{0}/images/1999-01", 400, "Parent dir doesn't exist.")]
    [InlineData("/asset/{0}/../{0}", 400, "Parent dir doesn't exist.")]
    [InlineData("/", 403, "Parent dir doesn't match.")]
    [InlineData("/asset/{0}/files", 403, "Parent dir doesn't match.")]
    public async Task Only_the_folder_of_the_link_is_taken(string parent, int status, string message)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("there.txt", [1], "files");

        var own = string.Format(System.Globalization.CultureInfo.InvariantCulture, parent, workshop.Emulator.BaseUuid);
        await AssertRefusedAsync(files, status, message, parent: own);
    }

    [Fact]
    public async Task What_is_no_form_or_has_no_file_is_refused()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");
        var (address, parent) = ((string)link["upload_link"]!, (string)link["parent_path"]!);

        using var text = await files.Http.PostAsync(address, new StringContent("{}"));
        var empty = await files.PostAsync(address, parent, "files", "0");
        var replace = await files.PostAsync(address, parent, "files", "yes", ("a", new ByteArrayContent([1])));
        using var cut = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhal");
        cut.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        using var half = await files.Http.PostAsync(address, cut);

        Assert.Equal(HttpStatusCode.BadRequest, text.StatusCode);
        Assert.Equal((HttpStatusCode.BadRequest, """{"error":"No file in multipart form."}"""), empty);
        Assert.Equal((HttpStatusCode.BadRequest, """{"error":"Invalid argument replace."}"""), replace);
        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        Assert.Equal(404, (await files.TryAsync(HttpMethod.Get, "app-download-link/?path=/files/a")).Status);
    }

    [Fact]
    public async Task Uploads_at_the_same_time_all_get_names_of_their_own()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async number =>
        {
            var (_, text) = await files.PostAsync(
                (string)link["upload_link"]! + "?ret-json=1", (string)link["parent_path"]!, "files/2025-01", "0",
                ("same.bin", new ByteArrayContent(FileClient.Bytes(300_000, number))));
            return (Number: number, Name: (string)JsonNode.Parse(text)![0]!["name"]!);
        }));

        Assert.Equal(24, answers.Select(answer => answer.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var (number, name) in answers)
            Assert.Equal(FileClient.Bytes(300_000, number), await files.DownloadAsync($"/files/2025-01/{name}"));
    }

    [Fact]
    public async Task A_fault_can_come_in_between_and_an_upload_that_is_sent_twice_is_there_twice()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        workshop.Emulator.Faults.Next(Fault.DropBeforeWrite, HttpMethod.Post, "upload-api");
        workshop.Emulator.Faults.Next(Fault.DuplicatedWrite, HttpMethod.Post, "upload-api");

        await Assert.ThrowsAsync<HttpRequestException>(() => files.UploadAsync("a.txt", [1]));
        Assert.Equal(404, (await files.TryAsync(HttpMethod.Get, $"app-download-link/?path={FileClient.PathOf("a.txt")}")).Status);
        Assert.Equal("a (1).txt", (string?)(await files.UploadAsync("a.txt", [2]))["name"]);

        Assert.Equal([2], await files.DownloadAsync(FileClient.PathOf("a.txt")));
        var recorded = workshop.Emulator.Calls.Last(request => request.Method == "POST");
        Assert.Equal(("", 200), (recorded.Body, recorded.StatusCode));
    }

    private static async Task<byte[]> OpenAsync(FileClient files, string address)
    {
        using var response = await files.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await files.Http.GetByteArrayAsync(response.Headers.Location);
    }

    private static async Task AssertRefusedAsync(
        FileClient files, int status, string message, string? parent = null, string relative = "files/2025-01",
        string name = "a.txt")
    {
        var link = await files.GetAsync("app-upload-link/");
        var answer = await files.PostAsync(
            (string)link["upload_link"]! + "?ret-json=1", parent ?? (string)link["parent_path"]!, relative, "0",
            (name, new ByteArrayContent([1])));

        Assert.Equal((status, message), ((int)answer.Status, (string?)JsonNode.Parse(answer.Text)!["error"]));
    }
}
