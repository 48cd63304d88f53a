namespace SeaTable.Client.Tests;

/// <summary>Values that the server would keep as something else are refused before anything is sent.</summary>
public class UnstorableValueTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static TheoryData<string, EverythingRow> Unstorable => new()
    {
        { "a duration of more digits than a double has", new EverythingRow { DurationMinutes = TimeSpan.MaxValue } },
        { "a duration of more digits than a double has", new EverythingRow { DurationMinutes = TimeSpan.MinValue } },
        { "a tick behind many days", new EverythingRow { DurationMinutes = TimeSpan.FromDays(100_000) + TimeSpan.FromTicks(1) } },
        { "a department beyond the whole numbers of a double", new EverythingRow { Department = 1L << 53 } },
        { "a department beyond the whole numbers of a double", new EverythingRow { Department = long.MinValue } },
        { "a size beyond the whole numbers of a double", new EverythingRow { Files = [File(size: (1L << 53) + 1)] } },
        { "half a character in the type of a file", new EverythingRow { Files = [File(type: "a\uD83D")] } },
        { "half a character in the address of a file", new EverythingRow { Files = [File(url: "/a\uD83D.txt")] } },
        { "half a character in an address", new EverythingRow { Images = [Address("/a\uD83D.png")] } },
        { "half a character in a signature",
            new EverythingRow { Signature = new DigitalSignature("u", Address("/a\uD83D.png")) } },
        { "an option that is there twice",
            new EverythingRow { Multiple = [EverythingMultiple.Option1, EverythingMultiple.Option2,
                EverythingMultiple.Option1] } },
    };

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task They_are_refused(string what, EverythingRow row)
    {
        var client = Types.Answering(_ => throw new InvalidOperationException($"Sent {what}."));

        var error = await Assert.ThrowsAsync<SeaTableRowException>(() => client.Everything.AddAsync(row));

        Assert.NotEmpty(what);
        Assert.Contains("The value of column", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_are_moments_that_the_server_has_no_local_time_for()
    {
        foreach (var (zone, moment) in new[] { (s_berlin, DateTimeOffset.MaxValue), (s_newYork, DateTimeOffset.MinValue) })
        {
            var client = Types.Answering(
                _ => throw new InvalidOperationException("Sent."), options => options.TimeZone = zone);

            var error = await Assert.ThrowsAsync<SeaTableRowException>(
                () => client.Everything.AddAsync(new EverythingRow { TimeISO = moment }));

            Assert.Contains("no moment of the years 1 to 9999", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_that_it_keeps_are_stored()
    {
        await using var emulator = await Types.StartAsync(s_berlin);
        var client = Types.Connect(emulator, s_berlin);

        var row = await client.Everything.AddAsync(new EverythingRow
        {
            DurationMinutes = TimeSpan.FromDays(100_000) + TimeSpan.FromMilliseconds(1),
            Department = 2_000_000_000,
            Files = [File(size: (1L << 53) - 1)],
            TimeISO = new DateTimeOffset(9999, 12, 31, 22, 59, 0, TimeSpan.Zero),
        });

        var read = (await client.Everything.GetAsync(row.RowId))!;
        Assert.Empty(read.CellErrors);
        Assert.Equal((row.DurationMinutes, row.Department, row.TimeISO), (read.DurationMinutes, read.Department, read.TimeISO));
        Assert.Equal((1L << 53) - 1, read.Files[0].Size);
    }

    private static FileAttachment File(long size = 1, string type = "file", string url = "/a.txt") =>
        new("a.txt", size, Address(url), type);

    private static Uri Address(string text) => new(text, UriKind.Relative);
}
