using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>
/// A table of all types with rows of all sorts: every column is empty in some of them and has each of a few values in others.
/// </summary>
public sealed class EverythingFixture : IAsyncLifetime
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private SeaTableEmulator? _emulator;

    internal EverythingTable Table { get; private set; } = null!;

    internal OthersTable Others { get; private set; } = null!;

    internal List<EverythingRow> Rows { get; private set; } = [];

    internal static DateTimeOffset Noon(int day) => new(2026, 3, day, 12, 30, 0, TimeSpan.Zero);

    public async Task InitializeAsync()
    {
        _emulator = await Types.StartAsync(s_berlin);
        var client = Types.Connect(_emulator, s_berlin);
        (Table, Others) = (client.Everything, client.Others);
        List<OthersRow> others =
        [
            new() { Number = 1, Kind = OthersKind.Red, Tags = [OthersTags.Big, OthersTags.Old], Day = new DateOnly(2026, 1, 2),
                Price = 9.99m, Owners = ["a@auth.local"] },
            new() { Number = 4, Kind = OthersKind.Blue, Owners = ["a@auth.local", "b@auth.local"] },
            new(),
        ];
        await client.Others.AddRangeAsync(others);
        var random = new Random(20261124);
        var rows = Enumerable.Range(0, 120).Select(_ => Row(random)).ToList();
        await Table.AddRangeAsync(rows);
        await Table.Links.Others.AddRangeAsync(
            rows.SelectMany(row => others.Where(_ => random.Next(3) == 0).Select(other => (row, other))));
        Rows = await Table.ToListAsync();
    }

    public async Task DisposeAsync() => await _emulator!.DisposeAsync();

    private static EverythingRow Row(Random random)
    {
        var row = new EverythingRow
        {
            Text = One(random, null, "", "a", "A", "ab", "b%", "a_b", "Ä", "日本 🧮", "\\", "'\"`?"),
            LongText = One(random, null, "long", "# a\nlong"),
            Email = One(random, null, "a@example.org", "b@example.org"),
            Url = One(random, null, "https://a.example", "x"),
            Number = One<double?>(random, null, 0, 1, 2, -3.5, 4),
            Percent = One<double?>(random, null, 0.25, 1),
            Euro = One<decimal?>(random, null, 0m, 9.99m, -1m),
            Dollar = One<decimal?>(random, null, 100m, 0.1m),
            DateISO = One<DateOnly?>(random, null, new(2026, 3, 29), new(2026, 3, 30), new(2025, 12, 31), new(2026, 10, 25)),
            DateGerman = One<DateOnly?>(random, null, new(2026, 3, 29), new(2026, 3, 30)),
            TimeISO = One<DateTimeOffset?>(random, null, Noon(28), Noon(29), Noon(30),
                new(2025, 12, 31, 23, 30, 0, TimeSpan.Zero)),
            TimeGerman = One<DateTimeOffset?>(random, null, Noon(28), Noon(30)),
            DurationMinutes = One<TimeSpan?>(random, null, TimeSpan.Zero, TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(-5)),
            Select = One<EverythingSelect?>(random, null, EverythingSelect.Option1, EverythingSelect.Option2,
                EverythingSelect._100),
            Multiple = One<EverythingMultiple[]>(random, [], [EverythingMultiple.Option1],
                [EverythingMultiple.Option2, EverythingMultiple.Option1], [EverythingMultiple.Option3]),
            Images = One<Uri[]>(random, [], [new("https://a.example/x.png")]),
            Files = One<FileAttachment[]>(random, [], [new("x.txt", 3, new Uri("https://a.example/x.txt"))]),
            People = One<SeaTableUser[]>(random, [], ["a@auth.local"], ["b@auth.local", "a@auth.local"]),
            Rating = One<int?>(random, null, 1, 3, 5),
            PlaceCountry = One(random, null, Geolocation.InCountry("Germany"), Geolocation.InCountry("France")),
            Department = One<long?>(random, null, 1, 7),
        };
        if (random.Next(3) > 0)
            row.Checkbox = random.Next(2) == 0; // Else it is never set.

        return row;
    }

    private static T One<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
