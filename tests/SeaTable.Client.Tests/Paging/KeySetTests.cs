using System.Globalization;

namespace SeaTable.Client.Tests;

/// <summary>Full reads go by the rows' times of creation: each row once, and only the rows of one time remembered.</summary>
public class KeySetTests
{
    [Theory]
    [InlineData(9_999, 1)]
    [InlineData(10_000, 2)]
    [InlineData(99_990, 10)]
    [InlineData(100_000, 11)]
    public async Task Each_call_gives_ten_thousand_rows(int count, int calls)
    {
        var server = new PagedServer().With(count);

        var read = await server.Contacts.ToListAsync();

        Assert.Equal(Ids(server), read.Select(row => row.RowId));
        Assert.Equal(calls, server.Statements.Count);
    }

    [Fact]
    public async Task A_statement_names_the_last_time_and_the_rows_that_were_given_of_it()
    {
        var server = new PagedServer().With(30_004, number => (number + 1) / 3);

        Assert.Equal(30_004, (await server.Contacts.Where(c => c.Age > -1).ToListAsync()).Count);

        const string Since = "(`Age` > ? AND (`_ctime` >= ? OR `_ctime` IS NULL)";
        const string Others = $"{Since} AND (`_ctime` > ? OR `_id` NOT IN (?)))";
        string[] conditions = ["`Age` > ?", Others, Others, Others];
        Assert.Equal(
            conditions.Select(condition => $"SELECT * FROM `Contacts` WHERE {condition} ORDER BY `_ctime` LIMIT 10000"),
            server.Statements);
    }

    [Fact]
    public async Task A_server_that_no_longer_compares_times_is_told_and_no_row_left_out_in_silence()
    {
        var isWrong = false;
        var server = new PagedServer { CompareBy = time => isWrong ? time - 5000 : time }.With(40_000);
        server.BeforeCallAsync = (calls, _) => Task.FromResult(isWrong = calls >= 2);

        var e = await Assert.ThrowsAsync<SeaTableConnectionException>(() => server.Contacts.ToListAsync());

        Assert.Contains("not in the order of the rows' creation", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_row_at_which_a_page_ended_may_be_deleted()
    {
        var server = new PagedServer().With(40_000);
        server.BeforeCallAsync = (calls, _) => Task.FromResult(calls != 2 || server.Rows.Remove(19_998));

        Assert.Equal(40_000, (await server.Contacts.ToListAsync()).Count);
        Assert.Equal(6, server.Statements.Count);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(30_000)]
    public async Task Rows_of_one_time_come_once_although_the_server_gives_them_in_another_order_each_time(int sameTime)
    {
        var server = new PagedServer { ShufflesTies = true }.With(5_000).With(30_000, number => 5_000 + number / sameTime)
            .With(5_000, number => number);

        var rows = await server.Contacts.ToListAsync();
        var calls = server.Statements.Count;
        var values = await server.Contacts.Select(c => c.RowId).ToListAsync();

        Assert.Equal(Ids(server).Order(), rows.Select(row => row.RowId).Order());
        Assert.Equal(Ids(server).Order(), values.Order());
        Assert.InRange(calls, 5, 7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(15_000)]
    [InlineData(25_000)]
    public async Task Rows_of_unknown_time_come_once_wherever_the_server_sorts_them(int unknown)
    {
        foreach (var areFirst in (bool[])[false, true])
        {
            var server = new PagedServer { PutsUnknownFirst = areFirst, ShufflesTies = true }
                .With(25_000, number => number < unknown ? null : number);

            var read = await server.Contacts.ToListAsync();

            Assert.Equal(Ids(server).Order(), read.Select(row => row.RowId).Order());
        }
    }

    [Fact]
    public async Task Rows_of_unknown_time_that_are_added_meanwhile_and_come_first_hide_no_other()
    {
        var server = new PagedServer { PutsUnknownFirst = true }.With(30_000);
        var throughout = Ids(server).ToList();
        server.BeforeCallAsync = (calls, _) =>
        {
            if (calls == 2)
                server.With(12_000, _ => null);

            return Task.CompletedTask;
        };

        var read = (await server.Contacts.ToListAsync()).ConvertAll(row => row.RowId);

        Assert.Empty(throughout.Except(read));
        Assert.Equal(read.Count, read.Distinct().Count());
    }

    [Fact]
    public async Task Whatever_a_server_does_with_times_rows_come_once()
    {
        const double Hours = 3_600_000;
        PagedServer[] servers =
        [
            new() { CompareBy = time => time + 2 * Hours },
            new() { CompareBy = time => time - 2 * Hours },
            new() { CompareBy = _ => double.NegativeInfinity },
            new() { CompareBy = time => Math.Floor(time / 1000) * 1000 },
            new() { SortBy = time => -time },
            new() { SortBy = time => time % 1000 },
            new() { Tell = time => Math.Floor(time / 60_000) * 60_000 },
            new() { Tell = time => Math.Floor(time / 60_000) * 60_000, ShufflesTies = true, MostRows = 500 },
            new() { Refuses = statement => statement.Contains("`_ctime` >=", StringComparison.Ordinal) },
            new() { Refuses = statement => statement.Contains("NOT IN", StringComparison.Ordinal) },
        ];
        foreach (var server in servers)
        {
            server.With(11_000, number => number / 7 + number / 3 * 0.01);

            Assert.Equal(Ids(server).Order(), (await server.Contacts.ToListAsync()).Select(row => row.RowId).Order());
            Assert.Equal(Ids(server).Order(), (await server.Contacts.Select(c => c.RowId).ToListAsync()).Order());
        }
    }

    [Fact]
    public async Task A_server_that_no_longer_keeps_to_the_order_is_told_and_no_row_left_out_in_silence()
    {
        var isWrong = false;
        var server = new PagedServer { SortBy = time => isWrong ? -time : time }.With(40_000);
        server.BeforeCallAsync = (calls, _) => Task.FromResult(isWrong = calls >= 2);

        var e = await Assert.ThrowsAsync<SeaTableConnectionException>(() => server.Contacts.ToListAsync());

        Assert.Contains("not in the order of the rows' creation", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    [InlineData(10_001)]
    [InlineData(24_999)]
    [InlineData(25_000)]
    [InlineData(30_000)]
    public async Task As_many_rows_are_read_as_are_taken(int take)
    {
        var server = new PagedServer { ShufflesTies = true }.With(25_000, number => number / 900);

        var read = await server.Contacts.Take(take).ToListAsync();

        Assert.Equal(Math.Min(take, 25_000), read.Select(row => row.RowId).Distinct().Count());
        Assert.Equal(read.Count, read.Select(row => row.RowId).Distinct().Count());
        Assert.True(read[^1].RowCreatedAt - read[0].RowCreatedAt <= TimeSpan.FromMilliseconds(take / 900));
    }

    [Fact]
    public async Task Rows_that_are_there_throughout_come_once_whatever_the_server_and_others_do()
    {
        var seeds = int.Parse(Environment.GetEnvironmentVariable("SEATABLE_PAGING_SEEDS") ?? "60", CultureInfo.InvariantCulture);
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var sameTime = random.Next(5) switch { 0 => 1, 1 => 10, 2 => 400, 3 => 1500, _ => 3000 };
            var server = new PagedServer
            {
                ShufflesTies = random.Next(2) == 0,
                PutsUnknownFirst = random.Next(2) == 0,
                MostRows = random.Next(5) switch { 0 => 200, 1 => 128, 2 => 250, 3 => 500, _ => 1000 },
                SortBy = random.Next(10) == 0 ? time => -time : time => time,
                CompareBy = random.Next(10) == 0 ? time => time - 100 : time => time,
                Tell = random.Next(5) == 0 ? time => Math.Floor(time / 10) * 10 : time => time,
            }.With(random.Next(3500), number => random.Next(50) == 0 ? null : number / sameTime * 1.25);
            var throughout = server.Rows.Keys.ToHashSet();
            var number = 10_000;
            server.BeforeCallAsync = (_, _) =>
            {
                lock (server.Rows)
                {
                    if (random.Next(4) != 0)
                        return Task.CompletedTask;

                    var gone = server.Rows.Keys.Where(_ => random.Next(server.Rows.Count) < 20).ToList();
                    gone.ForEach(row => server.Rows.Remove(row));
                    throughout.ExceptWith(gone);
                    for (var i = random.Next(30); i > 0; i--)
                        server.Rows.Add(number++, random.Next(20) == 0 ? null : 5000 + number / 10);
                }

                return Task.CompletedTask;
            };

            var isSorted = random.Next(4) == 0 && server.SortBy(1) > 0;
            var read = isSorted ? (await server.Contacts.OrderBy(c => c.Age).ToListAsync()).ConvertAll(row => row.RowId)
                : random.Next(2) == 0 ? (await server.Contacts.ToListAsync()).ConvertAll(row => row.RowId)
                : await server.Contacts.Select(c => c.RowId).ToListAsync();

            Assert.True(read.Count == read.Distinct().Count(), $"Seed {seed} gives rows twice.");
            lock (server.Rows)
                Assert.True(!throughout.Select(PagedServer.Id).Except(read).Any(), $"Seed {seed} skips rows.");
        }
    }

    [Fact]
    public void A_set_of_ids_has_those_that_were_added_and_no_other()
    {
        var random = new Random(3);
        var (set, ids) = (new RowIdSet(), new HashSet<string>());
        string[] odd =
            ["", "r1", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAA", "Ä_______________-zZ09A"];
        string[] others = ["AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAC", "r2"];
        for (var time = 0; time < 50; time++)
        {
            var some = Enumerable.Range(0, random.Next(300)).Select(_ => PagedServer.Id(random.Next())).ToList();
            some.Add(odd[time % odd.Length]);
            some.RemoveAll(id => !ids.Add(id));
            set.Add(some);
        }

        Assert.All(ids, id => Assert.True(set.Contains(id)));
        Assert.Equal(ids.Count, set.Count);
        foreach (var other in others.Concat(Enumerable.Range(0, 1000).Select(PagedServer.Id)))
            Assert.Equal(ids.Contains(other), set.Contains(other));
    }

    private static IEnumerable<string> Ids(PagedServer server) => server.Rows.Keys.Select(PagedServer.Id);
}
