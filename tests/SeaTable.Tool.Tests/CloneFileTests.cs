using System.Net;
using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Clones with the files that cells name.</summary>
public sealed class CloneFileTests
{
    [Fact]
    public async Task The_files_that_cells_name_are_in_the_clone_byte_for_byte_and_each_is_read_once()
    {
        await using var crm = await ToolBase.StartAsync();
        var (offer, photo) = (CrmFiles.Bytes(700_000), CrmFiles.Bytes(100, 8));
        var named = await CrmFiles.UploadAsync(crm.Emulator, "files/2026-01/Angebot 100% ü 🦊.pdf", offer);
        var picture = await CrmFiles.UploadAsync(crm.Emulator, "images/2026-01/a b.png", photo);
        await CrmFiles.UploadAsync(crm.Emulator, "files/2026-01/empty.txt", []);
        await CrmFiles.UploadAsync(crm.Emulator, "digital-signs/2026-01/s.png", [3]);
        await CrmFiles.UploadAsync(crm.Emulator, "files/2026-01/nobody names it.pdf", [9]);
        for (var row = 0; row < 3; row++)
        {
            await CrmFiles.AddDealAsync(
                crm.Emulator, named, named, CrmFiles.AddressOf(crm.Emulator, "files/2026-01/empty.txt"),
                $"/workspace/1/asset/{crm.Emulator.BaseUuid}/files/2026-01/Angebot 100% ü 🦊.pdf");
            await CrmFiles.AddContactAsync(
                crm.Emulator, [picture, "https://example.com/away.png"], "/digital-signs/2026-01/s.png");
        }

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.True(clone.ExitCode == 0, clone.Error);
        Assert.Contains("Files: 4 of 4 files, 700.1 kB, 8 calls.", clone.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", clone.Error, StringComparison.Ordinal);
        Assert.Equal([crm.DataFile], Directory.GetFiles(crm.Folder));
        Assert.Equal(4, crm.Emulator.Calls.Count(
            request => request.Path.StartsWith("/seafhttp/files/", StringComparison.Ordinal)));
        await crm.AssertIsClonedAsync();
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile, new() { OpensFilesToAll = true });
        Assert.Equal(offer, await CrmFiles.ReadAsync(served, "files/2026-01/Angebot 100% ü 🦊.pdf"));
        Assert.Equal(photo, await CrmFiles.ReadAsync(served, "images/2026-01/a b.png"));
        Assert.Equal(Array.Empty<byte>(), await CrmFiles.ReadAsync(served, "files/2026-01/empty.txt"));
        Assert.Equal([3], await CrmFiles.ReadAsync(served, "digital-signs/2026-01/s.png"));
        Assert.Null(await CrmFiles.ReadAsync(served, "files/2026-01/nobody names it.pdf"));
        using var http = new HttpClient { BaseAddress = served.Server };
        Assert.Equal(photo, await http.GetByteArrayAsync(picture));
    }

    [Theory]
    [InlineData("Angebot #1.pdf")]
    [InlineData("Really?.pdf")]
    [InlineData("%41%20.pdf")]
    [InlineData("50%.pdf")]
    public async Task Files_are_found_whether_their_addresses_are_encoded_or_not(string name)
    {
        await using var crm = await ToolBase.StartAsync();
        var encoded = await CrmFiles.UploadAsync(crm.Emulator, $"files/2026-01/{name}", [1]);
        await CrmFiles.AddDealAsync(crm.Emulator, encoded);
        await CrmFiles.AddContactAsync(crm.Emulator, [$"/workspace/1/asset/{crm.Emulator.BaseUuid}/files/2026-01/{name}"]);

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.DoesNotContain("warning", clone.Error, StringComparison.Ordinal);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        Assert.Equal([1], await CrmFiles.ReadAsync(served, $"files/2026-01/{name}"));
    }

    [Fact]
    public async Task Without_the_option_no_file_is_read_and_addresses_stay_as_they_are()
    {
        await using var crm = await ToolBase.StartAsync();
        var address = await CrmFiles.UploadAsync(crm.Emulator, "images/a.png", [1]);
        await CrmFiles.AddContactAsync(crm.Emulator, [new Uri(crm.Emulator.Server, address).ToString()]);

        await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.Equal(0, DownloadsOf(crm.Emulator));
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task Addresses_that_name_the_server_lead_to_the_clone()
    {
        await using var crm = await ToolBase.StartAsync();
        var address = await CrmFiles.UploadAsync(crm.Emulator, "images/a b.png", [1]);
        var whole = crm.Emulator.Server.GetLeftPart(UriPartial.Authority) + address;
        await CrmFiles.AddContactAsync(crm.Emulator, [whole, "https://other.example" + address, $"{whole}?dl=1"]);
        await CrmFiles.AddDealAsync(
            crm.Emulator, whole.Replace("/workspace", "/dtable-web/workspace", StringComparison.Ordinal));

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.Contains("Files: 1 of 1 file, 1 byte", clone.Error, StringComparison.Ordinal);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        var contact = JsonNode.Parse((await BaseContent.RowsAsync(served.Client(), "k7Qd", "true")).Single())!;
        Assert.Equal(
            [address, "https://other.example" + address, address + "?dl=1"],
            contact["Photo"]!.AsArray().Select(picture => (string)picture!));
    }

    [Fact]
    public async Task Files_that_are_not_there_or_of_another_base_are_told_by_name()
    {
        await using var crm = await ToolBase.StartAsync();
        var there = await CrmFiles.UploadAsync(crm.Emulator, "files/there.pdf", [1]);
        var gone = await CrmFiles.UploadAsync(crm.Emulator, "files/gone away.pdf", [2]);
        var foreign = $"https://example.com/workspace/4/asset/{Guid.NewGuid()}/files/2026-01/other.pdf";
        await CrmFiles.AddDealAsync(
            crm.Emulator, there, gone, foreign, "custom-asset://00000000-0000-4000-8000-000000000000.pdf");
        await CrmFiles.DeleteAsync(crm.Emulator, "files/gone away.pdf");

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.True(clone.ExitCode == 0, clone.Error);
        Assert.Contains("Files: 1 of 1 file", clone.Error, StringComparison.Ordinal);
        Assert.Contains("3 files that cells name are not in the clone:", clone.Error, StringComparison.Ordinal);
        Assert.Contains("files/gone away.pdf: it is not on the server any more", clone.Error, StringComparison.Ordinal);
        Assert.Contains($"{foreign}: it belongs to another base", clone.Error, StringComparison.Ordinal);
        Assert.Contains("4000-8000-000000000000.pdf: it is not on the server", clone.Error, StringComparison.Ordinal);
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_read_is_told_too()
    {
        await using var crm = await ToolBase.StartAsync();
        var address = await CrmFiles.UploadAsync(crm.Emulator, "files/a.pdf", CrmFiles.Bytes(500_000));
        await CrmFiles.AddDealAsync(crm.Emulator, address);
        crm.Emulator.Faults.Next(
            Fault.RunBefore(async () =>
            {
                await CrmFiles.DeleteAsync(crm.Emulator, "files/a.pdf");
                crm.Emulator.ExpireFileLinks();
            }), HttpMethod.Get, "seafhttp/files");

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.True(clone.ExitCode == 0, clone.Error);
        Assert.Contains("files/a.pdf: it is not on the server any more", clone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_have_ended_are_asked_for_again_and_broken_downloads_go_on()
    {
        await using var crm = await ToolBase.StartAsync();
        var bytes = CrmFiles.Bytes(3_000_000);
        await CrmFiles.AddDealAsync(crm.Emulator, await CrmFiles.UploadAsync(crm.Emulator, "files/a.bin", bytes));
        crm.Emulator.Faults.Next(
            Fault.RunBefore(() =>
            {
                crm.Emulator.ExpireFileLinks();
                return Task.CompletedTask;
            }), HttpMethod.Get, "seafhttp/files");
        crm.Emulator.Faults.Next(Fault.TruncatedBody, HttpMethod.Get, "seafhttp/files");
        crm.Emulator.Faults.Next(Fault.ErrorBeforeWrite(HttpStatusCode.BadGateway), HttpMethod.Get, "seafhttp/files");
        crm.Emulator.Faults.Next(Fault.DropBeforeWrite, HttpMethod.Get, "seafhttp/files");
        crm.Emulator.Faults.Next(Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(1)), HttpMethod.Get, "app-download-link");
        crm.Emulator.Faults.Next(Fault.DropBeforeWrite, HttpMethod.Get, "app-download-link");

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.True(clone.ExitCode == 0, clone.Error);
        var downloads = crm.Emulator.Calls.Where(
            request => request.Path.StartsWith("/seafhttp/files/", StringComparison.Ordinal));
        Assert.Equal([403, 200, 502, 0, 206], downloads.Select(request => request.StatusCode));
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        Assert.Equal(bytes, await CrmFiles.ReadAsync(served, "files/a.bin"));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_one_or_the_other()
    {
        await using var crm = await ToolBase.StartAsync();
        var (first, second) = (CrmFiles.Bytes(1_000_000), CrmFiles.Bytes(400_000, 9));
        await CrmFiles.AddDealAsync(crm.Emulator, await CrmFiles.UploadAsync(crm.Emulator, "files/a.bin", first));
        crm.Emulator.Faults.Next(Fault.TruncatedBody, HttpMethod.Get, "seafhttp/files");
        crm.Emulator.Faults.Next(
            Fault.RunBefore(() => Task.CompletedTask), HttpMethod.Get, "app-download-link");
        crm.Emulator.Faults.Next(
            Fault.RunBefore(() => CrmFiles.UploadAsync(crm.Emulator, "files/a.bin", second)), HttpMethod.Get,
            "app-download-link");

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.True(clone.ExitCode == 0, clone.Error);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        Assert.Equal(second, await CrmFiles.ReadAsync(served, "files/a.bin"));
    }

    [Fact]
    public async Task Files_in_folders_of_ones_own_are_found_by_their_ids()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmFiles.UploadAsync(crm.Emulator, "uploads/Lieferant Ä/b 374.pdf", [7], custom: true);
        await CrmFiles.UploadAsync(crm.Emulator, "c.pdf", [8], custom: true);
        using var http = new HttpClient { BaseAddress = crm.Emulator.Server };
        http.DefaultRequestHeaders.Authorization = new("Bearer", crm.Emulator.ApiToken);
        const string Call = "api/v2.1/dtable/custom/app-asset-file/?path=/uploads/Lieferant%20%C3%84&name=b%20374.pdf";
        var id = (string)JsonNode.Parse(await http.GetStringAsync(Call))!["dirent"]!["uuid"]!;
        await CrmFiles.AddDealAsync(
            crm.Emulator, $"custom-asset://{id}.pdf", CrmFiles.AddressOf(crm.Emulator, "custom/c.pdf"));

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.Contains("Files: 2 of 2 files", clone.Error, StringComparison.Ordinal);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile, new() { ApiToken = crm.Emulator.ApiToken });
        using var again = new HttpClient { BaseAddress = served.Server };
        again.DefaultRequestHeaders.Authorization = new("Bearer", crm.Emulator.ApiToken);
        Assert.Equal(id, (string?)JsonNode.Parse(await again.GetStringAsync(Call))!["dirent"]!["uuid"]);
        Assert.Equal([7], await CrmFiles.ReadAsync(served, "custom/uploads/Lieferant Ä/b 374.pdf"));
        Assert.Equal([8], await CrmFiles.ReadAsync(served, "custom/c.pdf"));
    }

    [Fact]
    public async Task The_files_of_masked_columns_are_not_read()
    {
        await using var crm = await ToolBase.StartAsync();
        var face = await CrmFiles.UploadAsync(crm.Emulator, "images/face.png", "the face of somebody"u8.ToArray());
        var offer = await CrmFiles.UploadAsync(crm.Emulator, "files/offer.pdf", [1]);
        await CrmFiles.UploadAsync(crm.Emulator, "digital-signs/s.png", "the signature of somebody"u8.ToArray());
        await CrmFiles.AddContactAsync(crm.Emulator, [face], "/digital-signs/s.png");
        await CrmFiles.AddDealAsync(crm.Emulator, offer);

        var clone = await crm.RunAsync(
            "clone", "-o", crm.DataFile, "--files", "--mask", "Contacts.Photo", "Contacts.Consent");

        Assert.Contains("Files: 1 of 1 file, 1 byte", clone.Error, StringComparison.Ordinal);
        var stored = await crm.ReadDataFileAsync();
        Assert.DoesNotContain("of somebody", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("face.png", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clone_that_is_killed_twice_reads_no_file_again_that_it_has()
    {
        await using var crm = await ToolBase.StartAsync();
        var addresses = new List<string>();
        for (var number = 0; number < 40; number++)
            addresses.Add(await CrmFiles.UploadAsync(crm.Emulator, $"files/{number}.bin", CrmFiles.Bytes(300_000, number)));
        await CrmFiles.AddDealAsync(crm.Emulator, [.. addresses]);
        using (crm.Emulator.Faults.Always(Fault.Latency(TimeSpan.FromMilliseconds(150)), HttpMethod.Get, "seafhttp/files"))
        {
            for (var kill = 0; kill < 2; kill++)
            {
                using var process = ToolProcess.Start(crm.With("clone", "-o", crm.DataFile, "--files"));
                var before = DownloadsOf(crm.Emulator);
                while (DownloadsOf(crm.Emulator) < before + 8)
                    await Task.Delay(10);
                process.Kill();
            }
        }

        var last = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Contains("Files: 40 of 40 files, 12 MB", last.Error, StringComparison.Ordinal);
        Assert.InRange(DownloadsOf(crm.Emulator), 40, 40 + (2 * 8));
        await crm.AssertIsClonedAsync();
        Assert.InRange(new FileInfo(crm.DataFile).Length, 12_000_000, 16_000_000);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        for (var number = 0; number < 40; number++)
            Assert.Equal(CrmFiles.Bytes(300_000, number), await CrmFiles.ReadAsync(served, $"files/{number}.bin"));
    }

    [Fact]
    public async Task A_server_that_can_not_be_reached_any_more_is_told_and_the_clone_goes_on_later()
    {
        await using var crm = await ToolBase.StartAsync();
        var address = await CrmFiles.UploadAsync(crm.Emulator, "files/a.bin", [1]);
        await CrmFiles.AddDealAsync(crm.Emulator, address);
        ToolRun failed;
        using (crm.Emulator.Faults.Always(Fault.HtmlPage(HttpStatusCode.Forbidden), HttpMethod.Get, "app-download-link"))
            failed = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        var resumed = await crm.RunAsync("clone", "-o", crm.DataFile, "--files");

        Assert.Equal((2, 0), (failed.ExitCode, resumed.ExitCode));
        Assert.Contains("answered 403 to the question for a link to /files/a.bin", failed.Error, StringComparison.Ordinal);
        Assert.Contains("is not whole yet", failed.Error, StringComparison.Ordinal);
        Assert.Contains("0 of 1 file", failed.Error, StringComparison.Ordinal);
        Assert.Contains("Files: 1 of 1 file", resumed.Error, StringComparison.Ordinal);
    }

    private static int DownloadsOf(SeaTableEmulator emulator) => emulator.Calls.Count(
        request => request.Path.StartsWith("/seafhttp/files/", StringComparison.Ordinal));
}
