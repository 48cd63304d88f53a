using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace SeaTable.Client.Tests.Watching;

/// <summary>
/// Three writers change a table while the line of somebody who watches it is cut again and again, and he stops in the middle and
/// goes on where he was. SEATABLE_WATCH_CHANGES and SEATABLE_WATCH_CUTS make it longer: 10000 and 50 is the whole of it.
/// </summary>
public sealed class WatchStormTests(ITestOutputHelper output)
{
    private const int Writers = 3;

    private static readonly int s_changes = Number("SEATABLE_WATCH_CHANGES", 600);
    private static readonly int s_cuts = Number("SEATABLE_WATCH_CUTS", 6);

    private readonly ConcurrentDictionary<string, (string? Name, double? Age)> _picture = new();
    private readonly HashSet<(string RowId, SeaTableChangeKind Kind)> _once = [];
    private int _told;
    private int _repeated;
    private int _stops;
    private string _position = "";

    [Fact]
    public async Task The_picture_of_who_watches_is_the_base_in_the_end_and_what_comes_again_is_told_as_repeated()
    {
        await using var crm = await Crm.StartAsync(options => options.VerifyWrites = false);
        await using var line = new CutLine(crm.Emulator.Server);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var far = new CrmBase(
            new SeaTableOptions
            {
                Server = line.Address, ApiToken = crm.Emulator.ApiToken, TimeProvider = new SkippingTime(50),
            },
            http);
        _position = await far.Client.GetPositionAsync();
        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(far, stop.Token);

        var done = 0;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await WriteAsync(crm.Client(options => options.VerifyWrites = false), writer, () => Interlocked.Increment(ref done));
        })));
        while (!writing.IsCompleted)
        {
            await Task.Delay(10);
            if (line.Cuts < s_cuts && done >= (line.Cuts + 1) * s_changes / (s_cuts + 1))
                line.Cut();
        }

        await writing;
        var rows = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => (row.Name, row.Age));
        for (var look = 0; look < 600 && !IsSame(rows); look++)
            await Task.Delay(100);

        await stop.CancelAsync();
        await watching;
        output.WriteLine(
            $"{done} changes, {line.Cuts} cuts, {_stops} stops; {_told} told, {_repeated} of them as repeated; " +
            $"{rows.Count} rows.");
        Assert.Equal(s_cuts, line.Cuts);
        Assert.Equal(rows.OrderBy(row => row.Key), _picture.OrderBy(row => row.Key));
        Assert.True(_stops == 0 || _repeated > 0);
    }

    private async Task WatchAsync(CrmBase far, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var untilStop = 1 + (s_changes / 7);
                var options = new SeaTableWatchOptions { Position = _position, Window = TimeSpan.FromMilliseconds(100) };
                await foreach (var change in far.Contacts.WatchAsync(options, cancellationToken))
                {
                    Apply(change);
                    _position = change.Position;
                    if (--untilStop == 0)
                        break;
                }

                _stops++;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was seen to the end.
        }
    }

    private void Apply(SeaTableChange<ContactsRow> change)
    {
        _told++;
        _repeated += change.IsRepeated ? 1 : 0;
        Assert.NotEqual(SeaTableChangeKind.Resynchronize, change.Kind);

        // A row is added once and deleted once; whatever is told again says so.
        if (change.Kind is SeaTableChangeKind.Inserted or SeaTableChangeKind.Deleted && !change.IsRepeated)
            Assert.True(_once.Add((change.RowId, change.Kind)), $"{change} came twice.");

        if (change.Row is { } row)
            _picture[change.RowId] = (row.Name, row.Age);
        else
            _picture.TryRemove(change.RowId, out _);
    }

    private bool IsSame(Dictionary<string, (string? Name, double? Age)> rows) =>
        rows.Count == _picture.Count && rows.All(row => _picture.TryGetValue(row.Key, out var seen) && seen == row.Value);

    private static async Task WriteAsync(CrmBase crm, int writer, Action onChange)
    {
        var random = new Random(writer);
        var rows = new List<ContactsRow>();
        for (var change = 0; change < s_changes / Writers; change++)
        {
            if (rows.Count < 5 || random.Next(4) == 0)
            {
                rows.Add(await crm.Contacts.AddAsync(new ContactsRow { Name = $"{writer}.{change}" }));
            }
            else if (random.Next(4) == 0)
            {
                var row = rows[random.Next(rows.Count)];
                rows.Remove(row);
                await crm.Contacts.DeleteAsync(row.RowId);
            }
            else
            {
                var row = rows[random.Next(rows.Count)];
                row.Age = change % 130;
                await crm.Contacts.UpdateAsync(row);
            }

            onChange();
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number : otherwise;
}
