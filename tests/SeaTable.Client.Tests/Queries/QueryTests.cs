namespace SeaTable.Client.Tests;

/// <summary>Sorting, cutting, selecting, counting and grouping: the statement that is sent, and what comes of it.</summary>
public class QueryTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    public static TheoryData<string, Func<CrmBase, Task>> Statements => new()
    {
        { "SELECT * FROM `Contacts` ORDER BY `_ctime` LIMIT 10000", crm => crm.Contacts.ToListAsync() },
        { "SELECT * FROM `Contacts` ORDER BY `Age`, `_ctime` LIMIT 10000",
            crm => crm.Contacts.OrderBy(c => c.Age).ToListAsync() },
        {
            "SELECT * FROM `Contacts` ORDER BY `Age` DESC, `Name`, `Status` DESC, `_ctime` LIMIT 10000",
            crm => crm.Contacts.OrderByDescending(c => c.Age).ThenBy(c => c.Name).ThenByDescending(c => c.Status).ToListAsync()
        },
        { "SELECT * FROM `Contacts` ORDER BY year(`Birthday`), `_ctime` LIMIT 10000",
            crm => crm.Contacts.OrderBy(c => c.Name).OrderBy(c => c.Birthday.Year).ToListAsync() },
        { "SELECT * FROM `Contacts` ORDER BY `_ctime`, `_id` LIMIT 50", crm => crm.Contacts.Take(50).ToListAsync() },
        { "SELECT * FROM `Contacts` ORDER BY `_ctime`, `_id` LIMIT 5 OFFSET 12",
            crm => crm.Contacts.Skip(2).Take(15).Skip(10).Take(20).ToListAsync() },
        { "SELECT * FROM `Contacts` ORDER BY `_ctime`, `_id` LIMIT 1", crm => crm.Contacts.FirstOrDefaultAsync() },
        { "SELECT * FROM `Contacts` WHERE (`Age` > ? AND `Name` = ?) ORDER BY `_ctime` LIMIT 10000",
            crm => crm.Contacts.Where(c => c.Age > 5).Where(c => c.Name == "x").ToListAsync() },
        { "SELECT `_id`, `_ctime`, `Age` FROM `Contacts` WHERE `Age` > ? ORDER BY `_ctime`, `_id` LIMIT 1",
            crm => crm.Contacts.Where(c => c.Age > 5).AnyAsync() },
        { "SELECT `Name`, `Age`, `_id`, `_ctime` FROM `Contacts` ORDER BY `_ctime` LIMIT 10000",
            crm => crm.Contacts.Select(c => c.Name, c => c.Age).ToListAsync() },
        {
            "SELECT `Name`, `_id`, `Age`, `_ctime` FROM `Contacts` ORDER BY `Age`, `_ctime`, `_id` LIMIT 3",
            crm => crm.Contacts.OrderBy(c => c.Age).Take(3).Select(c => c.Name).ToListAsync()
        },
        {
            "SELECT `Name`, year(`Birthday`) AS value2, country(`Home`) AS value3, `_id`, `_ctime`, `Birthday`, `Home` "
                + "FROM `Contacts` ORDER BY `_ctime` LIMIT 10000",
            crm => crm.Contacts.Select(c => c.Name, c => c.Birthday.Year, c => c.Home.Country).ToListAsync()
        },
        { "SELECT DISTINCT `Status`, `Photo` FROM `Contacts` ORDER BY `Status` LIMIT 10000",
            crm => crm.Contacts.Select(c => c.Status, c => c.Photo).Distinct().ToListAsync() },
        {
            "SELECT DISTINCT year(`Birthday`) AS value1 FROM `Contacts` WHERE `Age` > ? ORDER BY value1 DESC LIMIT 10000",
            crm => crm.Contacts.Where(c => c.Age > 1).OrderByDescending(c => c.Birthday.Year).Select(c => c.Birthday.Year)
                .Distinct().ToListAsync()
        },
        {
            "SELECT DISTINCT `Status`, `Name`, `Photo` FROM `Contacts` ORDER BY `Name` DESC, `Status` LIMIT 10000",
            crm => crm.Contacts.OrderByDescending(c => c.Name).Select(c => c.Status, c => c.Name, c => c.Photo).Distinct()
                .ToListAsync()
        },
        { "SELECT * FROM `Contacts` ORDER BY `_ctime`, `_id` LIMIT 10000 OFFSET 2147483647",
            crm => crm.Contacts.Skip(int.MaxValue).Skip(1).ToListAsync() },
        { "SELECT COUNT(*) AS value1 FROM `Contacts` WHERE `Status` = ?",
            Ignoring(crm => crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).CountAsync()) },
        { "SELECT SUM(`Amount`) AS value1 FROM `Deals`", Ignoring(crm => crm.Deals.SumAsync(d => d.Amount)) },
        { "SELECT AVG(`Effort`) AS value1 FROM `Deals`", Ignoring(crm => crm.Deals.AverageAsync(d => d.Effort)) },
        { "SELECT MIN(`Close date`) AS value1 FROM `Deals`", Ignoring(crm => crm.Deals.MinAsync(d => d.CloseDate)) },
        { "SELECT MAX(`_ctime`) AS value1 FROM `Deals`", Ignoring(crm => crm.Deals.MaxAsync(d => d.RowCreatedAt)) },
        {
            "SELECT `Stage`, COUNT(*) AS value2, SUM(`Amount`) AS value3 FROM `Deals` WHERE `Amount` > ? GROUP BY `Stage` ORDER "
                + "BY `Stage` LIMIT 10000",
            crm => crm.Deals.Where(d => d.Amount > 0).GroupBy(d => d.Stage).Select(g => g.Count(), g => g.Sum(d => d.Amount))
                .ToListAsync()
        },
        {
            "SELECT year(`Close date`) AS value1, `Stage`, AVG(`Probability`) AS value3 FROM `Deals` GROUP BY value1, `Stage` "
                + "ORDER BY value1, `Stage` LIMIT 2",
            crm => crm.Deals.GroupBy(d => d.CloseDate.Year, d => d.Stage).Select(g => g.Average(d => d.Probability)).Take(2)
                .ToListAsync()
        },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_query_becomes_this_SQL(string sql, Func<CrmBase, Task> query) =>
        Assert.Equal(sql, (await Statement.OfAsync(query)).Sql);

    [Fact]
    public async Task A_query_shows_its_SQL_without_asking_anybody()
    {
        await using var crm = await Crm.StartAsync();

        Assert.Equal("SELECT * FROM `Contacts` ORDER BY `_ctime` LIMIT 10000", crm.Contacts.ToString());
        Assert.Equal(
            "SELECT * FROM `Contacts` WHERE (`Age` > ? AND `Status` = ?) ORDER BY `Name`, `_ctime`, `_id` LIMIT 3 OFFSET 2",
            crm.Contacts.Where(c => c.Age > 5 && c.Status == ContactsStatus.Lead).OrderBy(c => c.Name).Skip(2).Take(3)
                .ToString());
        Assert.Equal("SELECT DISTINCT `Name` FROM `Contacts` ORDER BY `Name` LIMIT 10000",
            crm.Contacts.Select(c => c.Name).Distinct().ToString());
        Assert.Equal(
            "SELECT `Status`, COUNT(*) AS value2 FROM `Contacts` GROUP BY `Status` ORDER BY `Status` LIMIT 10000",
            crm.Contacts.GroupBy(c => c.Status).Select(g => g.Count()).ToString());
        Assert.StartsWith("(no row", crm.Contacts.Where(c => c.Name.In()).ToString(), StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Statements);
    }

    [Fact]
    public async Task Values_travel_as_parameters_and_answers_go_by_keys()
    {
        await using var crm = await Crm.StartAsync();

        await crm.Contacts.Where(c => c.Name == "Ada" && c.Age > 30.5).ToListAsync();

        Assert.Equal(
            """{"sql":"SELECT * FROM `Contacts` WHERE (`Name` = ? AND `Age` > ?) ORDER BY `_ctime` LIMIT 10000","convert_keys":false,"parameters":["Ada",30.5]}""",
            Assert.Single(crm.Wire.Statements));
    }

    [Fact]
    public async Task Rows_come_sorted_and_cut()
    {
        var rows = everything.Rows.Where(row => row.Number is not null && row.DateISO is not null);
        var query = everything.Table.Where(c => c.Number != null && c.DateISO != null);

        Assert.Equal(Ids(rows), Ids(await query.ToListAsync()));
        Assert.Equal(Ids(rows.OrderBy(row => row.Number)), Ids(await query.OrderBy(c => c.Number).ToListAsync()));
        Assert.Equal(Ids(rows.OrderByDescending(row => row.Number).ThenBy(row => row.DateISO)),
            Ids(await query.OrderByDescending(c => c.Number).ThenBy(c => c.DateISO).ToListAsync()));
        Assert.Equal(Ids(rows.OrderBy(row => row.DateISO!.Value.Month)),
            Ids(await query.OrderBy(c => c.DateISO.Month).ToListAsync()));

        // Part after part, rows of one time come by their ids.
        rows = rows.OrderBy(row => row.RowCreatedAt).ThenBy(row => row.RowId, StringComparer.Ordinal);
        Assert.Equal(Ids(rows.Skip(5).Take(7)), Ids(await query.Skip(5).Take(7).ToListAsync()));
        Assert.Equal(rows.First().RowId, (await query.FirstOrDefaultAsync())!.RowId);
        Assert.Null(await query.Skip(1000).FirstOrDefaultAsync());
        Assert.True(await query.AnyAsync());
        Assert.False(await query.Where(c => c.Number == 99).AnyAsync());
    }

    [Fact]
    public async Task Selected_values_are_those_of_the_rows()
    {
        var table = everything.Table;

        Assert.Equal(everything.Rows.Select(row => row.Text), await table.Select(c => c.Text).ToListAsync());
        Assert.Equal(everything.Rows.Select(row => (row.RowId, row.Checkbox, row.RowCreatedAt)),
            await table.Select(c => c.RowId, c => c.Checkbox, c => c.Created).ToListAsync());
        Assert.Equal(
            everything.Rows.Select(row =>
                (row.Number, row.Euro, row.Rating, row.DateISO, row.TimeISO, row.DurationMinutes, row.Select, row.Department)),
            await table.Select(c => c.Number, c => c.Euro, c => c.Rating, c => c.DateISO, c => c.TimeISO, c => c.DurationMinutes,
                c => c.Select, c => c.Department).ToListAsync());
        Assert.Equal(everything.Rows.Select(row => row.Multiple), await table.Select(c => c.Multiple).ToListAsync());
        Assert.Equal(everything.Rows.Select(row => row.Images), await table.Select(c => c.Images).ToListAsync());
        Assert.Equal(everything.Rows.Select(row => row.Files), await table.Select(c => c.Files).ToListAsync());
        Assert.Equal(everything.Rows.Select(row => row.Others), await table.Select(c => c.Others).ToListAsync());
        Assert.Equal(
            everything.Rows.Select(row =>
                (row.FormulaNumber, row.FormulaText, row.FormulaTruth, row.FormulaDay, row.FormulaMoment, row.Average)),
            await table.Select(c => c.FormulaNumber, c => c.FormulaText, c => c.FormulaTruth, c => c.FormulaDay,
                c => c.FormulaMoment, c => c.Average).ToListAsync());
        Assert.Equal(
            everything.Rows.Where(row => row.PlaceCountry is not null && row.DateISO is not null)
                .Select(row => (row.PlaceCountry, row.PlaceCountry!.CountryRegion, (int?)row.DateISO!.Value.Year)),
            await table.Where(c => c.PlaceCountry.Country != null && c.DateISO != null)
                .Select(c => c.PlaceCountry, c => c.PlaceCountry.Country, c => c.DateISO.Year).ToListAsync());
    }

    [Fact]
    public async Task The_same_column_may_be_selected_twice()
    {
        var read = await everything.Table.Select(c => c.Number, c => c.Text, c => c.Number).ToListAsync();

        Assert.Equal(everything.Rows.Select(row => (row.Number, row.Text, row.Number)), read);
    }

    [Fact]
    public async Task Tuples_are_taken_apart_in_the_loop()
    {
        var seen = new List<string>();
        await foreach (var (text, number) in everything.Table.Where(c => c.Number > 2).Select(c => c.Text, c => c.Number))
            seen.Add($"{text} {number}");

        Assert.Equal(everything.Rows.Where(row => row.Number > 2).Select(row => $"{row.Text} {row.Number}"), seen);
    }

    [Fact]
    public async Task Distinct_values_come_once()
    {
        var numbers = await everything.Table.Where(c => c.Number != null).Select(c => c.Number).Distinct().ToListAsync();
        var pairs = await everything.Table.Where(c => c.Number != null && c.Rating != null).OrderByDescending(c => c.Rating)
            .Select(c => c.Rating, c => c.Number).Distinct().ToListAsync();

        Assert.Equal(everything.Rows.Select(row => row.Number).OfType<double>().Distinct().Order().Cast<double?>(), numbers);
        Assert.Equal(pairs.Distinct().Count(), pairs.Count);
        Assert.Equal(pairs.OrderByDescending(pair => pair.Item1).Select(pair => pair.Item1), pairs.Select(pair => pair.Item1));
    }

    [Fact]
    public async Task Aggregates_are_typed()
    {
        var (table, rows) = (everything.Table, everything.Rows);

        Assert.Equal(rows.Count, await table.CountAsync());
        Assert.Equal(10, await table.Skip(3).Take(10).CountAsync());
        Assert.Equal(rows.Count - 3, await table.Skip(3).CountAsync());
        Assert.Equal(rows.Sum(row => row.Number), await table.SumAsync(c => c.Number));
        Assert.Equal(rows.Sum(row => row.Euro), await table.SumAsync(c => c.Euro));
        Assert.Equal(rows.Sum(row => row.Rating), await table.SumAsync(c => c.Rating));
        Assert.Equal(TimeSpan.FromTicks(rows.Sum(row => row.DurationMinutes?.Ticks ?? 0)),
            await table.SumAsync(c => c.DurationMinutes));
        Assert.Equal(rows.Average(row => row.Number)!.Value, (await table.AverageAsync(c => c.Number))!.Value, 9);
        Assert.Equal((double)rows.Average(row => row.Euro)!.Value, (double)(await table.AverageAsync(c => c.Euro))!.Value, 9);
        Assert.Equal(rows.Min(row => row.Number), await table.MinAsync(c => c.Number));
        Assert.Equal(rows.Max(row => row.Euro), await table.MaxAsync(c => c.Euro));
        Assert.Equal(rows.Min(row => row.DateISO), await table.MinAsync(c => c.DateISO));
        Assert.Equal(rows.Max(row => row.TimeISO), await table.MaxAsync(c => c.TimeISO));
        Assert.Equal(rows.Max(row => row.DurationMinutes), await table.MaxAsync(c => c.DurationMinutes));
        Assert.Equal(rows.Max(row => row.RowCreatedAt), await table.MaxAsync(c => c.RowCreatedAt));
        Assert.Equal(rows.Where(row => row.FormulaNumber.HasValue).Sum(row => row.FormulaNumber.Value),
            await table.SumAsync(c => c.FormulaNumber));
        Assert.Null(await table.Where(c => c.Number == 99).MaxAsync(c => c.DateISO));
        Assert.Null(await table.Where(c => c.Number == 99).AverageAsync(c => c.Number));
    }

    [Fact]
    public async Task Groups_have_typed_keys_and_empty_cells_a_group_of_their_own()
    {
        var bySelect = await everything.Table.GroupBy(c => c.Select).Select(g => g.Count(), g => g.Sum(c => c.Number))
            .ToListAsync();
        var byFlag = await everything.Table.GroupBy(c => c.Checkbox).Select(g => g.Count()).ToListAsync();
        var byDay = await everything.Table.GroupBy(c => c.DateISO, c => c.Rating)
            .Select(g => g.Max(c => c.Number), g => g.Min(c => c.TimeISO)).ToListAsync();

        Assert.Equal(
            everything.Rows.GroupBy(row => row.Select)
                .Select(group => (group.Key, (long)group.Count(), group.Sum(row => row.Number))).ToHashSet(),
            bySelect.ToHashSet());
        Assert.Equal(everything.Rows.Count, byFlag.Sum(group => group.Item2));
        Assert.Equal([null, false, true], byFlag.Select(group => group.Item1).Order());
        Assert.Equal(
            everything.Rows.GroupBy(row => (row.DateISO, row.Rating))
                .Select(group => (group.Key.DateISO, group.Key.Rating, group.Max(row => row.Number),
                    group.Min(row => row.TimeISO))).ToHashSet(),
            byDay.ToHashSet());
    }

    [Fact]
    public async Task Grouping_by_a_multiple_select_counts_a_row_for_each_option()
    {
        var groups = await everything.Table.Where(c => c.Multiple.IsNotEmpty()).GroupBy(c => c.Multiple).Select(g => g.Count())
            .ToListAsync();

        Assert.Equal(
            everything.Rows.SelectMany(row => row.Multiple).GroupBy(option => option)
                .Select(group => ((EverythingMultiple?)group.Key, (long)group.Count())).ToHashSet(),
            groups.ToHashSet());
    }

    [Fact]
    public async Task What_SQL_can_not_say_is_refused_with_what_to_do_instead()
    {
        var crm = new CannedServer { Answer = _ => throw new InvalidOperationException("Nothing may be sent.") }.Connect();

        Assert.Throws<SeaTableQueryException>(() => crm.Contacts.Take(5).Where(c => c.Age > 1));
        Assert.Throws<SeaTableQueryException>(() => crm.Contacts.Skip(5).OrderBy(c => c.Age));
        Assert.Throws<SeaTableQueryException>(() => crm.Contacts.Take(5).GroupBy(c => c.Status));
        Assert.Throws<SeaTableQueryException>(() => crm.Contacts.OrderBy(c => c.Age).GroupBy(c => c.Status));
        Assert.Throws<SeaTableQueryException>(() => crm.Contacts.Take(5).Select(c => c.Age).Distinct());
        await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Take(5).SumAsync(c => c.Age));
        var error = await Assert.ThrowsAsync<SeaTableQueryException>(async () =>
            await Statement.AllOfAsync(
                canned => canned.Contacts.OrderBy(c => c.Age).Select(c => c.Name).Distinct().ToListAsync()));
        Assert.Contains("Select it, too", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => crm.Contacts.Take(-1));
        Assert.Throws<ArgumentNullException>(() => crm.Contacts.Where(null!));
    }

    private static IEnumerable<string> Ids(IEnumerable<EverythingRow> rows) => rows.Select(row => row.RowId);

    // Only what is sent matters; the canned answer has no result in it.
    private static Func<CrmBase, Task> Ignoring(Func<CrmBase, Task> query) => crm =>
        Assert.ThrowsAsync<SeaTableConnectionException>(() => query(crm));

    [Fact]
    public async Task A_choice_that_is_null_is_told_where_it_is_made()
    {
        await using var crm = await Crm.StartAsync();
        var table = crm.Contacts;

        Assert.Equal("condition", Assert.Throws<ArgumentNullException>(() => table.Where(null!)).ParamName);
        Assert.Equal("column2", Assert.Throws<ArgumentNullException>(
            () => table.Select(c => c.Name, (Func<ContactsColumns, SeaTable.Queries.ISqlValue<string?>>)null!)).ParamName);
        Assert.Equal("aggregate", Assert.Throws<ArgumentNullException>(
            () => table.GroupBy(c => c.Status).Select<long>(null!)).ParamName);
        Assert.Equal("set", (await Assert.ThrowsAsync<ArgumentNullException>(
            () => table.UpdateWhereAsync(c => c.Age > 3, null!))).ParamName);
        Assert.Throws<SeaTableQueryException>(() => table.Select(_ => (SeaTable.Queries.ISqlValue<string?>)null!));
    }
}
