using SeaTable.Generators.CodeFixes.Queries;

namespace SeaTable.Generators.Tests.Queries;

/// <summary>A typed query, written as the statement that it sends.</summary>
public sealed class StatementTests
{
    [Theory]
    [InlineData("Where(c => c.Age > two).Take(50)", "WHERE Age > {two} ORDER BY _ctime, _id LIMIT 50")]
    [InlineData("Where(c => c.Age >= 30.5 && c.Age != -2).Take(5)",
        "WHERE Age >= 30.5 AND Age != -2 ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Age < low + 1).Take(5)", "WHERE Age < {(low + 1)} ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Balance <= price | c.Balance == 1.5m).Take(5)",
        "WHERE Balance <= {price} OR Balance = 1.5 ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Stars.In(1, two)).Take(5)", "WHERE Stars IN (1, {two}) ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Name == \"Ann\").Take(5)", "WHERE Name = 'Ann' ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Name != \"O'Neil\").Take(5)", "WHERE Name != {\"O'Neil\"} ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Name.In(\"Ann\", Known)).Take(5)", "WHERE Name IN ('Ann', {Known}) ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => !c.Name.Like(\"A%\")).Take(5)", "WHERE NOT (Name LIKE 'A%') ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Name.LikeIgnoringCase(pattern)).Take(5)",
        "WHERE Name ILIKE {pattern} ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Status == PeopleStatus.Lead).Take(5)",
        "WHERE Status = {PeopleStatus.Lead} ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.NewsLetter && !c.NewsLetter).Take(5)",
        "WHERE `News letter` = true AND NOT (`News letter` = true) ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Birthday >= day).Where(c => c.Seen > moment || c.CallTime == span).Take(5)",
        "WHERE (Birthday >= {day}) AND (Seen > {moment} OR `Call time` = {span}) ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => c.Age == null || c.Status.IsNotEmpty()).Take(5)",
        "WHERE Age IS NULL OR Status IS NOT NULL ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("Where(c => !(c.Age > 1 || (c.Age < 0 && c.Stars == 2))).Take(5)",
        "WHERE NOT (Age > 1 OR (Age < 0 AND Stars = 2)) ORDER BY _ctime, _id LIMIT 5")]
    [InlineData("OrderByDescending(c => c.Age).ThenBy(c => c.Name).Skip(20).Take(10)",
        "ORDER BY Age DESC, Name, _ctime, _id LIMIT 10 OFFSET 20")]
    [InlineData("OrderBy(c => c.Age).OrderBy(c => c.Name).Take(10)", "ORDER BY Name, _ctime, _id LIMIT 10")]
    public async Task A_query_becomes_what_it_sends(string calls, string statement) => Assert.Equal(
        ("Write it as SQL, with the names of today", $"crm.People.FromSql($\"SELECT * FROM People {statement}\").ToListAsync()"),
        await QueryCode.RewriteAsync($"crm.People.{calls}.ToListAsync()", new StatementRefactoring()));

    [Theory]
    // All rows, more than a statement answers, and parts in another order.
    [InlineData("Where(c => c.Age > 1)")]
    [InlineData("Take(10001)")]
    [InlineData("Take(0)")]
    [InlineData("Take(two)")]
    [InlineData("Take(10).Skip(5)")]
    [InlineData("Skip(5)")]
    // Values that may be null, or empty texts.
    [InlineData("Where(c => c.Age == maybe).Take(5)")]
    [InlineData("Where(c => c.Name == name).Take(5)")]
    [InlineData("Where(c => c.Name == \"\").Take(5)")]
    [InlineData("Where(c => c.Status == some).Take(5)")]
    [InlineData("Where(c => c.Age > big).Take(5)")]
    [InlineData("Where(c => c.Age < null).Take(5)")]
    // What is sent as more than the comparison.
    [InlineData("Where(c => c.Birthday == day).Take(5)")]
    [InlineData("Where(c => c.NewsLetter == false).Take(5)")]
    [InlineData("Where(c => c.Age < c.Age).Take(5)")]
    [InlineData("Where(c => c.Birthday.Year == 2025).Take(5)")]
    [InlineData("Where(c => c.Age.In(list.ConvertAll(one => (double)one))).Take(5)")]
    [InlineData("Where(c => c.Age.In()).Take(5)")]
    [InlineData("Where(c => c.Age.Between(1, 2)).Take(5)")]
    [InlineData("Where(c => c.Name.Contains(name)).Take(5)")]
    [InlineData("Where(c => c.Tags.HasAnyOf(PeopleTags.Vip)).Take(5)")]
    [InlineData("Where(c => c.RowId == name).Take(5)")]
    [InlineData("Where(c => SqlCondition.All()).Take(5)")]
    [InlineData("OrderBy(c => c.RowCreatedAt).Take(5)")]
    [InlineData("OrderBy(c => c.Birthday.Year).Take(5)")]
    public async Task What_no_statement_says_alike_stays_a_query(string calls) => Assert.Null(
        await QueryCode.RewriteAsync($"crm.People.{calls}.ToListAsync()", new StatementRefactoring()));

    [Fact]
    public async Task Sequences_of_other_kinds_are_left() => Assert.Null(await QueryCode.RewriteAsync(
        "Task.FromResult(new List<PeopleRow>().Where(|c => c.Age > 1).Take(5).ToList())", new StatementRefactoring()));
}
