using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Sql;

namespace SeaTable.Fuzz.Targets;

/// <summary>
/// Statements: problems lie within the text, what has none is printed as what means the same, and the server answers or refuses.
/// </summary>
internal sealed class SqlTarget : Target
{
    // Statements add rows, and each one costs every statement that follows.
    private const int StatementsPerBase = 5_000;

    private static readonly SqlSchema s_schema = new(
    [
        new("0000", "Companies", [Column("0000", "Name", "text"), Column("Size", "Size", "single-select", "small", "large")]),
        new("ab12", "Deals",
        [
            Column("0000", "Title", "text"), Column("Euro", "Amount", "number"), Column("Date", "Closed on", "date"),
            Column("Tags", "Tags", "multiple-select", "new", "won"), Column("Done", "Done", "checkbox"),
        ]),
    ]);

    private EmulatedBase _base;
    private int _statements;

    private SqlTarget(EmulatedBase started) => _base = started;

    public static async Task<SqlTarget> OpenAsync() => new(await EmulatedBase.StartWithSampleAsync().ConfigureAwait(false));

    public override string Name => "sql";

    public override IReadOnlyList<string> Words =>
    [
        "SELECT ", "DISTINCT ", " FROM ", " WHERE ", " GROUP BY ", " HAVING ", " ORDER BY ", " LIMIT ", " OFFSET ", " AS ",
        " AND ", " OR ", "NOT ", " IN ", " LIKE ", " ILIKE ", " BETWEEN ", " IS NULL", " IS NOT TRUE", " HAS ANY OF ",
        " IS EXACTLY ", "UPDATE ", " SET ", "DELETE FROM ", "INSERT INTO ", " VALUES ", "Companies", "Contacts", "Deals",
        "`Closed on`", "Name", "Amount", "COUNT(*)", "SUM(", "if(", "concatenate(", "dateAdd(", "(", ")", ",", "=", "<>", "%",
        "?", ";", "--", "'", "`", "*", ".", "_id", "_ctime", "NULL", "1.5e3", "'2024-02-29'",
    ];

    public override async ValueTask TryAsync(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var parsed = SqlParser.Parse(text);
        var problems = parsed.Statement is null
            ? parsed.Problems : [.. parsed.Problems, .. SqlBinder.Bind(parsed.Statement, s_schema).Problems];
        Promise(problems.Count > 0 || parsed.Statement is not null, "A statement is neither read nor has it a problem.");
        foreach (var problem in problems)
        {
            Promise(
                problem.Span.Start >= 0 && problem.Span.Start <= problem.Span.End && problem.Span.End <= text.Length,
                $"A problem lies outside the text: {problem}");
        }

        if (parsed.Problems.Count == 0)
        {
            var printed = SqlPrinter.Print(parsed.Statement!);
            var again = SqlParser.Parse(printed);
            Promise(
                again.Problems.Count == 0 && SqlPrinter.Print(again.Statement!) == printed,
                $"What is printed reads as something else: {printed}");
        }

        await SendAsync(text).ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => _base.DisposeAsync();

    private async Task SendAsync(string text)
    {
        if (_statements++ == StatementsPerBase)
        {
            await _base.DisposeAsync().ConfigureAwait(false);
            _base = await EmulatedBase.StartWithSampleAsync().ConfigureAwait(false);
            _statements = 0;
        }

        var holes = Math.Min(text.Count(letter => letter == '?'), 100);
        await _base.CallAsync(HttpMethod.Post, "sql/", new JsonObject
        {
            ["sql"] = text,
            ["parameters"] = new JsonArray([.. Enumerable.Range(0, holes).Select(number => JsonValue.Create(number))]),
            ["convert_keys"] = text.Length % 2 == 0,
        }).ConfigureAwait(false);
    }

    private static SqlSchemaColumn Column(string key, string name, string type, params string[] options) =>
        new(key, name, type, SqlColumnTypes.Of(type), options);
}
