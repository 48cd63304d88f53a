using FsCheck;
using FsCheck.Fluent;
using SeaTable.Sql;

namespace SeaTable.Facts.Tests.Properties;

/// <summary>What must hold for any text at all, SQL or not.</summary>
public sealed class AnyTextPropertyTests
{
    private static readonly string[] s_pieces =
    [
        "SELECT", "DISTINCT", "FROM", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "LIMIT", "OFFSET", "AS", "AND", "OR", "NOT",
        "IN", "LIKE", "BETWEEN", "IS",
        "NULL", "TRUE", "FALSE", "HAS ANY OF", "EXACTLY", "UPDATE", "SET", "DELETE", "INSERT INTO", "VALUES", "JOIN", "LEFT",
        "ON", "UNION", "CASE", "WHEN",
        "END", "INTERVAL", "OVER", "EXISTS", "CAST", "COUNT", "sum", "if", "average", "pi", "*", "(", ")", ",", ".", "=", "==",
        "<>", "+", "-", "/", "%", "||",
        "?", ";", "'", "\"", "`", "--", "/*", "*/", "1", "1.5e3", "2x", "'2025-01-01'", "'x'", "Boats", "Owners", "Name",
        "Length", "Berth", "Tags", "Launched",
        "Papers", "Anchorage", "Call", "Owner", "Lenght", "Brth", "_id", "_ctime", "code", "b", "名字", "{x}", "@p", "\0", "\ud83d",
        "\n",
    ];

    private static readonly string[] s_statements =
    [
        "SELECT Name, COUNT(*) AS n FROM Boats WHERE Length > 3 AND Tags HAS ANY OF ('sail') GROUP BY Name HAVING n > 1 ORDER "
            + "BY n DESC LIMIT 10, 20",
        "UPDATE Boats SET Note = 'x', Tags = ('sail', 'motor') WHERE Berth = 'North' OR NOT (Insured IS NOT TRUE)",
        "SELECT Boats.*, Owners.Town FROM Boats, Owners WHERE Boats.Name = Owners.Name AND if(Length > 2, 'a', 'b') = 'a'",
    ];

    private static Gen<string> Any { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        from pieces in Gen.Elements(s_pieces).ListOf(0, 30)
        from gaps in Gen.Elements("", " ", " ", " ").ListOf(30, 30)
        select string.Concat(pieces.Zip(gaps, (piece, gap) => piece + gap)),
        from statement in Gen.Elements(s_statements)
        from place in Gen.Choose(0, statement.Length)
        from removed in Gen.Choose(0, 12)
        from piece in Gen.Elements(s_pieces)
        select statement.Remove(place, Math.Min(removed, statement.Length - place)).Insert(place, piece));

    [Fact]
    public void Any_text_is_read_or_has_a_problem_within_itself() => Cases.Try(Any, text =>
    {
        var problems = Checked.Problems(text);

        Assert.True(problems.Count > 0 || SqlParser.Parse(text).Statement is not null);
        Assert.All(problems, problem =>
        {
            Assert.InRange(problem.Span.Start, 0, text.Length);
            Assert.InRange(problem.Span.End, problem.Span.Start, text.Length);
            Assert.NotEmpty(problem.Message);
        });
    });

    [Fact]
    public void A_statement_cut_off_anywhere_is_no_surprise()
    {
        foreach (var statement in s_statements)
        {
            for (var length = 0; length < statement.Length; length++)
            {
                Checked.Problems(statement[..length]);
            }
        }
    }

    [Theory]
    [InlineData("SELECT ", "(", "1", ")", " FROM Boats")]
    [InlineData("SELECT ", "abs(", "1", ")", " FROM Boats")]
    [InlineData("SELECT ", "(1,", "1", ")", " FROM Boats")]
    [InlineData("SELECT ", "NOT ", "Insured", "", " FROM Boats")]
    [InlineData("SELECT ", "- ", "1", "", " FROM Boats")]
    [InlineData("SELECT 1", "+1", "", "", " FROM Boats")]
    [InlineData("SELECT ", "(1+", "1", ")+1", " FROM Boats")]
    [InlineData("SELECT * FROM Boats WHERE Length = 1", " OR Length = 2", "", "", "")]
    [InlineData("SELECT * FROM Boats WHERE Name LIKE 'a'", " LIKE 'a'", "", "", "")]
    [InlineData("SELECT ", "CASE WHEN ", "1", " END", " FROM Boats")]
    [InlineData("SELECT * FROM Boats WHERE Length IN ", "(SELECT ", "1", ")", "")]
    [InlineData("SELECT * FROM Boats", " JOIN Owners ON 1 = 1", "", "", "")]
    public void Depth_ends_in_a_problem_and_not_in_a_stack_overflow(string head, string opening, string middle, string closing,
        string tail)
    {
        foreach (var depth in (int[])[50, 99, 499, 100_000])
        {
            var text = head + Repeat(opening, depth) + middle + Repeat(closing, depth) + tail;
            Thread thread = new(() => Checked.Problems(text), maxStackSize: 512 * 1024);
            thread.Start();
            thread.Join();
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
