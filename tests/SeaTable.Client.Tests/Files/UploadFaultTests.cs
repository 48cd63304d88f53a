using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>What becomes of uploads that fail half-way, or whose answer is lost.</summary>
public class UploadFaultTests
{
    public static TheoryData<string> LostAnswers => ["drop", "half", "empty", "500", "504"];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_file_whose_answer_was_lost_is_found_and_not_sent_again(string how)
    {
        await using var stage = await FileStage.StartAsync();
        var bytes = FileStage.Bytes(200_000);
        stage.Emulator.Faults.Next(Lost(how), path: "upload-api");

        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream(bytes));

        Assert.Equal("a.bin", file.Name);
        Assert.Equal(bytes, await stage.ReadAsync(file));
        Assert.Equal(1, stage.Count("upload-api"));
        Assert.Equal(["a.bin"], await stage.StoredAsync("a.bin", "a (1).bin"));
    }

    [Fact]
    public async Task What_was_not_stored_is_sent_again_and_stored_once()
    {
        await using var stage = await FileStage.StartPatientAsync();
        stage.Emulator.Faults.Next(Fault.DropBeforeWrite, path: "upload-api");
        stage.Emulator.Faults.Next(Fault.ErrorBeforeWrite(HttpStatusCode.BadGateway), path: "upload-api");

        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream([1, 2]));

        Assert.Equal([1, 2], await stage.ReadAsync(file));
        Assert.Equal(["a.bin"], await stage.StoredAsync("a.bin", "a (1).bin"));
    }

    [Fact]
    public async Task A_file_beside_another_one_of_its_name_and_bytes_is_told_as_unknown()
    {
        await using var stage = await FileStage.StartPatientAsync();
        await stage.Files.UploadFileAsync("a.bin", new MemoryStream([1]));
        stage.Emulator.Faults.Next(Fault.DropAfterWrite, path: "upload-api");

        var error = await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => stage.Files.UploadFileAsync("a.bin", new MemoryStream([1])));

        Assert.Equal([stage.AddressOf("a.bin"), stage.AddressOf("a (1).bin")], error.PossibleFiles);
        Assert.Contains("'a (1).bin'", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, stage.Count("upload-api"));
    }

    [Fact]
    public async Task A_file_that_is_not_among_those_of_its_name_is_sent_again()
    {
        await using var stage = await FileStage.StartPatientAsync();
        await stage.Files.UploadFileAsync("a.bin", new MemoryStream([1]));
        stage.Emulator.Faults.Next(Fault.DropBeforeWrite, path: "upload-api");

        var file = await stage.Files.UploadFileAsync("a.bin", new MemoryStream([2]));

        Assert.Equal("a (1).bin", file.Name);
        Assert.Equal(["a.bin", "a (1).bin"], await stage.StoredAsync("a.bin", "a (1).bin", "a (2).bin"));
    }

    [Fact]
    public async Task Without_proofs_a_lost_answer_is_told()
    {
        await using var stage = await FileStage.StartAsync(options => options.VerifyWrites = false);
        stage.Emulator.Faults.Next(Fault.DropAfterWrite, path: "upload-api");

        var error = await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => stage.Files.UploadFileAsync("a.bin", new MemoryStream([1])));

        Assert.Equal([stage.AddressOf("a.bin")], error.PossibleFiles);
        Assert.Equal(0, stage.Count("app-download-link"));
    }

    [Fact]
    public async Task Replacing_is_repeated()
    {
        await using var stage = await FileStage.StartPatientAsync();
        await stage.Files.UploadFileAsync("a.bin", new MemoryStream([1]));
        stage.Emulator.Faults.Next(Fault.DropAfterWrite, path: "upload-api");

        var file = await stage.Files.UploadFileAsync(
            "a.bin", new MemoryStream([2]), new SeaTableUploadOptions { ReplaceExisting = true });

        Assert.Equal([2], await stage.ReadAsync(file));
        Assert.Equal(["a.bin"], await stage.StoredAsync("a.bin", "a (1).bin"));
    }

    [Fact]
    public async Task A_stream_that_cannot_go_back_is_sent_once()
    {
        await using var stage = await FileStage.StartPatientAsync();
        stage.Emulator.Faults.Next(Fault.DropBeforeWrite, path: "upload-api");

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(
            () => stage.Files.UploadFileAsync("a.bin", new PatternStream(300_000)));

        Assert.True(error.NotApplied);
        Assert.False(error.IsTransient);
        Assert.Contains("can't be read again", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, stage.Count("upload-api"));
        Assert.Empty(await stage.StoredAsync("a.bin"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_cannot_go_back_is_found_when_it_was_stored(bool replaces)
    {
        await using var stage = await FileStage.StartAsync();
        stage.Emulator.Faults.Next(Fault.DropAfterWrite, path: "upload-api");

        var file = await stage.Files.UploadFileAsync(
            "a.bin", new PatternStream(300_000), new SeaTableUploadOptions { Length = 300_000, ReplaceExisting = replaces });

        await using var stream = await stage.Files.DownloadAsync(file);
        await PatternStream.AssertIsAsync(stream, 300_000);
    }

    [Theory]
    [InlineData("vanishes", null)]
    [InlineData("ends early", 300_000L)]
    [InlineData("ends late", 100_000L)]
    public async Task What_vanishes_shrinks_or_grows_meanwhile_leaves_nothing_behind(string what, long? length)
    {
        await using var stage = await FileStage.StartPatientAsync();
        var stream = new PatternStream(200_000)
        {
            Instead = what == "vanishes" ? (150_000, () => throw new IOException("The disk is gone.")) : null,
        };

        var error = await Assert.ThrowsAsync<SeaTableFileException>(
            () => stage.Files.UploadFileAsync("a.bin", stream, new SeaTableUploadOptions { Length = length }));

        Assert.True(error.NotApplied);
        Assert.Contains(what switch
        {
            "vanishes" => "The disk is gone",
            "ends early" => "300000 bytes, and has 200000",
            _ => "100000 bytes, and has more",
        }, error.Message, StringComparison.Ordinal);
        Assert.Empty(await stage.StoredAsync("a.bin"));
        Assert.Equal(1, stage.Count("upload-api"));
    }

    [Fact]
    public async Task A_file_that_is_written_to_meanwhile_is_not_stored()
    {
        await using var stage = await FileStage.StartAsync();
        var growing = new GrowingStream(FileStage.Bytes(400_000));

        var error = await Assert.ThrowsAsync<SeaTableFileException>(() => stage.Files.UploadFileAsync("a.bin", growing));

        Assert.Contains("has more", error.Message, StringComparison.Ordinal);
        Assert.Empty(await stage.StoredAsync("a.bin"));
    }

    [Fact]
    public async Task A_length_that_cannot_be_right_is_refused_at_once()
    {
        await using var stage = await FileStage.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => stage.Files.UploadFileAsync("a.bin", new MemoryStream([1]), new SeaTableUploadOptions { Length = 2 }));

        Assert.Empty(stage.Calls);
    }

    [Theory]
    [InlineData(443, "Out of quota.\n")]
    [InlineData(442, "")]
    [InlineData(413, "<html>too large</html>")]
    [InlineData(400, """{"error": "Out of quota."}""")]
    public async Task Storage_that_is_full_is_named(int status, string body)
    {
        await using var stage = await FileStage.StartPatientAsync();
        stage.On = request => request.RequestUri!.AbsolutePath.Contains("upload-api", StringComparison.Ordinal)
            ? new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) }
            : null;

        var error = await Assert.ThrowsAsync<SeaTableStorageFullException>(
            () => stage.Files.UploadFileAsync("a.bin", new MemoryStream([1])));

        Assert.True(error.NotApplied);
        Assert.False(error.IsTransient);
        Assert.Equal(1, stage.Count("upload-api"));
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing_behind()
    {
        await using var stage = await FileStage.StartPatientAsync();
        using var source = new CancellationTokenSource();
        var stream = new PatternStream(900_000)
        {
            Instead = (500_000, () =>
            {
                source.Cancel();
                return 0;
            }
            ),
        };

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stage.Files.UploadFileAsync("a.bin", stream, source.Token));

        Assert.IsNotType<SeaTableCanceledException>(error);
        Assert.Empty(await stage.StoredAsync("a.bin"));
    }

    private static Fault Lost(string how) => how switch
    {
        "drop" => Fault.DropAfterWrite,
        "half" => Fault.TruncatedBody,
        "empty" => Fault.EmptyAfterWrite,
        _ => Fault.ErrorAfterWrite((HttpStatusCode)int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)),
    };

    /// <summary>Has one byte more than it has said.</summary>
    private sealed class GrowingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override long Length => base.Length - 1;
    }
}
