namespace SeaTable.Client.Tests;

/// <summary>Reading past the rows that one answer gives, and no further than to the end.</summary>
public class PagingTests
{
    [Fact]
    public async Task A_query_is_read_to_its_end_and_not_further()
    {
        var server = new PagedServer().With(30_000);

        var read = await server.Contacts.Where(c => c.Age > -1).Skip(7).Take(15_000).ToListAsync();

        Assert.Equal(Enumerable.Range(7, 15_000).Select(PagedServer.Id), read.Select(row => row.RowId));
        Assert.Equal(
            [
                "SELECT * FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime`, `_id` LIMIT 10000 OFFSET 7",
                "SELECT * FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime`, `_id` LIMIT 5001 OFFSET 10006",
            ],
            server.Statements);
    }

    [Fact]
    public async Task Selected_values_and_distinct_ones_are_paged_as_well()
    {
        var server = new PagedServer().With(25_001);

        Assert.Equal(25_001, (await server.Contacts.Select(c => c.Name).ToListAsync()).Count);
        Assert.Equal(3, server.Statements.Count);

        Assert.Equal(25_001, (await server.Contacts.Select(c => c.Name).Distinct().ToListAsync()).Count);
        Assert.Equal(
            "SELECT DISTINCT `Name` FROM `Contacts` ORDER BY `Name` LIMIT 10000 OFFSET 20000", server.Statements.Last());
    }

    [Fact]
    public async Task A_server_with_a_lower_limit_gives_all_distinct_values_and_groups()
    {
        var server = new PagedServer { MostRows = 1000 }.With(2500);

        Assert.Equal(2500, (await server.Contacts.Select(c => c.Name).Distinct().ToListAsync()).Count);
        Assert.Equal(2500, (await server.Contacts.GroupBy(c => c.Name).Select(g => g.Count()).ToListAsync()).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(192)]
    [InlineData(9999)]
    public async Task A_table_that_fits_is_read_in_one_call(int count)
    {
        var server = new PagedServer().With(count);

        Assert.Equal(count, (await server.Contacts.ToListAsync()).Count);
        Assert.Single(server.Statements);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(250)]
    [InlineData(5000)]
    public async Task A_table_that_may_be_cut_at_a_limit_of_the_server_is_read_in_one_call_once_an_answer_had_more_rows(int count)
    {
        var server = new PagedServer().With(count);
        await server.Contacts.ToListAsync();
        Assert.Equal(2, server.Statements.Count);
        server.With(1);
        await server.Contacts.ToListAsync();
        server.Rows.Remove(count);

        Assert.Equal(count, (await server.Contacts.ToListAsync()).Count);

        Assert.Equal(4, server.Statements.Count);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(1024)]
    public async Task A_server_with_a_lower_limit_gives_all_rows(int mostRows)
    {
        var server = new PagedServer { MostRows = mostRows }.With(2500);

        Assert.Equal(2500, (await server.Contacts.ToListAsync()).Count);
        Assert.Equal(2500, (await server.Contacts.OrderBy(c => c.Age).ToListAsync()).Count);
        Assert.Equal(mostRows, (await server.Contacts.Take(mostRows).ToListAsync()).Count);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(25_000)]
    public async Task Sorted_rows_that_are_equal_come_once_although_the_server_gives_them_in_another_order_each_time(int sameTime)
    {
        var server = new PagedServer { ShufflesTies = true }.With(25_000, number => number / 10 / sameTime);

        var read = await server.Contacts.OrderBy(c => c.Age).ToListAsync();

        Assert.Equal(server.Rows.Keys.Select(PagedServer.Id).Order(), read.Select(row => row.RowId).Order());
        Assert.Equal(read.Select(row => row.Age).Order(), read.Select(row => row.Age));
    }

    [Fact]
    public async Task A_loop_may_say_where_it_goes_on()
    {
        var server = new PagedServer().With(3);
        var seen = new List<string>();

        await foreach (var row in server.Contacts.Where(c => c.Age > -1).ConfigureAwait(false))
            seen.Add(row.RowId);

        await foreach (var id in server.Contacts.Select(c => c.RowId).ConfigureAwait(false))
            seen.Add(id);

        await foreach (var row in server.Contacts.FromSql($"SELECT * FROM Contacts LIMIT 3").ConfigureAwait(false))
            seen.Add(row.RowId);

        Assert.Equal(9, seen.Count);
    }

    [Fact]
    public async Task Rows_deleted_while_a_query_is_read_make_it_skip_none()
    {
        foreach (var isSorted in (bool[])[false, true])
        {
            var server = new PagedServer().With(25_000);
            var query = server.Contacts.Where(c => c.Age > -1);

            var seen = new List<string>();
            await foreach (var row in isSorted ? query.OrderBy(c => c.Age) : query)
            {
                seen.Add(row.RowId);
                if (seen.Count == 5000)
                {
                    lock (server.Rows)
                        Enumerable.Range(3001, 7499).ToList().ForEach(number => server.Rows.Remove(number));
                }
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Empty(server.Rows.Keys.Select(PagedServer.Id).Except(seen));
        }
    }
}
