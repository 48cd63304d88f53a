namespace SeaTable.Client.Tests;

/// <summary>Full reads of an emulator's table, while others write.</summary>
public class FullReadTests
{
    [Fact]
    public async Task Thirty_thousand_rows_of_one_time_come_once_while_two_others_write()
    {
        var clock = new ManualTime();
        await using var crm = await Crm.StartAsync(emulatorOptions: new() { TimeProvider = clock });
        var ids = new List<string>();
        foreach (var count in (int[])[50, 30_000, 50])
        {
            ids.AddRange((await crm.Contacts.AddRangeAsync(Rows(count))).Select(row => row.RowId));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var doomed = ids.Where((_, i) => i % 15 == 7).ToList();
        var writing = Task.WhenAll(
            Task.Run(async () =>
            {
                foreach (var some in doomed.Chunk(200))
                    await crm.Contacts.DeleteRangeAsync(some);
            }),
            AddAsync(crm, 10));

        var read = new List<string>();
        await foreach (var row in crm.Contacts)
            read.Add(row.RowId);

        await writing;
        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Empty(ids.Except(doomed).Except(read));
    }

    [Fact]
    public async Task Rows_come_once_while_two_others_write_whatever_is_asked()
    {
        await using var crm = await Crm.StartAsync();
        var ids = new List<string>();
        foreach (var count in (int[])[1, 1, 300, 7, 1, 900, 1000, 1, 250])
            ids.AddRange((await crm.Contacts.AddRangeAsync(Rows(count))).Select(row => row.RowId));

        // A server that gives two hundred rows at most, so that there are many pages.
        crm.Wire.Change = call => call.Body.Replace("LIMIT 10000", "LIMIT 200", StringComparison.Ordinal);
        var doomed = ids.Where((_, i) => i % 5 == 3).ToList();
        var writing = Task.WhenAll(
            Task.Run(async () =>
            {
                foreach (var some in doomed.Chunk(20))
                    await crm.Contacts.DeleteRangeAsync(some);
            }),
            AddAsync(crm, 50));
        Func<Task<List<string>>>[] ways =
        [
            async () => (await crm.Contacts.ToListAsync()).ConvertAll(row => row.RowId),
            async () => (await crm.Contacts.Where(c => c.Age > -1).ToListAsync()).ConvertAll(row => row.RowId),
            () => crm.Contacts.Where(c => c.Age > -1 || c.Name == "x").Select(c => c.RowId).ToListAsync(),
            async () => (await crm.Contacts.OrderBy(c => c.Age).ToListAsync()).ConvertAll(row => row.RowId),
        ];
        foreach (var read in ways)
        {
            var rows = await read();
            Assert.Equal(rows.Count, rows.Distinct().Count());
            Assert.Empty(ids.Except(doomed).Except(rows));
        }

        await writing;
    }

    private static IEnumerable<ContactsRow> Rows(int count) =>
        Enumerable.Range(0, count).Select(number => new ContactsRow { Age = number % 10 });

    private static Task AddAsync(Crm crm, int times) => Task.Run(async () =>
    {
        for (var time = 0; time < times; time++)
            await crm.Contacts.AddRangeAsync(Rows(20));
    });
}
