using System.Collections.Concurrent;
using System.Globalization;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>
/// Many uploads while calls fail in every way: each is stored once, and each can be read. SEATABLE_UPLOADS says how many.
/// </summary>
public class FileStormTests
{
    private static readonly int s_count = int.Parse(
        Environment.GetEnvironmentVariable("SEATABLE_UPLOADS") ?? "120", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Each_upload_is_stored_once_and_can_be_read()
    {
        await using var stage = await FileStage.StartAsync(
            options => options.Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1), MaxAttempts = 6 });

        // A network that sends a whole upload twice makes two files, which nobody can tell from what was meant.
        // The web server tells no wait with a 429 of its own, and many such waits would take minutes.
        var faults = Fault.Mix.Where(
            fault => fault != Fault.DuplicatedWrite && fault.ToString()?.StartsWith("TooMany", StringComparison.Ordinal) is false)
            .Append(Fault.TooManyRequests(retryAfter: TimeSpan.Zero)).ToList();
        var stored = new ConcurrentDictionary<int, FileAttachment>();
        using (stage.Emulator.Faults.Random(11, 0.2, faults))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, s_count), new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (number, _) => stored[number] = await UploadAsync(stage, number));
        }

        await stage.Emulator.Faults.WhenSettledAsync();
        foreach (var (number, file) in stored)
        {
            Assert.Equal(NameOf(number), file.Name);
            Assert.Equal(Content(number), await stage.ReadAsync(file));
            Assert.Single(await stage.StoredAsync(NameOf(number), $"file {number} (1).bin", $"file {number} (2).bin"));
        }

        Assert.Equal(s_count, stored.Count);
    }

    /// <summary>What a program does that can't go on without its file: it tries again what is known not to be stored.</summary>
    private static async Task<FileAttachment> UploadAsync(FileStage stage, int number)
    {
        while (true)
        {
            try
            {
                return await stage.Files.UploadFileAsync(NameOf(number), new MemoryStream(Content(number)));
            }
            catch (SeaTableException e) when (e.NotApplied)
            {
            }
            catch (SeaTableUnknownOutcomeException e)
            {
                if (await IsStoredAsync(stage, number))
                    return new FileAttachment(NameOf(number), Content(number).Length, e.PossibleFiles[0]);
            }
        }
    }

    private static async Task<bool> IsStoredAsync(FileStage stage, int number)
    {
        while (true)
        {
            try
            {
                return (await stage.StoredAsync(NameOf(number))).Count > 0;
            }
            catch (SeaTableException)
            {
            }
        }
    }

    private static string NameOf(int number) => $"file {number}.bin";

    private static byte[] Content(int number) => FileStage.Bytes(1_000 + (number * 97 % 30_000), number);
}
