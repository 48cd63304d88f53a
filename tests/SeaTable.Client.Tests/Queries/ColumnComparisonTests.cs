namespace SeaTable.Client.Tests;

/// <summary>
/// A column compared with another of its kind finds what the same comparison in C# finds among the rows read, with empty cells on
/// either side or both, and its opposite finds the others.
/// </summary>
public class ColumnComparisonTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    public static TheoryData<string, Func<EverythingColumns, SqlCondition>, Func<EverythingRow, bool>> Cases => new()
    {
        { "number ==", c => c.Number == c.Percent, row => row.Number == row.Percent },
        { "number !=", c => c.Number != c.Percent, row => row.Number != row.Percent },
        { "number <", c => c.Number < c.Percent, row => row.Number < row.Percent },
        { "number <=", c => c.Number <= c.Percent, row => row.Number <= row.Percent },
        { "number >", c => c.Number > c.Percent, row => row.Number > row.Percent },
        { "number >=", c => c.Number >= c.Percent, row => row.Number >= row.Percent },
        { "number and itself", c => c.Number == c.Number, row => row.Number == row.Number },
        { "number and formula", c => c.Number < c.FormulaNumber,
            row => row.FormulaNumber.HasValue && row.Number < row.FormulaNumber.Value },
        { "money ==", c => c.Euro == c.Dollar, row => row.Euro == row.Dollar },
        { "money <", c => c.Euro < c.Dollar, row => row.Euro < row.Dollar },
        { "text ==", c => c.Text == c.Email, row => Of(row.Text) == Of(row.Email) },
        { "text !=", c => c.Text != c.LongText, row => Of(row.Text) != Of(row.LongText) },
        { "day ==", c => c.DateISO == c.DateGerman, row => row.DateISO == row.DateGerman },
        { "day !=", c => c.DateISO != c.DateGerman, row => row.DateISO != row.DateGerman },
        { "day <", c => c.DateISO < c.DateGerman, row => row.DateISO < row.DateGerman },
        { "day <=", c => c.DateISO <= c.DateGerman, row => row.DateISO <= row.DateGerman },
        { "day >", c => c.DateISO > c.DateGerman, row => row.DateISO > row.DateGerman },
        { "day >=", c => c.DateISO >= c.DateGerman, row => row.DateISO >= row.DateGerman },
        { "month", c => c.DateISO.Month == c.TimeISO.Month, row => row.DateISO?.Month == row.TimeISO?.Month },
        { "moment ==", c => c.TimeISO == c.TimeGerman, row => row.TimeISO == row.TimeGerman },
        { "moment <", c => c.TimeISO < c.TimeGerman, row => row.TimeISO < row.TimeGerman },
        { "moment and creation", c => c.TimeISO < c.RowCreatedAt, row => row.TimeISO < row.RowCreatedAt },
        { "checkbox ==", c => c.Checkbox == c.FormulaTruth, row => row.Checkbox == Of(row.FormulaTruth) },
        { "checkbox !=", c => c.Checkbox != c.FormulaTruth, row => row.Checkbox != Of(row.FormulaTruth) },
        { "department", c => c.Department == c.Department, _ => true },
        { "list Contains", c => c.Multiple.Contains(EverythingMultiple.Option2),
            row => row.Multiple.Contains(EverythingMultiple.Option2) },
        { "users Contains", c => c.People.Contains("b@auth.local"), row => row.People.Contains("b@auth.local") },
        { "list Any", c => c.Multiple.Any(), row => row.Multiple.Any() },
        { "images Any", c => c.Images.Any(), row => row.Images.Any() },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_finds_what_csharp_finds(
        string what, Func<EverythingColumns, SqlCondition> condition, Func<EverythingRow, bool> expected)
    {
        var found = await everything.Table.Where(condition).ToListAsync();
        var others = await everything.Table.Where(c => !condition(c)).ToListAsync();

        Assert.True(Ids(everything.Rows.Where(expected)).SetEquals(Ids(found)), what);
        Assert.True(Ids(everything.Rows.Where(row => !expected(row))).SetEquals(Ids(others)), $"not {what}");
    }

    [Fact]
    public async Task Days_are_compared_whatever_times_the_cells_hold()
    {
        Assert.Equal(
            "((`Close date` IS NOT NULL AND `Close date` IS NOT NULL AND `Close date` <= `Close date`) OR "
                + "(`Close date` IS NOT NULL AND `Close date` IS NOT NULL AND year(`Close date`) = year(`Close date`) "
                + "AND month(`Close date`) = month(`Close date`) AND day(`Close date`) = day(`Close date`)))",
            (await Statement.OfAsync(crm => crm.Deals.Where(d => d.CloseDate <= d.CloseDate).ToListAsync())).Sql
                .Split(" WHERE ")[1].Split(" ORDER BY ")[0]);
    }

    [Fact]
    public void Lists_are_refused_because_nobody_knows_what_the_server_does()
    {
        var number = Assert.Throws<SeaTableQueryException>(() => everything.Table.Where(c => c.Number == c.LookupNumbers.Only));
        var other = Assert.Throws<SeaTableQueryException>(() => everything.Table.Where(c => c.Largest.Only > c.Number));

        Assert.Contains("Column 'Lookup numbers' holds lists", number.Message, StringComparison.Ordinal);
        Assert.Contains("Column 'Largest' holds lists", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_lambda_gives_the_columns_of_a_selection()
    {
        var table = everything.Table;

        Assert.Equal(everything.Rows.Select(row => (row.Text, row.Number)),
            await table.Select(c => (c.Text, c.Number)).ToListAsync());
        Assert.Equal(
            everything.Rows.Select(row => (row.RowId, row.Text, row.Number, row.Euro, row.Rating, row.DateISO, row.TimeISO,
                row.Select)),
            await table.Select(c => (c.RowId, c.Text, c.Number, c.Euro, c.Rating, c.DateISO, c.TimeISO, c.Select))
                .ToListAsync());
        Assert.Equal(table.Select(c => c.Text, c => c.Number, c => c.Euro).ToString(),
            table.Select(c => (c.Text, c.Number, c.Euro)).ToString());
    }

    private static bool Of(FormulaResult<bool> result) => result.HasValue && result.Value;

    private static string? Of(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static HashSet<string> Ids(IEnumerable<EverythingRow> rows) => rows.Select(row => row.RowId).ToHashSet();
}
