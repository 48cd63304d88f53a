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
                "SELECT * FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime` LIMIT 10000 OFFSET 7",
                "SELECT * FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime` LIMIT 5001 OFFSET 10006",
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
    private static (CrmBase Crm, List<string> Statements) Table(List<int> rows, int mostRows = 10_000)
    {
        var statements = new List<string>();
        var crm = new CannedServer
        {
            Answer = CannedServer.WithMetadata(request =>
            {
                var statement = Statement.Read(request.Content!.ReadAsStringAsync().Result).Sql;
                statements.Add(statement);
                var (limit, offset) = (Number(Limit().Match(statement)), Number(Offset().Match(statement)));
                var page = rows.Skip(offset).Take(Math.Min(limit, mostRows))
                    .Select(number => $$"""{"_id":"{{Id(number)}}","0000":"{{number}}","value2":1}""");
                return (HttpStatusCode.OK, CannedServer.Results($"[{string.Join(',', page)}]"));
            }),
        }.Connect();
        return (crm, statements);
    }

    private static int Number(Match match) =>
        match.Success ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"LIMIT (\d+)")]
    private static partial Regex Limit();

    [GeneratedRegex(@"OFFSET (\d+)")]
    private static partial Regex Offset();
}
