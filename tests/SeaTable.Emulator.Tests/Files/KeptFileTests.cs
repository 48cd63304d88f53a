using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Files;

/// <summary>Files in data files and in exports.</summary>
public sealed class KeptFileTests
{
    /// <summary>The variable that says how many megabytes a large file has.</summary>
    private const string SizeVariable = "SEATABLE_EMULATOR_LARGE_FILE_MB";

    [Fact]
    public async Task Files_are_there_after_the_next_start_and_in_copies_of_the_base()
    {
        using var data = new TemporaryFile(".db");
        using var copy = new TemporaryFile(".db");
        var bytes = FileClient.Bytes(600_000);
        await using (var workshop = await Workshop.OpenAsync(new() { DataFile = data.Path }))
        {
            using var files = new FileClient(workshop.Emulator);
            await files.UploadAsync("a.bin", bytes);
            await files.UploadAsync("gone.bin", bytes);
            await files.TryAsync(HttpMethod.Delete, $"app-asset/?path={FileClient.PathOf("gone.bin")}");
            await workshop.AddAsync("""{"Title": "kept"}""");
        }

        foreach (var kept in new[] { data.Path, null, copy.Path })
        {
            var options = new SeaTableEmulatorOptions { DataFile = kept };
            await using var again = await Workshop.OpenAsync(options, data.Path);
            using var files = new FileClient(again.Emulator);

            Assert.Equal(bytes, await files.DownloadAsync(FileClient.PathOf("a.bin")));
            Assert.Equal("a (1).bin", (string?)(await files.UploadAsync("a.bin", [1]))["name"]);
            Assert.Equal([1], await files.DownloadAsync(FileClient.PathOf("a (1).bin")));
            await files.TryAsync(HttpMethod.Delete, $"app-asset/?path={FileClient.PathOf("a (1).bin")}");
            await again.AddAsync("""{"Title": "new"}""");
            var rows = await again.ListAsync("table_name=Jobs&convert_keys=true");
            var titles = rows.Select(row => (string?)row!["Title"]).ToList();
            Assert.Equal(("kept", "new"), (titles[0], titles[^1]));
        }
    }

    [Fact]
    public async Task A_copy_in_memory_keeps_others_from_changing_the_data_file_below_it()
    {
        using var data = new TemporaryFile(".db");
        await using (var workshop = await Workshop.OpenAsync(new() { DataFile = data.Path }))
        {
            using var files = new FileClient(workshop.Emulator);
            await files.UploadAsync("a.bin", [1]);
        }

        await using var copy = await Workshop.OpenAsync(path: data.Path);
        await using var second = await Workshop.OpenAsync(path: data.Path);

        await Assert.ThrowsAsync<SeaTableEmulatorException>(() => Workshop.OpenAsync(new() { DataFile = data.Path }));
        using var read = new FileClient(second.Emulator);
        Assert.Equal([1], await read.DownloadAsync(FileClient.PathOf("a.bin")));
    }

    [Fact]
    public async Task An_upload_that_was_cut_off_leaves_nothing_behind()
    {
        using var data = new TemporaryFile(".db");
        await using var workshop = await Workshop.OpenAsync(new() { DataFile = data.Path });
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");

        for (var number = 0; number < 40; number++)
        {
            using var broken = new StreamContent(new BrokenStream(1_000_000));
            await Assert.ThrowsAnyAsync<Exception>(() => files.PostAsync(
                (string)link["upload_link"]!, (string)link["parent_path"]!, "files", "0", ("a.bin", broken)));
        }

        await files.UploadAsync("b.bin", [1]);
        Assert.Equal(404, (await files.TryAsync(HttpMethod.Get, "app-download-link/?path=/files/a.bin")).Status);
        await workshop.DisposeAsync();
        // The server may notice late that some were cut off, and the room of those is used again.
        Assert.InRange(new FileInfo(data.Path).Length, 0, 20_000_000);
    }

    [Fact]
    public async Task A_large_file_is_streamed_in_and_out()
    {
        var megabytes = int.TryParse(Environment.GetEnvironmentVariable(SizeVariable), out var given) ? given : 12;
        using var data = new TemporaryFile(".db");
        await using var workshop = await Workshop.OpenAsync(new() { DataFile = data.Path });
        using var files = new FileClient(workshop.Emulator);
        var link = await files.GetAsync("app-upload-link/");
        var size = megabytes * 1024L * 1024;
        var before = Process.GetCurrentProcess().WorkingSet64;

        using var content = new StreamContent(new PatternStream(size));
        var (status, _) = await files.PostAsync(
            (string)link["upload_link"]!, (string)link["parent_path"]!, "files", "0", ("large.bin", content));
        using var response = await files.Http.GetAsync(
            await files.LinkAsync("/files/large.bin"), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(size, response.Content.Headers.ContentLength);
        await PatternStream.AssertIsAsync(stream, size);
        Assert.InRange(Process.GetCurrentProcess().WorkingSet64 - before, long.MinValue, 150_000_000);
    }

    [Fact]
    public async Task The_files_of_an_export_are_served_where_its_cells_name_them()
    {
        using var export = Export(
            ("asset/images/2024-03/x y.jpg", [1]), ("asset/files/2024-03/100%.pdf", [2]),
            ("asset/digital-signs/2024-03/s.png", [3]), ("asset/forms/a/logo.png", [4]), ("asset/../../evil.sh", [5]));
        await using var workshop = await Workshop.OpenAsync(new() { OpensFilesToAll = true }, export.Path);
        using var files = new FileClient(workshop.Emulator);

        var row = (await workshop.ListAsync("table_name=Shots&convert_keys=true"))[0]!;

        Assert.Equal(files.AddressOf("/images/2024-03/x y.jpg"), (string?)row["Pictures"]![0]);
        Assert.Equal("https://example.com/a.png", (string?)row["Pictures"]![1]);
        Assert.Equal("2", row["Names"]!.ToJsonString());
        Assert.Equal([1], await OpenAsync(files, (string)row["Pictures"]![0]!));
        Assert.Equal([2], await OpenAsync(files, (string)row["Papers"]![0]!["url"]!));
        Assert.Equal([3], await files.DownloadAsync("/digital-signs/2024-03/s.png"));
        Assert.Equal([4], await files.DownloadAsync("/forms/a/logo.png"));
        Assert.Contains(files.AddressOf("/images/2024-03/x y.jpg"), (string)row["Story"]!, StringComparison.Ordinal);
        var report = workshop.Emulator.LoadReport;
        Assert.Equal(4, report.Files);
        Assert.Contains("4 files were read.", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [(LoadFindingKind.UnplacedFile, 1L), (LoadFindingKind.MissingFile, 1L)],
            report.Findings.Select(finding => (finding.Kind, finding.Count)));
        Assert.Equal("\"Shots\", \"Papers\": 1 file is named and not in the export (in the row r1).", report.Findings[1].Message);
    }

    private static async Task<byte[]> OpenAsync(FileClient files, string address)
    {
        using var response = await files.Http.GetAsync(address);
        return await files.Http.GetByteArrayAsync(response.Headers.Location);
    }

    private static TemporaryFile Export(params (string Name, byte[] Bytes)[] files)
    {
        var file = new TemporaryFile(".dtable");
        using var archive = ZipFile.Open(file.Path, ZipArchiveMode.Create);
        Write("content.json", """
            { "tables": [ { "_id": "0000", "name": "Shots", "columns": [
                { "key": "0000", "name": "Name", "type": "text" }, { "key": "PiCs", "name": "Pictures", "type": "image" },
                { "key": "FiLs", "name": "Papers", "type": "file" },
                { "key": "FoRm", "name": "Names", "type": "formula", "data": { "formula": "counta({Papers})" } },
                { "key": "StOr", "name": "Story", "type": "long-text" } ],
              "rows": [ { "_id": "r1", "0000": "a",
                "PiCs": [ "file://dtable-bundle/asset/images/2024-03/x%20y.jpg", "https://example.com/a.png" ],
                "FiLs": [ { "name": "a", "size": 1, "type": "file", "url": "file://dtable-bundle/asset/files/2024-03/100%.pdf" },
                  { "name": "b", "name": "b", "size": 1, "type": "file",
                    "url": "file://dtable-bundle/asset/files/2024-03/no.pdf" } ],
                "StOr": { "text": "See ![](file://dtable-bundle/asset/images/2024-03/x%20y.jpg)" } } ] } ] }
            """u8.ToArray());
        foreach (var (name, bytes) in files)
            Write(name, bytes);
        return file;

        void Write(string name, byte[] bytes)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(bytes);
        }
    }
}
