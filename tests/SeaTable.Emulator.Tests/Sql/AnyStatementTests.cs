using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Whatever is sent as a statement is answered or refused, and never breaks the emulator.</summary>
public sealed class AnyStatementTests
{
    private static readonly int s_cases =
        int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_TEST_CASES"), CultureInfo.InvariantCulture, out var cases)
            ? cases
            : 2000;

    private static readonly string[] s_columns =
    [
        "Name", "Height", "Age", "Town", "Planted", "Seen", "Healthy", "Pruning", "Grade", "State", "Uses", "Keepers", "Spot",
        "`Web page`",
        "Papers", "No", "Half", "Ratio", "_id", "_ctime", "_locked", "_archived", "Trees.Name", "nothing",
    ];

    private static readonly string[] s_constants =
        ["1", "-0.5", "'a'", "\"Bonn\"", "''", "true", "NULL", "'2024-02-29'", "?", "('a', 'b')", "(1, 2)", "1e400", "'%'"];

    private static readonly string[] s_functions =
    [
        "abs", "len", "year", "if", "concatenate", "COUNT", "SUM", "MIN", "MAX", "AVG", "average", "countItems", "country",
        "left", "switch", "now",
        "dateAdd", "text", "value", "T", "rept", "nothing",
    ];

    private static readonly string[] s_operators =
    [
        "=", "!=", "<", ">=", "+", "-", "*", "/", "AND", "OR", "LIKE", "NOT LIKE", "ILIKE", "IN", "NOT IN", "HAS ANY OF",
        "HAS ALL OF",
        "HAS NONE OF", "IS EXACTLY",
    ];

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Frequency((4, Gen.Elements(s_columns)), (3, Gen.Elements(s_constants)))
        : Gen.OneOf(
            Value(0),
            from function in Gen.Elements(s_functions)
            from arguments in Gen.Resize(Value(depth - 1).ListOf(), 3)
            select $"{function}({string.Join(", ", arguments)})",
            from left in Value(depth - 1)
            from operation in Gen.Elements(s_operators)
            from right in Value(depth - 1)
            select $"{left} {operation} {right}",
            from value in Value(depth - 1)
            from form in Gen.Elements("NOT ({0})", "({0})", "-{0}", "{0} IS NULL", "{0} IS NOT TRUE", "{0} BETWEEN 1 AND 2",
                "COUNT(*)", "*")
            select string.Format(CultureInfo.InvariantCulture, form, value));

    private static Gen<string> Statement { get; } = Gen.OneOf(
        from distinct in Gen.Elements("", "", "DISTINCT ")
        from items in Gen.Resize(Value(2).NonEmptyListOf(), 3)
        from tables in Gen.Elements("Trees", "Trees", "Trees, Harvests", "Nothing")
        from tie in Gen.Elements("", "Trees.Name = Harvests.Tree AND ", "Trees.State = Harvests.Mood AND ")
        from condition in Value(2)
        from groups in Gen.Resize(Value(1).ListOf(), 2)
        from having in Value(1)
        from keys in Gen.Resize(Value(1).ListOf(), 2)
        from rest in Gen.Elements("", "LIMIT 3", "LIMIT 2 OFFSET 1", "LIMIT ?")
        from which in Gen.Choose(0, 15)
        select $"SELECT {distinct}{string.Join(", ", items)} FROM {tables}"
            + (which % 2 == 0 ? $" WHERE {tie}{condition}" : "")
            + (which / 2 % 2 == 0 && groups.Count > 0 ? $" GROUP BY {string.Join(", ", groups)}" : "")
            + (which / 4 % 4 == 0 ? $" HAVING {having}" : "")
            + (keys.Count > 0 ? $" ORDER BY {string.Join(" DESC, ", keys)}" : "") + " " + rest,
        from column in Gen.Elements(s_columns)
        from value in Value(0)
        from condition in Value(2)
        select $"UPDATE Trees SET {column} = {value} WHERE {condition}",
        from condition in Value(2)
        select $"DELETE FROM Trees WHERE {condition} AND Name = 'none'");

    [Fact]
    public async Task Any_statement_is_answered_or_refused()
    {
        await using var workshop = await Orchard.PlantedAsync();
        var answered = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(s_cases), Prop.ForAll(Arb.From(Statement), sql =>
        {
            var parameters = new JsonArray(
                [.. Enumerable.Repeat(0, sql.Count(letter => letter == '?')).Select(_ => JsonValue.Create(2))]);
            var body = new JsonObject { ["sql"] = sql, ["parameters"] = parameters }.ToJsonString();
            var (status, _) = workshop.TryAsync("POST", "sql/", body).GetAwaiter().GetResult();

            Assert.True(status is 200 or 400, $"{sql}\n{status}: {workshop.Emulator.Calls[^1].Failure}");
            answered += status == 200 ? 1 : 0;
        }));

        Assert.True(answered > s_cases / 50, $"Only {answered} of {s_cases} statements were worth anything.");
    }
}
