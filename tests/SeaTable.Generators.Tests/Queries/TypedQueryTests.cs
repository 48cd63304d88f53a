using SeaTable.Generators.CodeFixes.Queries;

namespace SeaTable.Generators.Tests.Queries;

/// <summary>A statement that is handed to <c>FromSql</c>, written as a typed query.</summary>
public sealed class TypedQueryTests
{
    private const string Title = "Write it as a typed query";
    private const string OrderedTitle = Title + ", with rows of equal rank oldest first";

    [Theory]
    [InlineData("WHERE Age > {two} LIMIT 50", ".Where(c => c.Age > two).Take(50)")]
    [InlineData("WHERE age >= 30.5 AND Age != -2 LIMIT 5", ".Where(c => c.Age >= 30.5 && c.Age != -2).Take(5)")]
    [InlineData("WHERE Age < {low + 1} LIMIT 5", ".Where(c => c.Age < (low + 1)).Take(5)")]
    [InlineData("WHERE Balance <= {price} OR Balance = 1.5 LIMIT 5",
        ".Where(c => c.Balance <= price || c.Balance == 1.5m).Take(5)")]
    [InlineData("WHERE Stars IN (1, {two}) LIMIT 5", ".Where(c => c.Stars.In(1, two)).Take(5)")]
    [InlineData("WHERE Name = 'O''Neil' LIMIT 5", ".Where(c => c.Name == \"O'Neil\").Take(5)")]
    [InlineData("WHERE Name != {Known} LIMIT 5", ".Where(c => c.Name != Known).Take(5)")]
    [InlineData("WHERE Name IN ('Ann', 'Bob') LIMIT 5", ".Where(c => c.Name.In(\"Ann\", \"Bob\")).Take(5)")]
    [InlineData("WHERE Name LIKE 'A%' LIMIT 5", ".Where(c => c.Name.Like(\"A%\")).Take(5)")]
    [InlineData("WHERE NOT Name ILIKE {pattern} LIMIT 5", ".Where(c => !c.Name.LikeIgnoringCase(pattern)).Take(5)")]
    [InlineData("WHERE Status = 'Lead' LIMIT 5", ".Where(c => c.Status == PeopleStatus.Lead).Take(5)")]
    [InlineData("WHERE Status != {lead} LIMIT 5", ".Where(c => c.Status != lead).Take(5)")]
    [InlineData("WHERE Status IN ('Lead', 'lost') LIMIT 5",
        ".Where(c => c.Status.In(PeopleStatus.Lead, PeopleStatus.Lost)).Take(5)")]
    [InlineData("WHERE `News letter` = true LIMIT 5", ".Where(c => c.NewsLetter).Take(5)")]
    [InlineData("WHERE NOT (`News letter` = true) LIMIT 5", ".Where(c => !c.NewsLetter).Take(5)")]
    [InlineData("WHERE Birthday >= {day} AND Birthday < {day.AddDays(7)} LIMIT 5",
        ".Where(c => c.Birthday >= day && c.Birthday < day.AddDays(7)).Take(5)")]
    [InlineData("WHERE Seen > {moment} LIMIT 5", ".Where(c => c.Seen > moment).Take(5)")]
    [InlineData("WHERE `Call time` = {span} LIMIT 5", ".Where(c => c.CallTime == span).Take(5)")]
    [InlineData("WHERE Age IS NULL OR Status IS NOT NULL LIMIT 5", ".Where(c => c.Age == null || c.Status != null).Take(5)")]
    [InlineData("WHERE NOT (Age > 1 OR (Age < 0 AND Stars = 2)) LIMIT 5",
        ".Where(c => !(c.Age > 1 || (c.Age < 0 && c.Stars == 2))).Take(5)")]
    [InlineData("ORDER BY Age DESC, Name LIMIT 10 OFFSET 20",
        ".OrderByDescending(c => c.Age).ThenBy(c => c.Name).Skip(20).Take(10)")]
    [InlineData("ORDER BY Status LIMIT 20, 10", ".OrderBy(c => c.Status).Skip(20).Take(10)")]
    [InlineData("ORDER BY Age, _ctime LIMIT 10", ".OrderBy(c => c.Age).Take(10)")]
    [InlineData("", ".Take(100)")]
    public async Task What_leaves_an_order_open_gets_the_oldest_first(string statement, string calls) => Assert.Equal(
        (OrderedTitle, $"crm.People{calls}.ToListAsync()"),
        await QueryCode.RewriteAsync(Statement(statement), new TypedQueryRefactoring()));

    [Theory]
    [InlineData("WHERE Age > 1 ORDER BY Age, _ctime, _id LIMIT 10", ".Where(c => c.Age > 1).OrderBy(c => c.Age).Take(10)")]
    [InlineData("ORDER BY `_ctime`, `_id` LIMIT 10", ".Take(10)")]
    public async Task What_has_an_order_of_all_rows_keeps_it(string statement, string calls) => Assert.Equal(
        (Title, $"crm.People{calls}.ToListAsync()"),
        await QueryCode.RewriteAsync(Statement(statement), new TypedQueryRefactoring()));

    [Theory]
    // Nullable values, texts that may be empty, numbers that are rounded on their way, lists that may be empty.
    [InlineData("WHERE Age > {maybe} LIMIT 5")]
    [InlineData("WHERE Status = {some} LIMIT 5")]
    [InlineData("WHERE Name = {name} LIMIT 5")]
    [InlineData("WHERE Name = {text} LIMIT 5")]
    [InlineData("WHERE Name = {None} LIMIT 5")]
    [InlineData("WHERE Name = '' LIMIT 5")]
    [InlineData("WHERE Age > {big} LIMIT 5")]
    [InlineData("WHERE Age > {small} LIMIT 5")]
    [InlineData("WHERE Age > {price} LIMIT 5")]
    [InlineData("WHERE Stars = {low} LIMIT 5")]
    [InlineData("WHERE Stars = 1.5 LIMIT 5")]
    [InlineData("WHERE Age > 1e300 LIMIT 5")]
    [InlineData("WHERE Age IN {list} LIMIT 5")]
    [InlineData("WHERE Age > {list.Count(one => one > 1)} LIMIT 5")]
    // Options that the schema does not know, or that are texts.
    [InlineData("WHERE Status = 'lead' LIMIT 5")]
    [InlineData("WHERE Status = {Known} LIMIT 5")]
    // Days and moments as texts, and days where a typed query compares with two of them.
    [InlineData("WHERE Birthday > {day} LIMIT 5")]
    [InlineData("WHERE Birthday = {day} LIMIT 5")]
    [InlineData("WHERE Birthday >= '2025-03-01' LIMIT 5")]
    [InlineData("WHERE Birthday >= {moment} LIMIT 5")]
    [InlineData("WHERE Seen > '2025-03-01 12:00' LIMIT 5")]
    // Checkboxes that were never touched.
    [InlineData("WHERE `News letter` = false LIMIT 5")]
    [InlineData("WHERE `News letter` != true LIMIT 5")]
    [InlineData("WHERE `News letter` IS NULL LIMIT 5")]
    [InlineData("WHERE `News letter` IS TRUE LIMIT 5")]
    // Other operators, functions, columns and parts of statements.
    [InlineData("WHERE Age NOT IN (1, 2) LIMIT 5")]
    [InlineData("WHERE Name NOT LIKE 'A%' LIMIT 5")]
    [InlineData("WHERE Age BETWEEN 1 AND 2 LIMIT 5")]
    [InlineData("WHERE Tags HAS ANY OF ('vip') LIMIT 5")]
    [InlineData("WHERE Tags IS NULL LIMIT 5")]
    [InlineData("WHERE Age + 1 > 2 LIMIT 5")]
    [InlineData("WHERE Age > Stars LIMIT 5")]
    [InlineData("WHERE 5 > Age LIMIT 5")]
    [InlineData("WHERE lower(Name) = 'ann' LIMIT 5")]
    [InlineData("WHERE People.Age > 1 LIMIT 5")]
    [InlineData("WHERE _ctime > {moment} LIMIT 5")]
    [InlineData("WHERE Age > 1 AND lower(Name) = 'ann' LIMIT 5")]
    [InlineData("ORDER BY _id LIMIT 5")]
    [InlineData("ORDER BY _ctime DESC LIMIT 5")]
    [InlineData("ORDER BY Age, _id LIMIT 5")]
    [InlineData("ORDER BY Tags LIMIT 5")]
    [InlineData("LIMIT 0")]
    [InlineData("LIMIT {two}")]
    [InlineData("LIMIT 20000")]
    [InlineData("WHERE Age > 1 LIMIT 5 -- because")]
    [InlineData("WHERE Nothing > 1 LIMIT 5")]
    [InlineData("WHERE Age > 1 LIMIT")]
    public async Task What_only_a_statement_can_say_stays_one(string statement) =>
        Assert.Null(await QueryCode.RewriteAsync(Statement(statement), new TypedQueryRefactoring()));

    [Theory]
    [InlineData("crm.People.FromSql($\"SELECT Name, _id FROM People LIMIT 5\").ToListAsync()")]
    [InlineData("crm.People.FromSql($\"SELECT DISTINCT * FROM People LIMIT 5\").ToListAsync()")]
    [InlineData("crm.People.FromSql($\"SELECT * FROM People p LIMIT 5\").ToListAsync()")]
    [InlineData("crm.People.FromSql($\"SELECT * FROM People LIMIT 5\", i => i).ToListAsync()")]
    [InlineData("crm.People.FromSql(SqlText.Raw(\"SELECT * FROM People LIMIT 5\")).ToListAsync()")]
    [InlineData("ReadAsync(crm.People.FromSql(|$\"SELECT * FROM People LIMIT 5\")); static Task<List<PeopleRow>> "
        + "ReadAsync(SeaTableRows<PeopleRow> rows) => rows.ToListAsync()")]
    public async Task Other_rows_and_other_places_are_left(string rows) =>
        Assert.Null(await QueryCode.RewriteAsync(rows, new TypedQueryRefactoring()));

    [Fact]
    public async Task Long_queries_are_written_call_by_call() => Assert.Equal(
        "crm.People\n            .Where(c => c.Name == \"a rather long name\" && c.Status == PeopleStatus.Lead)\n"
        + "            .OrderBy(c => c.Age)\n            .Take(10).ToListAsync()",
        (await QueryCode.RewriteAsync(
            Statement("WHERE Name = 'a rather long name' AND Status = 'Lead' ORDER BY Age LIMIT 10"),
            new TypedQueryRefactoring()))?.Rows);

    [Fact]
    public async Task A_statement_over_several_lines_becomes_one_query() => Assert.Equal(
        "crm.People.Where(c => c.Age > two).Take(5).ToListAsync()",
        (await QueryCode.RewriteAsync(
            "crm.People.FromSql($\"\"\"\n    SELECT * FROM People\n    WHERE Age > {two}\n    LIMIT 5\n    \"\"\").ToListAsync()",
            new TypedQueryRefactoring()))?.Rows);

    private static string Statement(string end) => $"crm.People.FromSql($\"SELECT * FROM People {end}\").ToListAsync()";
}
