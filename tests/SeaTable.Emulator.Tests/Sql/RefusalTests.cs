using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>What a server was recorded to refuse, and what can't be run.</summary>
public sealed class RefusalTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Theory]
    [InlineData("SELECT * FROM Bushes", "no such table: Bushes")]
    [InlineData("SELECT * FROM `My Bushes`", "no such table: My Bushes")]
    [InlineData("SELECT Colour FROM Trees", "no such column: Colour")]
    [InlineData("SELECT `Bark colour` FROM Trees", "no such column: Bark colour")]
    [InlineData("SELECT Name FROM Trees WHERE Colour = 1", "no such column: Colour")]
    [InlineData("SELECT Trees.Colour FROM Trees", "no such column: Colour")]
    [InlineData("SELECT `Trees`.`Bark colour` FROM Trees", "no such column: Bark colour")]
    [InlineData("SELECT pi FROM Trees", "no such column: pi")]
    [InlineData("SELECT e FROM Trees", "no such column: e")]
    [InlineData("SELECT `0000` FROM Trees", "no such column: 0000")]
    [InlineData("SELECT `bark``` FROM Trees", "no such column: bark`")]
    [InlineData("SELECT ```bark` FROM Trees", "no such column: `bark")]
    [InlineData("SELECT ```` FROM Trees", "no such column: `")]
    [InlineData("SELECT * FROM `a``b`", "no such table: a`b")]
    public async Task Names_that_are_not_there_are_named(string sql, string message) =>
        Assert.Equal(message, await orchard.Workshop.RefusedAsync(sql));

    [Theory]
    [InlineData("SELEC * FORM Trees")]
    [InlineData("")]
    [InlineData("SELECT")]
    [InlineData("SELECT Name FROM Trees WHERE")]
    [InlineData("SELECT Name FROM Trees; DELETE FROM Trees")]
    [InlineData("SELECT \"Name\" FROM \"Trees\"")]
    [InlineData("SELECT Trees.Name FROM Trees INNER JOIN Harvests ON Trees.Name = Harvests.Tree")]
    [InlineData("SELECT Trees.Name FROM Trees LEFT JOIN Harvests ON Trees.Name = Harvests.Tree")]
    [InlineData("SELECT Trees.Name FROM Trees RIGHT JOIN Harvests ON Trees.Name = Harvests.Tree")]
    [InlineData("SELECT Trees.Name FROM Trees, Harvests")]
    [InlineData("SELECT Name FROM Trees WHERE Age IN (SELECT MAX(Age) FROM Trees)")]
    [InlineData("SELECT * FROM (SELECT Name FROM Trees) AS inner")]
    [InlineData("SELECT Name FROM Trees UNION SELECT Tree FROM Harvests")]
    [InlineData("SELECT Name FROM Trees UNION ALL SELECT Tree FROM Harvests")]
    [InlineData("SELECT CASE WHEN Age > 30 THEN 'old' ELSE 'young' END FROM Trees")]
    [InlineData("SELECT Town, average(Age) FROM Trees GROUP BY Town")]
    [InlineData("SELECT Town, Age FROM Trees GROUP BY Town")]
    [InlineData("SELECT Name FROM Trees WHERE Papers = 'x'")]
    [InlineData("SELECT Name FROM Trees ORDER BY Papers")]
    [InlineData("SELECT Name FROM Trees WHERE Town = NULL")]
    [InlineData("SELECT Name FROM Trees LIMIT -1")]
    public async Task What_a_server_does_not_know_is_refused(string sql) =>
        Assert.NotEmpty(await orchard.Workshop.RefusedAsync(sql));

    [Theory]
    [InlineData("SUBSTR(Name, 1, 2)")]
    [InlineData("SUBSTRING(Name, 1, 2)")]
    [InlineData("CONCAT(Name, ' ', Town)")]
    [InlineData("CONCAT_WS(', ', Name, Town)")]
    [InlineData("LENGTH(Name)")]
    [InlineData("CHAR_LENGTH(Name)")]
    [InlineData("LOCATE('li', Name)")]
    [InlineData("INSTR(Name, 'li')")]
    [InlineData("LPAD(Name, 10, '*')")]
    [InlineData("RPAD(Name, 10, '*')")]
    [InlineData("REVERSE(Name)")]
    [InlineData("REPEAT(Name, 2)")]
    [InlineData("UCASE(Name)")]
    [InlineData("LCASE(Name)")]
    [InlineData("REPLACE(Name, 'A', 'O')")]
    [InlineData("CURDATE()")]
    [InlineData("CURRENT_DATE()")]
    [InlineData("DATE_FORMAT(Planted, '%Y-%m')")]
    [InlineData("DATEDIFF('2025-01-01', '2024-01-01')")]
    [InlineData("DATE_ADD('2025-01-01', INTERVAL 1 DAY)")]
    [InlineData("DATE_SUB('2025-01-01', INTERVAL 1 DAY)")]
    [InlineData("EXTRACT(YEAR FROM Planted)")]
    [InlineData("CEIL(2.14)")]
    [InlineData("TRUNCATE(3.14, 1)")]
    [InlineData("RAND()")]
    [InlineData("IFNULL(Name, '?')")]
    [InlineData("COALESCE(Name, '?')")]
    [InlineData("NULLIF(Name, 'Ash')")]
    [InlineData("DAYOFWEEK(Planted)")]
    [InlineData("WEEK(Planted)")]
    [InlineData("LAST_DAY(Planted)")]
    [InlineData("TIMESTAMPDIFF(DAY, '2024-01-01', '2025-01-01')")]
    [InlineData("TIMESTAMPADD(DAY, 1, '2025-01-01')")]
    [InlineData("DAYOFMONTH(Planted)")]
    [InlineData("DAYNAME(Planted)")]
    [InlineData("MONTHNAME(Planted)")]
    [InlineData("CAST(Age AS CHAR)")]
    [InlineData("CONVERT(Age, CHAR)")]
    [InlineData("GREATEST(Age, Height)")]
    [InlineData("LEAST(Age, Height)")]
    [InlineData("LOG2(8)")]
    [InlineData("DATE(Planted)")]
    [InlineData("STR_TO_DATE('01-01-2025', '%d-%m-%Y')")]
    [InlineData("GROUP_CONCAT(Name)")]
    [InlineData("FORMAT(Age, 2)")]
    [InlineData("substract(5, 3)")]
    [InlineData("hours('2025-02-14 13:00', '2025-02-14 15:00')")]
    [InlineData("isoweeknum('2025-01-06')")]
    public async Task Functions_of_other_databases_are_refused(string expression) =>
        Assert.NotEmpty(await orchard.Workshop.RefusedAsync($"SELECT {expression} FROM Trees LIMIT 1"));

    [Theory]
    [InlineData("SELECT Name FROM Trees WHERE Age > ?", "null")]
    [InlineData("SELECT Name FROM Trees WHERE Age > ?", "[]")]
    [InlineData("SELECT Name FROM Trees WHERE Age > ?", "[1, 2]")]
    [InlineData("SELECT Name FROM Trees WHERE Age > ?", "[{}]")]
    [InlineData("SELECT Name FROM Trees WHERE Age > ?", "[[[1]]]")]
    [InlineData("SELECT Name FROM Trees WHERE Age > 1", "[1]")]
    [InlineData("SELECT Name FROM Trees WHERE Age > 1", "7")]
    public async Task Parameters_must_be_values_and_as_many_as_there_are_places(string sql, string parameters) =>
        Assert.Equal("parameters invalid.", await orchard.Workshop.RefusedAsync(sql, parameters));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"ten\"")]
    [InlineData("null")]
    public async Task A_limit_is_a_whole_number(string limit) =>
        Assert.NotEmpty(await orchard.Workshop.RefusedAsync("SELECT Name FROM Trees LIMIT ?", $"[{limit}]"));

    [Fact]
    public async Task A_statement_is_needed()
    {
        var (status, json) = await orchard.Workshop.TryAsync("POST", "sql/", "{}");

        Assert.Equal((400, "sql invalid."), (status, (string?)json!["error_message"]));
    }

    [Fact]
    public async Task However_long_or_deep_a_statement_is_it_is_run_or_refused()
    {
        var many = string.Join(" OR ", Enumerable.Range(0, 400).Select(age => $"Age = {age}"));
        var list = string.Join(", ", Enumerable.Range(0, 5000));
        var deep = string.Concat(Enumerable.Repeat("NOT (Age = 1 OR ", 40)) + "Age = 30" + new string(')', 40);
        var chains = Enumerable.Range(0, 11).Aggregate("Age = 30", (inner, level) =>
        {
            var (word, part) = level % 2 == 0 ? (" AND ", "Age > 0") : (" OR ", "Age = 0");
            return $"({string.Join(word, Enumerable.Repeat(part, 40).Append(inner))})";
        });
        var sum = "Age" + string.Concat(Enumerable.Repeat(" + Age", 400));

        Assert.Equal(["3"], await orchard.Workshop.FirstAsync($"SELECT COUNT(*) FROM Trees WHERE {many}"));
        Assert.Equal(["3"], await orchard.Workshop.FirstAsync($"SELECT COUNT(*) FROM Trees WHERE Age IN ({list})"));
        var ages = string.Join(" OR ", Enumerable.Range(0, 6000).Select(age => $"(Age >= {age} AND Age < {age + 1})"));
        Assert.Equal(["3"], await orchard.Workshop.FirstAsync($"SELECT COUNT(*) FROM Trees WHERE {ages}"));
        Assert.Equal(["\"Ash\""], await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {deep}"));
        Assert.Equal(["\"Ash\""], await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {chains}"));
        Assert.Equal(["\"Ash\""], await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {sum} = 12030"));
        await orchard.Workshop.RefusedAsync(
            $"SELECT Name FROM Trees WHERE Age IN ({string.Join(", ", Enumerable.Range(0, 40_000))})");
        await orchard.Workshop.RefusedAsync(
            $"SELECT Name FROM Trees WHERE {new string('(', 5000)}Age = 1{new string(')', 5000)}");
    }
}
