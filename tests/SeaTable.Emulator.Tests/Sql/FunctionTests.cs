using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Every function that a server was recorded to take, with the kind of answer it gave.</summary>
public sealed class FunctionTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Theory]
    [InlineData("concatenate(`Name`, ' in ', `Town`)", "\"Ash in Bonn\"")]
    [InlineData("exact(Name, 'Ash')", "true")]
    [InlineData("exact(Name, 'ash')", "false")]
    [InlineData("find('sh', Name)", "2")]
    [InlineData("find('no', Name)", "null")]
    [InlineData("left(Name, 2)", "\"As\"")]
    [InlineData("right(Name, 2)", "\"sh\"")]
    [InlineData("mid(Name, 2, 1)", "\"s\"")]
    [InlineData("len(Name)", "3")]
    [InlineData("lower(Name)", "\"ash\"")]
    [InlineData("upper(Name)", "\"ASH\"")]
    [InlineData("Upper(Name)", "\"ASH\"")]
    [InlineData("UPPER(Name)", "\"ASH\"")]
    [InlineData("replace(Name, 1, 1, 'Fl')", "\"Flsh\"")]
    [InlineData("rept('ha', 2)", "\"haha\"")]
    [InlineData("search('SH', Name)", "2")]
    [InlineData("substitute(Town, 'Bonn', 'Köln')", "\"Köln\"")]
    [InlineData("substitute('a-b-c', '-', '+', 2)", "\"a-b+c\"")]
    [InlineData("T(Name)", "\"Ash\"")]
    [InlineData("T(Age)", "\"\"")]
    [InlineData("trim('  leaf ')", "\"leaf\"")]
    [InlineData("value('12.5')", "12.5")]
    [InlineData("text(150, 'euro')", "\"€150.000000\"")]
    [InlineData("text(50, 'percent')", "\"5000%\"")]
    [InlineData("text(Age, 'dollar')", "\"$30.000000\"")]
    [InlineData("abs(-5)", "5")]
    [InlineData("ceiling(2.14)", "3")]
    [InlineData("ceiling(-3.33)", "-3")]
    [InlineData("even(3)", "4")]
    [InlineData("even(-3.33)", "-2")]
    [InlineData("odd(2)", "3")]
    [InlineData("odd(4.55)", "5")]
    [InlineData("odd(-3.33)", "-3")]
    [InlineData("exp(2)", "7.38905609893065")]
    [InlineData("floor(2.86)", "2")]
    [InlineData("int(-3.33)", "-4")]
    [InlineData("lg(100)", "2")]
    [InlineData("lg(20)", "1.301029995663981")]
    [InlineData("log(8, 2)", "3")]
    [InlineData("log(20, 2)", "4.321928094887362")]
    [InlineData("mod(Age, 7)", "2")]
    [InlineData("power(3, 2)", "9")]
    [InlineData("round(3.14)", "3")]
    [InlineData("round(3.14, 1)", "3.1")]
    [InlineData("rounddown(3.19, 1)", "3.1")]
    [InlineData("roundup(3.11, 1)", "3.2")]
    [InlineData("roundup(-3.33)", "-4")]
    [InlineData("sign(-5)", "-1")]
    [InlineData("sqrt(81)", "9")]
    [InlineData("sqrt(-81)", "null")]
    [InlineData("add(Age, 25)", "55")]
    [InlineData("subtract(5, 3)", "2")]
    [InlineData("multiply(Age, Age)", "900")]
    [InlineData("divide(10, 4)", "2.5")]
    [InlineData("divide(Age, 0)", "null")]
    [InlineData("greater(Age, 30)", "false")]
    [InlineData("lessthan(2, 3)", "true")]
    [InlineData("greatereq(3, 3)", "true")]
    [InlineData("lessthaneq(3, 3)", "true")]
    [InlineData("equal(Age, 30)", "true")]
    [InlineData("unequal(Age, 30)", "false")]
    [InlineData("multiply(pi, 2)", "6.283185307179586")]
    [InlineData("add(e, 1)", "3.718281828459045")]
    [InlineData("date(2025, 1, 3)", "\"2025-01-03T00:00:00+01:00\"")]
    [InlineData("year(Planted)", "1995")]
    [InlineData("month(Planted)", "3")]
    [InlineData("day(Planted)", "15")]
    [InlineData("quarter(Planted)", "1")]
    [InlineData("hour(Seen)", "8")]
    [InlineData("minute(Seen)", "30")]
    [InlineData("second('2025-02-14 13:14:52')", "52")]
    [InlineData("dateAdd(Planted, 2, 'days')", "\"1995-03-17T00:00:00+01:00\"")]
    [InlineData("dateDif('2023-01-01', '2025-01-01', 'Y')", "2")]
    [InlineData("dateDif('2023-01-01', '2025-01-01')", "731")]
    [InlineData("datedif('1995-01-01', Planted, 'D')", "73")]
    [InlineData("weekday('2025-01-01', 'Monday')", "3")]
    [InlineData("weeknum('2025-01-12', 11)", "2")]
    [InlineData("weeknum('2025-01-06', 21)", "2")]
    [InlineData("eomonth(Planted, 1)", "\"1995-04-30T00:00:00+02:00\"")]
    [InlineData("isodate(Seen)", "\"2025-06-01\"")]
    [InlineData("isomonth(Planted)", "\"1995-03\"")]
    [InlineData("months('2025-02-01', '2025-05-01')", "3")]
    [InlineData("networkdays('2025-09-08', '2025-09-10')", "3")]
    [InlineData("startofweek('2025-04-28')", "\"2025-04-27T00:00:00+02:00\"")]
    [InlineData("if(Age > 28, 'old', 'young')", "\"old\"")]
    [InlineData("if(Age > 28, 100, -100)", "100")]
    [InlineData("ifs(Age > 30, 'old', Age > 25, 'grown', true, 'young')", "\"grown\"")]
    [InlineData("ifs(Age > 30, 200, Height < 0, -200)", "null")]
    [InlineData("switch(Town, 'Graz', 'AT', 'Bonn', 'DE', '?')", "\"DE\"")]
    [InlineData("and(Age > 20, Age < 40)", "true")]
    [InlineData("and(Healthy, 3)", "true")]
    [InlineData("or(Age > 50, Age < 26)", "false")]
    [InlineData("or(Healthy, '')", "true")]
    [InlineData("xor(1, 0)", "true")]
    [InlineData("not(Age > 50)", "true")]
    [InlineData("average(1, 2, 3, 4, 5)", "3")]
    [InlineData("average(Age)", "30")]
    [InlineData("counta(1, '', 2, '3')", "3")]
    [InlineData("countall(1, '', 2, '3')", "4")]
    [InlineData("countblank(1, '', 2, '3')", "1")]
    [InlineData("counta(Name)", "1")]
    [InlineData("countItems(Uses)", "2")]
    [InlineData("country(Spot)", "\"Germany\"")]
    [InlineData("Age + 10", "40")]
    [InlineData("Age - 5", "25")]
    [InlineData("Age * 2", "60")]
    [InlineData("Age / 4", "7.5")]
    [InlineData("upper(left(Name, 1))", "\"A\"")]
    [InlineData("if(Healthy, Planted, Name)", "\"1995-03-15T00:00:00+01:00\"")]
    public async Task Functions_and_arithmetic_give_what_a_server_gives(string expression, string expected) =>
        Assert.Equal([expected], await orchard.Workshop.FirstAsync($"SELECT {expression} FROM Trees WHERE Name = 'Ash'"));

    [Theory]
    [InlineData("concatenate(Name, ' in ', Town)", "\"Elder in \"")]
    [InlineData("len(Town)", "0")]
    [InlineData("add(Age, 1)", "1")]
    [InlineData("not(Healthy)", "true")]
    [InlineData("countItems(Uses)", "0")]
    [InlineData("Age + 1", "null")]
    [InlineData("-Age", "null")]
    [InlineData("year(Planted)", "null")]
    [InlineData("if(Age > 0, 'yes', 'no')", "\"no\"")]
    [InlineData("if(Age IS NULL, 'empty', Age)", "\"empty\"")]
    public async Task Inside_functions_nothing_is_zero_or_an_empty_text_while_arithmetic_gives_nothing(string expression,
        string expected) =>
        Assert.Equal([expected], await orchard.Workshop.FirstAsync($"SELECT {expression} FROM Trees WHERE Name = 'Elder'"));

    [Fact]
    public async Task Today_and_now_are_the_server_s()
    {
        var clock = new SteppingClock();
        await using var workshop = await Orchard.PlantedAsync(new()
        {
            TimeProvider = clock,
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        });

        var rows = await workshop.RowsAsync("SELECT today(), NOW() FROM Trees LIMIT 1");

        Assert.Equal(["""{"TODAY()":"2025-03-14T00:00:00+01:00","NOW()":"2025-03-14T10:26:53+01:00"}"""], rows);
    }

    [Theory]
    [InlineData("SELECT Name FROM Trees WHERE left(Name, 1) = 'A'", "Ash")]
    [InlineData("SELECT Name FROM Trees WHERE len(Name) = 6", "Cherry")]
    [InlineData("SELECT Name FROM Trees WHERE country(Spot) = 'Austria'", "Birch")]
    [InlineData("SELECT Name FROM Trees WHERE countItems(Uses) > 1 AND Healthy IS TRUE", "Ash")]
    [InlineData("SELECT Name FROM Trees WHERE Age = 30 OR year(Planted) = 1990", "Ash,Cherry")]
    [InlineData("SELECT Name FROM Trees WHERE and(Age > 20, Town = 'Bonn')", "Ash,Cherry")]
    [InlineData("SELECT Name FROM Trees ORDER BY len(Name), Name DESC", "Ash,Elder,Birch,Cherry")]
    [InlineData("SELECT Name FROM Trees ORDER BY abs(Height) LIMIT 2", "Elder,Birch")]
    public async Task Functions_filter_and_sort(string sql, string names) =>
        Assert.Equal(names.Split(',').Select(name => $"\"{name}\""), await orchard.Workshop.FirstAsync(sql));

    [Fact]
    public async Task Functions_group()
    {
        var rows = await orchard.Workshop.RowsAsync("SELECT left(Town, 1) AS first, COUNT(*) FROM Trees GROUP BY left(Town, 1)");

        Assert.Equal(["""{"first":"B","COUNT(*)":2}""", """{"first":"G","COUNT(*)":1}""", """{"first":"","COUNT(*)":1}"""], rows);
    }
}
