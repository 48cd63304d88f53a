using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Files;

public sealed class CustomFolderTests
{
    [Fact]
    public async Task Files_in_folders_of_ones_own_are_uploaded_listed_downloaded_and_deleted()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);

        Assert.Equal("""{"dir":[],"file":[]}""", (await files.GetAsync("custom/app-asset-dir/?path=/")).ToJsonString());
        var top = await UploadAsync(files, "/", "", "b374.pdf", [1]);
        var below = await UploadAsync(files, "/", "uploads/Lieferant Ä", "100%.pdf", [2]);
        var again = await UploadAsync(files, "/uploads/Lieferant Ä", "uploads/Lieferant Ä", "100%.pdf", [3]);

        Assert.Equal(("b374.pdf", "100%.pdf", "100% (1).pdf"), (top, below, again));
        Assert.Equal(
            """{"dir":[{"name":"uploads"}],"file":[{"name":"b374.pdf"}]}""",
            (await files.GetAsync("custom/app-asset-dir/?path=/")).ToJsonString());
        Assert.Equal(
            """{"dir":[],"file":[{"name":"100% (1).pdf"},{"name":"100%.pdf"}]}""",
            (await files.GetAsync($"custom/app-asset-dir/?path={Uri.EscapeDataString("/uploads/Lieferant Ä")}"))
                .ToJsonString(JsonForms.Plain));
        Assert.Equal([3], await DownloadAsync(files, "/uploads/Lieferant Ä/100% (1).pdf"));

        var deleted = await files.TryAsync(HttpMethod.Delete, "custom/app-asset-file/?path=/b374.pdf");
        var gone = await files.TryAsync(HttpMethod.Delete, "custom/app-asset-file/?path=/b374.pdf");
        Assert.Equal((200, 404), (deleted.Status, gone.Status));
        Assert.Equal("File not found.", (string?)gone.Json!["error_msg"]);
    }

    [Fact]
    public async Task A_file_tells_the_id_that_cells_name_it_by_and_keeps_it()
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        using var files = new FileClient(workshop.Emulator);
        await UploadAsync(files, "/", "supplierOne", "b374.pdf", [1, 2, 3]);

        var dirent = (await files.GetAsync("custom/app-asset-file/?path=/supplierOne&name=b374.pdf"))["dirent"]!;

        Assert.Equal(
            ["file_size", "is_file", "last_update", "obj_name", "uuid"],
            dirent.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            (true, "b374.pdf", 3, "2025-03-14T09:26:53+00:00"),
            ((bool)dirent["is_file"]!, (string?)dirent["obj_name"], (int)dirent["file_size"]!, (string?)dirent["last_update"]));
        await files.TryAsync(HttpMethod.Delete, "custom/app-asset-file/?path=/supplierOne/b374.pdf");
        await UploadAsync(files, "/supplierOne", "supplierOne", "b374.pdf", [9]);
        var later = (await files.GetAsync("custom/app-asset-file/?path=/supplierOne&name=b374.pdf"))["dirent"]!;
        Assert.Equal((string?)dirent["uuid"], (string?)later["uuid"]);
        Assert.True(Guid.TryParse((string?)dirent["uuid"], out _));
    }

    [Fact]
    public async Task The_members_of_links_are_where_clients_and_where_the_documentation_have_them()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);

        var link = await files.GetAsync("custom/app-upload-link/?path=/");

        Assert.Equal($"/asset/{workshop.Emulator.BaseUuid}/custom", (string?)link["parent_path"]);
        Assert.Equal("", (string?)link["relative_path"]);
        foreach (var member in new[] { "upload_link", "workspace_id", "parent_path", "relative_path" })
            Assert.Equal(link[member]!.ToJsonString(), link["dirent"]![member]!.ToJsonString());
    }

    [Theory]
    [InlineData("GET", "custom/app-asset-dir/", 400, "parent_dir invalid.")]
    [InlineData("GET", "custom/app-asset-dir/?path=/none", 404, "parent_dir not found.")]
    [InlineData("GET", "custom/app-asset-dir/?path=/../files", 404, "parent_dir not found.")]
    [InlineData("GET", "custom/app-asset-file/?name=a", 400, "parent_dir invalid.")]
    [InlineData("GET", "custom/app-asset-file/?path=/", 400, "name invalid.")]
    [InlineData("GET", "custom/app-asset-file/?path=/&name=a.txt", 404, "File a.txt not found.")]
    [InlineData("DELETE", "custom/app-asset-file/", 400, "path invalid.")]
    [InlineData("GET", "custom/app-upload-link/?path=/none", 404, "parent_dir not found.")]
    [InlineData("GET", "custom/app-upload-link/?path=/..", 404, "parent_dir not found.")]
    [InlineData("GET", "custom/app-download-link/", 400, "path invalid.")]
    [InlineData("GET", "custom/app-download-link/?path=/none.txt", 404, "path /none.txt not found.")]
    [InlineData("GET", "custom/app-download-link/?path=/../files/a.txt", 404, "path /../files/a.txt not found.")]
    public async Task What_is_missing_is_told(string method, string path, int status, string message)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1], "files");

        var answer = await files.TryAsync(new HttpMethod(method), path);

        Assert.Equal((status, message), (answer.Status, (string?)answer.Json!["error_msg"]));
    }

    private static async Task<string> UploadAsync(FileClient files, string path, string relative, string name, byte[] bytes)
    {
        var link = await files.GetAsync($"custom/app-upload-link/?path={Uri.EscapeDataString(path)}");
        var (_, text) = await files.PostAsync(
            (string)link["upload_link"]! + "?ret-json=1", (string)link["parent_path"]!, relative, "0",
            (name, new ByteArrayContent(bytes)));
        return (string)JsonNode.Parse(text)![0]!["name"]!;
    }

    private static async Task<byte[]> DownloadAsync(FileClient files, string path)
    {
        var link = await files.GetAsync($"custom/app-download-link/?path={Uri.EscapeDataString(path)}");
        return await files.Http.GetByteArrayAsync((string)link["download_link"]!);
    }
}
