namespace SeaTable.Client.Tests;

/// <summary>
/// An answer with a round number of rows may have been cut at a limit of the server. What is known of that limit decides what
/// it costs to be sure.
/// </summary>
public class RoundCountTests
{
    private static readonly int[] s_counts = [200, 250, 256, 500, 1000, 1024, 2000, 2048, 9000];

    public static TheoryData<int> Counts => [.. s_counts];

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task It_costs_one_more_call_at_most_also_where_all_rows_share_one_time(int count)
    {
        foreach (var server in (PagedServer[])[new(), new() { ShufflesTies = true }])
        {
            server.With(count, _ => 0);
            string[] ids = [.. server.Rows.Keys.Select(PagedServer.Id).Order()];

            Assert.Equal(ids, (await server.Contacts.ToListAsync()).Select(row => row.RowId).Order());
            Assert.Equal(2, server.Statements.Count);
            Assert.Equal(ids, (await server.Contacts.OrderBy(c => c.Age).ToListAsync()).Select(row => row.RowId).Order());
            Assert.Equal(4, server.Statements.Count);
            Assert.Equal(count, (await server.Contacts.Select(c => c.Name).ToListAsync()).Count);
            Assert.Equal(6, server.Statements.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task It_costs_one_call_where_the_limit_is_told(int count)
    {
        var server = new PagedServer { SqlRowLimit = 10_000 }.With(count, _ => 0);

        Assert.Equal(count, (await server.Contacts.ToListAsync()).Count);
        Assert.Equal(count, (await server.Contacts.OrderBy(c => c.Age).ToListAsync()).Count);
        Assert.Equal(count, (await server.Contacts.Select(c => c.Name).Distinct().ToListAsync()).Count);

        Assert.Equal(3, server.Statements.Count);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(512, 1)]
    [InlineData(1000, 2)]
    [InlineData(5000, 2)]
    public async Task SeaTable_Cloud_is_known_to_cut_no_short_answer(int count, int calls)
    {
        var server = new PagedServer { Address = "https://cloud.seatable.io" }.With(count, _ => 0);

        Assert.Equal(count, (await server.Contacts.ToListAsync()).Count);

        Assert.Equal(calls, server.Statements.Count);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(250)]
    [InlineData(512)]
    [InlineData(1000)]
    public async Task No_row_of_one_time_is_lost_where_the_server_does_cut(int mostRows)
    {
        foreach (var refuses in (bool[])[false, true])
        {
            var server = new PagedServer
            {
                MostRows = mostRows,
                ShufflesTies = true,
                Refuses = statement => refuses && statement.Contains("NOT IN", StringComparison.Ordinal),
            }.With(2500, number => number < 2000 ? 0 : number);
            string[] ids = [.. server.Rows.Keys.Select(PagedServer.Id).Order()];

            Assert.Equal(ids, (await server.Contacts.ToListAsync()).Select(row => row.RowId).Order());
            Assert.Equal(ids, (await server.Contacts.OrderBy(c => c.Age).ToListAsync()).Select(row => row.RowId).Order());
            Assert.Equal(ids, (await server.Contacts.ToListAsync()).Select(row => row.RowId).Order());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_that_come_and_go_before_the_second_call_cost_no_other_row(bool deletesAll)
    {
        var server = new PagedServer { ShufflesTies = true }.With(500, _ => 0);
        server.BeforeCallAsync = (calls, _) =>
        {
            if (calls != 1)
                return Task.CompletedTask;

            lock (server.Rows)
            {
                foreach (var number in server.Rows.Keys.Where(number => deletesAll || number % 2 == 0).ToList())
                    server.Rows.Remove(number);

                server.Rows.Add(1000, 0);
                server.Rows.Add(1001, 5);
            }

            return Task.CompletedTask;
        };

        var read = (await server.Contacts.ToListAsync()).ConvertAll(row => row.RowId);

        Assert.Equal(read.Distinct(), read);
        Assert.Equal(502, read.Count);
        Assert.InRange(server.Statements.Count, 2, 3);
    }

    [Fact]
    public async Task A_server_with_an_odd_limit_can_be_told_of()
    {
        var server = new PagedServer { MostRows = 777, SqlRowLimit = 777, ShufflesTies = true }
            .With(3000, number => number / 100);

        Assert.Equal(3000, (await server.Contacts.ToListAsync()).Select(row => row.RowId).Distinct().Count());
        Assert.Equal(777, (await server.Contacts.Take(777).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_reader_that_proves_the_order_of_times_meanwhile_misleads_no_other_one()
    {
        var server = new PagedServer { ShufflesTies = true };
        server.BeforeCallAsync = async (calls, token) =>
        {
            if (calls != 1)
                return;

            server.BeforeCallAsync = (_, _) => Task.CompletedTask;
            var rows = Swap(server, Enumerable.Range(0, 20_001).ToDictionary(number => number, number => (double?)number));
            Assert.Equal(20_001, (await server.Contacts.ToListAsync(token)).Count);
            Swap(server, rows);
        };
        server.With(25_000, _ => 0);

        var read = (await server.Contacts.ToListAsync()).ConvertAll(row => row.RowId);

        Assert.Equal(server.Rows.Keys.Select(PagedServer.Id).Order(), read.Order());
    }

    /// <summary>What is known of the limit lasts: polling does not pay again.</summary>
    [Fact]
    public async Task Any_longer_answer_shows_that_shorter_ones_are_not_cut()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 1001).Select(number => new ContactsRow { Name = "x" + number }));
        var ids = rows.Select(row => row.RowId).ToList();
        await crm.Base.SqlAsync($"SELECT _id FROM Contacts LIMIT 10000");

        foreach (var count in s_counts.Where(count => count <= 1000))
        {
            crm.Emulator.ClearRequests();

            Assert.Equal(count, (await crm.Contacts.Where(c => c.RowId.In(ids.Take(count))).ToListAsync()).Count);
            Assert.Equal(count, (await crm.Contacts.Where(c => c.RowId.In(ids.Take(count))).ToListAsync()).Count);

            Assert.Equal(2, crm.Emulator.CallCount);
        }

        var other = crm.Client(_ => { });
        await other.Contacts.CountAsync();
        await other.Contacts.UpdateRangeAsync(
            rows.Take(501).Select(row => new ContactsRow { RowId = row.RowId, Phone = "2" }));
        crm.Emulator.ClearRequests();
        Assert.Equal(500, (await other.Contacts.Where(c => c.RowId.In(ids.Take(500))).ToListAsync()).Count);
        Assert.Equal(1, crm.Emulator.CallCount);
    }

    private static Dictionary<int, double?> Swap(PagedServer server, Dictionary<int, double?> rows)
    {
        lock (server.Rows)
        {
            var before = new Dictionary<int, double?>(server.Rows);
            server.Rows.Clear();
            foreach (var (number, time) in rows)
                server.Rows.Add(number, time);

            return before;
        }
    }
}
