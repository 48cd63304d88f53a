namespace SeaTable.Client.Tests;

/// <summary>What reading costs in calls, counted at the server, when the names are known.</summary>
public class ReadingCallTests
{
    [Fact]
    public async Task Each_task_of_reading_costs_one_call()
    {
        await using var crm = await Crm.StartAsync();
        var ids = (await crm.Contacts.AddRangeAsync(Rows(251))).Select(row => row.RowId).ToList();
        Dictionary<string, Func<Task>> tasks = new()
        {
            ["a row"] = async () => Assert.NotNull(await crm.Contacts.GetAsync(ids[0])),
            ["a row that is not there"] = async () => Assert.Null(await crm.Contacts.GetAsync(new string('A', 22))),
            ["a table"] = async () => Assert.Equal(251, (await crm.Contacts.ToListAsync()).Count),
            ["a query"] = async () => Assert.Equal(26, (await crm.Contacts.Where(c => c.Age == 0).ToListAsync()).Count),
            ["a query for nothing"] = async () => Assert.Empty(await crm.Contacts.Where(c => c.Age == 99).ToListAsync()),
            ["the first row"] = async () => Assert.NotNull(await crm.Contacts.OrderBy(c => c.Age).FirstOrDefaultAsync()),
            ["the only row"] = async () => await crm.Contacts.Where(c => c.RowId == ids[5]).SingleAsync(),
            ["whether there is one"] = async () => Assert.True(await crm.Contacts.AnyAsync()),
            ["the count"] = async () => Assert.Equal(251, await crm.Contacts.CountAsync()),
            ["values"] = async () => Assert.Equal(251, (await crm.Contacts.Select(c => c.Age).ToListAsync()).Count),
            ["different values"] = async () =>
                Assert.Equal(10, (await crm.Contacts.Select(c => c.Age).Distinct().ToListAsync()).Count),
            ["groups"] = async () =>
                Assert.Equal(10, (await crm.Contacts.GroupBy(c => c.Age).Select(g => g.Count()).ToListAsync()).Count),
            ["a view"] = async () =>
                Assert.Equal(251, (await crm.Contacts.InView(crm.Contacts.Views.AllContacts).ToListAsync()).Count),
        };
        foreach (var (task, run) in tasks)
        {
            crm.Emulator.ClearRequests();
            await run();

            Assert.True(crm.Emulator.Calls.Count == 1, $"To read {task} costs {crm.Emulator.Calls.Count} calls.");
        }
    }

    [Fact]
    public async Task So_does_a_number_of_rows_that_may_be_a_limit_of_the_server_once_an_answer_had_more()
    {
        await using var crm = await Crm.StartAsync();
        var ids = (await crm.Contacts.AddRangeAsync(Rows(251))).Select(row => row.RowId).ToList();
        Assert.Equal(251, (await crm.Contacts.ToListAsync()).Count);

        foreach (var count in (int[])[1, 50, 64, 100, 128, 200, 250])
        {
            crm.Emulator.ClearRequests();

            Assert.Equal(count, (await crm.Contacts.Where(c => c.RowId.In(ids.Take(count))).ToListAsync()).Count);

            Assert.Single(crm.Emulator.Calls);
        }
    }

    [Fact]
    public async Task A_table_costs_one_call_for_each_ten_thousand_rows()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Client(options => options.VerifyWrites = false).Contacts.AddRangeAsync(Rows(20_500));
        await crm.Contacts.CountAsync();
        crm.Emulator.ClearRequests();

        var read = new HashSet<string>();
        await foreach (var row in crm.Contacts)
            Assert.True(read.Add(row.RowId));

        Assert.Equal(20_500, read.Count);
        Assert.Equal(3, crm.Emulator.Calls.Count);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_cost_a_call_for_each_10000_and_one_that_sees_the_end()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(Rows(99_990));
        crm.Wire.Clear();
        Assert.Equal(99_990, (await crm.Contacts.ToListAsync()).Count);
        Assert.Equal(10, crm.Wire.Calls.Count);

        await crm.Contacts.AddRangeAsync(Rows(10));
        crm.Wire.Clear();
        Assert.Equal(100_000, (await crm.Contacts.ToListAsync()).Count);
        Assert.Equal(11, crm.Wire.Calls.Count);

        crm.Wire.Clear();
        await foreach (var _ in crm.Contacts)
            break;

        Assert.Single(crm.Wire.Calls);
    }

    [Fact]
    public async Task A_view_costs_a_call_for_each_thousand_rows()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(Rows(3000));
        crm.Wire.Clear();

        Assert.Equal(3000, (await crm.Contacts.InView(crm.Contacts.Views.AllContacts).ToListAsync()).Count);

        Assert.Equal(4, crm.Wire.Calls.Count); // Each has a row of the one before again.
    }

    [Fact]
    public async Task Each_caller_for_a_row_that_is_not_there_costs_a_call()
    {
        await using var crm = await Crm.StartAsync();
        var ids = (await crm.Contacts.AddRangeAsync(Rows(100))).Select(row => row.RowId).ToList();
        await crm.Contacts.DeleteRangeAsync(ids);
        crm.Wire.Clear();

        Assert.All(await Task.WhenAll(ids.Select(id => crm.Contacts.GetAsync(id))), Assert.Null);

        Assert.InRange(crm.Wire.Calls.Count, 101, 103); // One statement as a rule; more when the loop is interrupted.
    }

    private static IEnumerable<ContactsRow> Rows(int count) =>
        Enumerable.Range(0, count).Select(number => new ContactsRow { Age = number % 10 });
}
