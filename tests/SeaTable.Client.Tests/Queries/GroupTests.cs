namespace SeaTable.Client.Tests;

/// <summary>Groups that are chosen and sorted by aggregates, groups of three keys, and aggregates without groups.</summary>
public class GroupTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    public static TheoryData<string, Func<SqlGroup<EverythingColumns>, SqlCondition>, Func<List<EverythingRow>, bool>> Havings =>
        new()
        {
            { "count >", g => g.Count() > 12, rows => rows.Count > 12 },
            { "count ==", g => g.Count() == 12, rows => rows.Count == 12 },
            { "count of", g => g.Count(c => c.Number) < 9, rows => rows.Count(row => row.Number is not null) < 9 },
            { "distinct", g => g.CountDistinct(c => c.Select) >= 3,
                rows => rows.Select(row => row.Select).OfType<EverythingSelect>().Distinct().Count() >= 3 },
            { "sum !=", g => g.Sum(c => c.Number) != 0, rows => Sum(rows) != 0 },
            { "sum == null", g => g.Sum(c => c.Number) == null, rows => Sum(rows) is null },
            { "average", g => g.Average(c => c.Number) <= 1, rows => rows.Average(row => row.Number) <= 1 },
            { "average == null", g => g.Average(c => c.Rating) == null, rows => rows.Average(row => row.Rating) is null },
            { "average money", g => g.Average(c => c.Euro) > 2m, rows => rows.Average(row => row.Euro) > 2m },
            { "sum of durations", g => g.Sum(c => c.DurationMinutes) > TimeSpan.FromHours(4),
                rows => rows.Sum(row => row.DurationMinutes?.TotalHours ?? 0) > 4 },
            { "day ==", g => g.Min(c => c.DateISO) == new DateOnly(2025, 12, 31),
                rows => rows.Min(row => row.DateISO) == new DateOnly(2025, 12, 31) },
            { "day <=", g => g.Min(c => c.DateISO) <= new DateOnly(2025, 12, 31),
                rows => rows.Min(row => row.DateISO) <= new DateOnly(2025, 12, 31) },
            { "moment", g => g.Max(c => c.TimeISO) < EverythingFixture.Noon(30),
                rows => rows.Max(row => row.TimeISO) < EverythingFixture.Noon(30) },
            { "month", g => g.Max(c => c.DateISO.Month) != 12, rows => rows.Max(row => row.DateISO?.Month) != 12 },
            { "both", g => g.Count() > 5 && !(g.Max(c => c.Number) > 3),
                rows => rows.Count > 5 && !(rows.Max(row => row.Number) > 3) },
        };

    [Theory]
    [MemberData(nameof(Havings))]
    public async Task Having_finds_the_groups_that_csharp_finds(
        string what, Func<SqlGroup<EverythingColumns>, SqlCondition> condition, Func<List<EverythingRow>, bool> expected)
    {
        var groups = everything.Rows.GroupBy(row => (row.Text, row.Rating)).Where(group => expected([.. group]));
        var found = await everything.Table.GroupBy(c => c.Text, c => c.Rating).Having(condition).Select(g => g.Count())
            .ToListAsync();
        var others = await everything.Table.GroupBy(c => c.Text, c => c.Rating).Having(g => !condition(g)).Select(g => g.Count())
            .ToListAsync();

        Assert.Equal((what, groups.Select(group => (group.Key.Text, group.Key.Rating, (long)group.Count())).ToHashSet()),
            (what, found.ToHashSet()), Equal);
        Assert.Equal(everything.Rows.GroupBy(row => (row.Text, row.Rating)).Count(), found.Count + others.Count);
    }

    [Fact]
    public async Task Groups_come_in_the_order_of_their_aggregates_and_then_of_their_keys()
    {
        var found = await everything.Table.Where(c => c.Text != null && c.Rating != null).GroupBy(c => c.Text)
            .OrderByDescending(g => g.Count()).Select(g => (g.Count(), g.Max(c => c.Rating))).ToListAsync();
        var top = await everything.Table.Where(c => c.Rating != null).GroupBy(c => c.Rating)
            .OrderBy(g => g.Sum(c => c.Number)).OrderByDescending(g => g.Count()).Select(g => g.Average(c => c.Percent)).Take(1)
            .ToListAsync();

        Assert.Equal(
            found.OrderByDescending(group => group.Item2).Select(group => group.Item2), found.Select(group => group.Item2));
        Assert.Equal(
            everything.Rows.Where(row => row.Text is not null && row.Rating is not null).GroupBy(row => row.Text).Count(),
            found.Count);
        Assert.Equal(
            everything.Rows.Where(row => row.Rating is not null).GroupBy(row => row.Rating)
                .MinBy(group => group.Sum(row => row.Number))!.Key,
            top.Single().Item1);
    }

    [Fact]
    public async Task Three_keys_make_groups()
    {
        var found = await everything.Table.GroupBy(c => c.Text, c => c.Rating, c => c.Checkbox)
            .Select(g => g.Count(), g => g.Sum(c => c.Number)).ToListAsync();

        Assert.Equal(everything.Rows.Count, found.Sum(group => group.Item4));
        Assert.Equal(found.Count, found.Select(group => (group.Item1, group.Item2, group.Item3)).Distinct().Count());
        Assert.Equal(everything.Rows.Sum(row => row.Number), found.Sum(group => group.Item5));
    }

    [Fact]
    public async Task Several_values_over_all_rows_take_one_call()
    {
        var (table, rows) = (everything.Table, everything.Rows.Where(row => row.Number > 0).ToList());
        var (count, filled, different, sum, average, first, last, longest) = await table.Where(c => c.Number > 0)
            .AggregateAsync(g => (g.Count(), g.Count(c => c.Rating), g.CountDistinct(c => c.Text), g.Sum(c => c.Euro),
                g.Average(c => c.Number), g.Min(c => c.DateISO), g.Max(c => c.TimeISO), g.Max(c => c.DurationMinutes)));

        Assert.Equal(rows.Count, count);
        Assert.Equal(rows.Count(row => row.Rating is not null), filled);
        Assert.Equal(rows.Select(row => row.Text).Where(text => text is not null).Distinct().Count(), different);
        Assert.Equal(rows.Sum(row => row.Euro), sum);
        Assert.Equal(rows.Average(row => row.Number)!.Value, average!.Value, 9);
        Assert.Equal(rows.Min(row => row.DateISO), first);
        Assert.Equal(rows.Max(row => row.TimeISO), last);
        Assert.Equal(rows.Max(row => row.DurationMinutes), longest);
        Assert.Equal(rows.Count, await table.Where(c => c.Number > 0).AggregateAsync(g => g.Count()));
        Assert.Equal((0, null), await table.Where(c => c.Number.In()).AggregateAsync(g => (g.Count(), g.Max(c => c.Number))));
        Assert.Throws<SeaTableQueryException>(() => { _ = table.Take(3).AggregateAsync(g => g.Count()); });
    }

    [Fact]
    public async Task The_statements_are_these()
    {
        Assert.Equal(
            "SELECT COUNT(*) AS value1, SUM(`Amount`) AS value2, COUNT(DISTINCT `Stage`) AS value3 FROM `Deals` "
                + "WHERE `Amount` > ?",
            (await Statement.OfAsync(async crm =>
            {
                await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Deals.Where(d => d.Amount > 0)
                    .AggregateAsync(g => (g.Count(), g.Sum(d => d.Amount), g.CountDistinct(d => d.Stage))));
            })).Sql);
        Assert.Equal(
            "SELECT `Stage`, COUNT(*) AS value2 FROM `Deals` GROUP BY `Stage` "
                + "HAVING (COUNT(*) > ? AND SUM(`Amount`) IS NOT NULL) ORDER BY SUM(`Amount`) DESC, value2, `Stage` LIMIT 3",
            (await Statement.OfAsync(crm => crm.Deals.GroupBy(d => d.Stage)
                .Having(g => g.Count() > 1).Having(g => g.Sum(d => d.Amount) != null)
                .OrderByDescending(g => g.Sum(d => d.Amount)).OrderBy(g => g.Count())
                .Select(g => g.Count()).Take(3).ToListAsync())).Sql);
        Assert.StartsWith("(no row",
            everything.Table.GroupBy(c => c.Text).Having(_ => SqlCondition.None()).Select(g => g.Count()).ToString(),
            StringComparison.Ordinal);
        Assert.Empty(await everything.Table.GroupBy(c => c.Text).Having(_ => SqlCondition.None()).Select(g => g.Count())
            .ToListAsync());
    }

    private static double? Sum(List<EverythingRow> rows) =>
        rows.Exists(row => row.Number is not null) ? rows.Sum(row => row.Number) : null;

    private static bool Equal(
        (string What, HashSet<(string?, int?, long)> Groups) one, (string What, HashSet<(string?, int?, long)> Groups) other) =>
        one.Groups.SetEquals(other.Groups);
}
