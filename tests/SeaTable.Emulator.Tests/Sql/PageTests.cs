using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>The order of rows, and how many of them come.</summary>
public sealed class PageTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Theory]
    [InlineData("", "Ash Birch Cherry Elder")]
    [InlineData("ORDER BY Age", "Elder Birch Ash Cherry")]
    [InlineData("ORDER BY Age ASC", "Elder Birch Ash Cherry")]
    [InlineData("ORDER BY Age DESC", "Cherry Ash Birch Elder")]
    [InlineData("ORDER BY Town, Age DESC", "Elder Cherry Ash Birch")]
    [InlineData("ORDER BY Town", "Elder Ash Cherry Birch")]
    [InlineData("ORDER BY Town DESC", "Birch Ash Cherry Elder")]
    [InlineData("ORDER BY State", "Elder Ash Cherry Birch")]
    [InlineData("ORDER BY State DESC, Name DESC", "Birch Cherry Ash Elder")]
    [InlineData("ORDER BY Uses", "Elder Birch Cherry Ash")]
    [InlineData("ORDER BY Keepers DESC", "Birch Ash Cherry Elder")]
    [InlineData("ORDER BY Healthy DESC", "Ash Birch Cherry Elder")]
    [InlineData("ORDER BY Planted", "Elder Cherry Ash Birch")]
    [InlineData("ORDER BY Half DESC", "Cherry Ash Elder Birch")]
    [InlineData("ORDER BY Height * -1", "Elder Cherry Ash Birch")]
    [InlineData("ORDER BY _ctime DESC, Name DESC", "Elder Cherry Birch Ash")]
    [InlineData("LIMIT 2", "Ash Birch")]
    [InlineData("LIMIT 2 OFFSET 1", "Birch Cherry")]
    [InlineData("LIMIT 1, 2", "Birch Cherry")]
    [InlineData("ORDER BY Name DESC LIMIT 2 OFFSET 3", "Ash")]
    [InlineData("LIMIT 0", "")]
    [InlineData("LIMIT 10 OFFSET 99", "")]
    [InlineData("WHERE Town = 'Bonn' ORDER BY Age DESC LIMIT 1", "Cherry")]
    public async Task Rows_come_in_order_and_page_by_page(string rest, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"\"{name}\""),
        await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees {rest}"));

    [Fact]
    public async Task An_alias_sorts() =>
        Assert.Equal(["3", "-12.5", "-100", "null"],
            await orchard.Workshop.FirstAsync("SELECT -Height AS low FROM Trees ORDER BY low DESC"));

    [Fact]
    public async Task Quirk_8_a_hundred_rows_come_without_a_limit_and_ten_thousand_at_most()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = string.Join(',', Enumerable.Repeat("""{"Title": "x"}""", 1000));
        for (var count = 0; count < 10; count++)
            await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");
        await workshop.AddAsync("""{"Title": "y"}""");

        Assert.Equal(100, (await workshop.FirstAsync("SELECT Title FROM Jobs")).Length);
        Assert.Equal(10_000, (await workshop.FirstAsync("SELECT Title FROM Jobs LIMIT 20000")).Length);
        Assert.Equal(["\"y\""], await workshop.FirstAsync("SELECT Title FROM Jobs LIMIT 20000 OFFSET 10000"));
        Assert.Equal(["10001"], await workshop.FirstAsync("SELECT COUNT(*) FROM Jobs"));
    }

    [Fact]
    public async Task Later_pages_of_an_order_see_whatever_was_changed_between_them()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = string.Join(',', Enumerable.Range(0, 60).Select(number => $$"""{"Title": "{{number}}", "Price": {{number % 7}}}"""));
        await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");
        using var before = workshop.Emulator.TakeSnapshot();
        await AssertPagesAsync();

        await workshop.CallAsync("POST", "sql/", """{"sql": "UPDATE Jobs SET Price = 9 WHERE Title = '3'"}""");
        await AssertPagesAsync();
        var id = await workshop.AddAsync("""{"Title": "60", "Price": 4}""");
        await AssertPagesAsync();
        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
        await AssertPagesAsync();
        workshop.Emulator.Restore(before);
        await AssertPagesAsync();
        await workshop.CallAsync("DELETE", "columns/", """{"table_name": "Jobs", "column": "Discount"}""");
        await AssertPagesAsync();
        await workshop.CallAsync("PUT", "columns/", """
            {"table_name": "Jobs", "op_type": "modify_column_type", "column": "Price", "new_column_type": "text"}
            """);
        await AssertPagesAsync();

        async Task AssertPagesAsync()
        {
            foreach (var (rest, parameter) in new[] { ("Price > ?", 1), ("Price > ?", 3), ("Price < ?", 3) })
            {
                const int PageSize = 7;
                var all = await PageAsync(rest, parameter, "");
                for (var start = 0; start <= all.Count; start += PageSize)
                {
                    Assert.Equal(
                        all.Skip(start).Take(PageSize), await PageAsync(rest, parameter, $"LIMIT {PageSize} OFFSET {start}"));
                }
            }
        }

        async Task<List<string>> PageAsync(string where, int parameter, string page)
        {
            var sql = $"SELECT Title FROM Jobs WHERE {where} ORDER BY Price DESC, Title {page}";
            var answer = await workshop.CallAsync("POST", "sql/", $$"""{"sql": "{{sql}}", "parameters": [{{parameter}}]}""");
            return [.. answer["results"]!.AsArray().Select(row => row!.ToJsonString())];
        }
    }

    [Fact]
    public async Task Equal_rows_stay_in_the_order_in_which_they_were_added()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = string.Join(',',
            Enumerable.Range(0, 300).Select(number => $$"""{"Title": "{{number}}", "Price": {{number % 2}}, "State": "Done"}"""));
        await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");

        var expected = Enumerable.Range(0, 300).Where(number => number % 2 == 1).Select(number => $"\"{number}\"");
        Assert.Equal(expected, await workshop.FirstAsync("SELECT Title FROM Jobs ORDER BY Price DESC, State LIMIT 150"));
    }
}
