using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>Statements that are put together in a variable before they are handed over.</summary>
public sealed class SqlLocalTests
{
    [Theory]
    [InlineData("var sql = \"SELECT Name FROM \" + name; System.Func<Task> run = () => harbour.SqlAsync(SqlText.Raw(«sql»)); _ "
        + "= run();")]
    [InlineData("var sql = $\"SELECT Name FROM {name}\"; async Task RunAsync() => await harbour.SqlAsync(SqlText.Raw(«sql»)); "
        + "await RunAsync();")]
    [InlineData("var sql = $\"SELECT Name FROM {name}\"; async Task RunAsync() { var all = sql; await "
        + "harbour.SqlAsync(SqlText.Raw(«all»)); } await RunAsync();")]
    [InlineData("string sql; sql = $\"SELECT Name FROM {name}\"; System.Func<Task> run = () => "
        + "harbour.SqlAsync(SqlText.Raw(«sql»)); _ = run();")]
    [InlineData("var sql = $\"SELECT Name FROM {name}\"; System.Func<SqlText> make = () => SqlText.Raw(«sql»); _ = "
        + "harbour.SqlAsync(make());")]
    [InlineData("var sql = $\"SELECT Name FROM {name}\"; var all = sql; _ = harbour.SqlAsync(SqlText.Raw(«all»));")]
    [InlineData("var sql = (\"SELECT Name FROM \" + name)!; _ = harbour.SqlAsync(SqlText.Raw(«sql»));")]
    [InlineData("var sql = length > 3 ? \"SELECT Name FROM \" + name : \"SELECT Name FROM Boats\"; System.Action run = () => "
        + "harbour.SqlAsync(SqlText.Raw(«sql»)); run();")]
    [InlineData("var from = \"FROM \" + name; var sql = \"SELECT Name \" + from; System.Action run = () => "
        + "harbour.SqlAsync(SqlText.Raw(«sql»)); run();")]
    [InlineData("System.Func<string, string> make = town => { var sql = \"SELECT Name FROM \" + town; _ = "
        + "harbour.SqlAsync(SqlText.Raw(«sql»)); return sql; }; make(name);")]
    [InlineData("System.Func<string, Task> run = town => harbour.SqlAsync(SqlText.Raw(«\"SELECT Name FROM \" + town»)); await "
        + "run(name);")]
    [InlineData("var sql = \"SELECT Name FROM Boats\"; System.Action more = () => sql += name; more(); _ = "
        + "harbour.SqlAsync(SqlText.Raw(«sql»));")]
    [InlineData("var sql = SqlText.Raw(\"SELECT * FROM t WHERE a \" + name + \" \"); sql.AppendFormatted(length); "
        + "System.Func<Task> run = () => harbour.SqlAsync(sql); await run();")]
    [InlineData("var sql = SqlText.Raw(\"SELECT * FROM t WHERE a \" + name + \" \"); _ = harbour.SqlAsync(sql);")]
    [InlineData("var sql = SqlText.Raw(\"SELECT * FROM t WHERE a \" + name + \" \"); sql.AppendFormatted(length); "
        + "System.Func<HarbourBase, Task> run = h => h.SqlAsync(sql); await run(harbour);")]
    public void A_statement_that_is_put_together_in_a_variable_is_an_error(string code) =>
        Assert.StartsWith("error STB2020", Assert.Single(CodeTest.Of(code).Said()));

    [Theory]
    [InlineData("var sql = name; System.Action run = () => harbour.SqlAsync(SqlText.Raw(sql)); run();")]
    [InlineData("var sql = name; var all = sql; sql = all; _ = harbour.SqlAsync(SqlText.Raw(sql));")]
    [InlineData("var sql = name; _ = harbour.SqlAsync(SqlText.Raw(sql)); sql = \"done: \" + name; "
        + "System.Console.WriteLine(sql);")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(System.Environment.GetEnvironmentVariable(name) ?? name));")]
    [InlineData("var sql = name; System.Func<string> other = static () => { string sql; sql = \"a\" + 1; return sql; }; _ = "
        + "other() "
        + "+ harbour.SqlAsync(SqlText.Raw(sql));")]
    [InlineData("var sql = await System.IO.File.ReadAllTextAsync(\"a\" + name); System.Action run = () => "
        + "harbour.SqlAsync(SqlText.Raw(sql)); run();")]
    [InlineData("string Checked(string town) => \"SELECT Name FROM \" + town; var sql = Checked(name); System.Action run = () => "
        + "harbour.SqlAsync(SqlText.Raw(sql)); run();")]
    public void A_statement_from_elsewhere_is_passed_over(string code) => CodeTest.Of(code).Run();
}
