namespace SeaTable.Client.Tests;

/// <summary>What the holes of an interpolated statement become.</summary>
public class SqlTextTests
{
    private static readonly DateTimeOffset s_moment = new(2026, 11, 21, 12, 30, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task Each_value_becomes_a_parameter_or_a_literal()
    {
        await AssertSent("SELECT ? FROM t", "[\"a' OR 1=1\"]", $"SELECT {"a' OR 1=1"} FROM t");
        await AssertSent("SELECT * FROM t WHERE a = ? AND b > ? AND c < ?", "[1,2.5,-3.25]",
            $"SELECT * FROM t WHERE a = {1} AND b > {2.5} AND c < {-3.25m}");
        await AssertSent("SELECT * FROM t WHERE d = ? AND e = ?", """["2026-11-21","2026-11-21T10:30:00+00:00"]""",
            $"SELECT * FROM t WHERE d = {new DateOnly(2026, 11, 21)} AND e = {s_moment}");
        await AssertSent("SELECT * FROM t WHERE f = ? AND g = ? AND h = true", """[5400,"x"]""",
            $"SELECT * FROM t WHERE f = {TimeSpan.FromMinutes(90)} AND g = {'x'} AND h = {true}");
        await AssertSent("SELECT * FROM t WHERE s = ? AND m HAS ANY OF (?, ?)", """["Lead","Vip","C#"]""",
            $"SELECT * FROM t WHERE s = {ContactsStatus.Lead} AND m HAS ANY OF "
                + $"{new[] { ContactsTags.Vip, ContactsTags.CSharp }}");
        await AssertSent("SELECT * FROM t WHERE n IN (?, ?, ?)", "[1,2,3]",
            $"SELECT * FROM t WHERE n IN {Enumerable.Range(1, 3)}");
        await AssertSent("SELECT * FROM t LIMIT 5", "", $"SELECT * FROM t LIMIT 5");
        await AssertSent("SELECT * FROM t WHERE a = '?' AND b = ?", "[1]", $"SELECT * FROM t WHERE a = '?' AND b = {1}");
    }

    [Fact]
    public async Task Words_in_texts_names_and_comments_are_none_of_the_statement()
    {
        await AssertSent(
            "UPDATE t SET a = 'go where it''s', `where` = \"having\", /* where */ b = ?", """["2026-11-21 10:30"]""",
            $"UPDATE t SET a = 'go where it''s', `where` = \"having\", /* where */ b = {s_moment}");
        await AssertSent(
            "-- all of them\n /* SELECT */ UPDATE t SET a = `b`WHERE c < ?", """["2026-11-21T10:30:00+00:00"]""",
            $"-- all of them\n /* SELECT */ UPDATE t SET a = `b`WHERE c < {s_moment}");
        await AssertSent("/* UPDATE */ SELECT * FROM t WHERE d = ?", """["2026-11-21T10:30:00+00:00"]""",
            $"/* UPDATE */ SELECT * FROM t WHERE d = {s_moment}");
        Assert.False(SqlTextWriter.IsChange($"-- what is read\nselect 1"));
        Assert.Equal(SeaTableOperationCategory.Add, SqlTextWriter.Category($"/* SELECT */ INSERT INTO t"));
    }

    [Fact]
    public async Task What_is_stored_is_null_or_local_time_where_it_has_to_be()
    {
        string? nothing = null;

        await AssertSent("UPDATE t SET a = NULL, b = ? WHERE c < ?", """["2026-11-21 10:30","2026-11-21T10:30:00+00:00"]""",
            $"UPDATE t SET a = {nothing}, b = {s_moment} WHERE c < {s_moment}");
        await AssertSent("INSERT INTO t (a, b) VALUES (NULL, ?)", "[1]", $"INSERT INTO t (a, b) VALUES ({nothing}, {1})");
    }

    [Theory]
    [InlineData("=")]
    [InlineData("!=")]
    [InlineData("<>")]
    [InlineData(">=")]
    [InlineData("LIKE")]
    [InlineData("not in")]
    public async Task A_comparison_with_null_is_refused(string symbol)
    {
        string? nothing = null;
        var sql = SqlText.Raw("SELECT * FROM t WHERE a " + symbol + " ");
        sql.AppendFormatted(nothing);

        var error = await Assert.ThrowsAsync<SeaTableQueryException>(() => Statement.AllOfAsync(crm => crm.SqlAsync(sql)));

        Assert.Contains("IS NULL", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<object, string> Unfit => new()
    {
        { DayOfWeek.Monday, "DayOfWeek" },
        { DateTime.Now, "DateTimeOffset" },
        { double.NaN, "NaN" },
        { new object(), "Object" },
        { Array.Empty<int>(), "empty" },
        { new object?[] { 1, null }, "null" },
        { new List<int[]> { Array.Empty<int>() }, "Int32[]" },
        { new Uri("https://a.example"), "Uri" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_value_that_SeaTable_has_no_type_for_is_refused(object value, string named)
    {
        var error = Assert.Throws<SeaTableQueryException>(() => (SqlText)$"SELECT * FROM t WHERE a = {value}");

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_in_a_hole_is_no_value() =>
        Assert.Contains("Names are no values", Assert.Throws<SeaTableQueryException>(
            () => (SqlText)$"SELECT {new CannedServer { Answer = _ => default }.Connect().Contacts.Columns.Age} FROM t").Message,
            StringComparison.Ordinal);

    private static async Task AssertSent(string sql, string parameters, SqlText text)
    {
        var statement = await Statement.OfAsync(crm => crm.SqlAsync(text));

        Assert.Equal(sql, statement.Sql);
        Assert.Equal(parameters, statement.Parameters);
    }

    [Fact]
    public void As_text_it_shows_a_question_mark_for_each_hole() =>
        Assert.Equal("a ? b ?", ((SqlText)$"a {1} b {"x"}").ToString());
}
