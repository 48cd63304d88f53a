using System.Net;
using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests;

/// <summary>Reading past the 10,000 rows that one answer gives.</summary>
public partial class PagingTests
{
    [Fact]
    public async Task A_hundred_thousand_rows_take_eleven_calls()
    {
        var (crm, statements) = Table(100_000);

        var read = await crm.Contacts.ToListAsync();

        Assert.Equal(Enumerable.Range(0, 100_000).Select(Id), read.Select(row => row.RowId));
        Assert.Equal(11, statements.Count);
        Assert.Equal("SELECT * FROM `Contacts` ORDER BY `_ctime` LIMIT 10000", statements[0]);
        Assert.Equal("SELECT * FROM `Contacts` ORDER BY `_ctime` LIMIT 10000 OFFSET 9999", statements[1]);
    }

    [Fact]
    public async Task A_query_is_read_to_its_end_and_not_further()
    {
        var (crm, statements) = Table(30_000);

        var read = await crm.Contacts.Where(c => c.Age > 5).Skip(7).Take(15_000).ToListAsync();

        Assert.Equal(Enumerable.Range(7, 15_000).Select(Id), read.Select(row => row.RowId));
        Assert.Equal(
            [
                "SELECT * FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime`, `_id` LIMIT 10000 OFFSET 7",
                "SELECT * FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime`, `_id` LIMIT 5001 OFFSET 10006",
            ],
            statements);
    }

    [Fact]
    public async Task A_loop_that_ends_early_reads_no_further_page()
    {
        var (crm, statements) = Table(30_000);

        await foreach (var id in crm.Contacts.Select(c => c.RowId))
        {
            if (id == Id(10))
                break;
        }

        Assert.Single(statements);
    }

    [Fact]
    public async Task Selected_values_and_distinct_ones_are_paged_as_well()
    {
        var (crm, statements) = Table(25_001);

        Assert.Equal(25_001, (await crm.Contacts.Select(c => c.Name).ToListAsync()).Count);
        Assert.Equal(3, statements.Count);
        statements.Clear();

        Assert.Equal(25_001, (await crm.Contacts.Select(c => c.Name).Distinct().ToListAsync()).Count);
        Assert.Equal("SELECT DISTINCT `Name` FROM `Contacts` ORDER BY `Name` LIMIT 10000 OFFSET 20000", statements[^1]);
    }

    [Fact]
    public async Task A_server_with_a_lower_limit_gives_all_distinct_values_and_groups()
    {
        var (crm, _) = Table([.. Enumerable.Range(0, 2500)], mostRows: 1000);

        Assert.Equal(2500, (await crm.Contacts.Select(c => c.Name).Distinct().ToListAsync()).Count);
        Assert.Equal(2500, (await crm.Contacts.GroupBy(c => c.Name).Select(g => g.Count()).ToListAsync()).Count);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(25_000)]
    public async Task Rows_of_one_time_come_once_although_the_server_gives_them_in_another_order_each_time(int sameTime)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 25_000).ToList();
        var (crm, _) = Table(statement => statement.Contains("`_ctime`, `_id`", StringComparison.Ordinal)
            ? rows.OrderBy(number => number / sameTime).ThenBy(Id, StringComparer.Ordinal)
            : rows.OrderBy(number => number / sameTime).ThenBy(_ => random.Next()), 10_000, number => $"{number / sameTime:00}");

        Assert.Equal(rows.Select(Id).Order(), (await crm.Contacts.ToListAsync()).Select(row => row.RowId).Order());
        Assert.Equal(rows.Select(Id).Order(), (await crm.Contacts.Select(c => c.RowId).ToListAsync()).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(64)]
    [InlineData(150)]
    [InlineData(192)]
    [InlineData(9999)]
    public async Task A_table_that_fits_is_read_in_one_call(int count)
    {
        var (crm, statements) = Table(count);

        Assert.Equal(count, (await crm.Contacts.ToListAsync()).Count);
        Assert.Single(statements);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(128)]
    [InlineData(500)]
    [InlineData(1024)]
    public async Task A_server_with_a_lower_limit_gives_all_rows(int mostRows)
    {
        var (crm, _) = Table([.. Enumerable.Range(0, 2500)], mostRows);

        Assert.Equal(2500, (await crm.Contacts.ToListAsync()).Count);
    }

    [Fact]
    public async Task A_loop_may_say_where_it_goes_on()
    {
        var (crm, _) = Table(3);
        var seen = new List<string>();

        await foreach (var row in crm.Contacts.Where(c => c.Age > 5).ConfigureAwait(false))
            seen.Add(row.RowId);

        await foreach (var id in crm.Contacts.Select(c => c.RowId).ConfigureAwait(false))
            seen.Add(id);

        await foreach (var row in crm.Contacts.FromSql($"SELECT * FROM Contacts LIMIT 3").ConfigureAwait(false))
            seen.Add(row.RowId);

        Assert.Equal(9, seen.Count);
    }

    [Fact]
    public async Task Rows_deleted_while_a_query_is_read_make_it_skip_none()
    {
        var rows = Enumerable.Range(0, 25_000).ToList();
        var (crm, _) = Table(rows);

        var seen = new List<string>();
        await foreach (var row in crm.Contacts.Where(c => c.Age > 5))
        {
            seen.Add(row.RowId);
            if (seen.Count == 5000)
                rows.RemoveAll(number => number is > 3000 and < 10_500);
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(rows.Select(Id).Except(seen));
    }

    private static string Id(int number) => $"r{number}";

    private static (CrmBase Crm, List<string> Statements) Table(int count) => Table([.. Enumerable.Range(0, count)]);

    /// <summary>A table that answers like the server: 10,000 rows at most, from a position on.</summary>
    private static (CrmBase Crm, List<string> Statements) Table(List<int> rows, int mostRows = 10_000) =>
        Table(_ => rows, mostRows, null);

    /// <param name="rowsOf">The rows that a statement finds, in their order.</param>
    /// <param name="mostRows">The most that an answer has.</param>
    /// <param name="minuteOf">The minute when a row was created, in two digits; none when it does not matter.</param>
    private static (CrmBase Crm, List<string> Statements) Table(
        Func<string, IEnumerable<int>> rowsOf, int mostRows, Func<int, string>? minuteOf)
    {
        var statements = new List<string>();
        var crm = new CannedServer
        {
            Answer = CannedServer.WithMetadata(request =>
            {
                var statement = Statement.Read(request.Content!.ReadAsStringAsync().Result).Sql;
                statements.Add(statement);
                var (limit, offset) = (Number(Limit().Match(statement)), Number(Offset().Match(statement)));
                var page = rowsOf(statement).Skip(offset).Take(Math.Min(limit, mostRows)).Select(number =>
                    $$"""{"_id":"{{Id(number)}}","0000":"{{number}}","value2":1{{Created(number)}}}""");
                return (HttpStatusCode.OK, CannedServer.Results($"[{string.Join(',', page)}]"));
            }),
        }.Connect();
        return (crm, statements);

        string Created(int number) => minuteOf is null ? "" : $",\"_ctime\":\"2026-01-01T00:{minuteOf(number)}:00+00:00\"";
    }

    private static int Number(Match match) =>
        match.Success ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"LIMIT (\d+)")]
    private static partial Regex Limit();

    [GeneratedRegex(@"OFFSET (\d+)")]
    private static partial Regex Offset();
}
