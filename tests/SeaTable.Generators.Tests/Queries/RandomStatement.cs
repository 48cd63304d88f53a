namespace SeaTable.Generators.Tests.Queries;

/// <summary>Statements on the table of <see cref="QueryCode"/> that a typed query can say.</summary>
internal sealed class RandomStatement(Random random)
{
    private static readonly string[] s_signs = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] s_columns =
        ["Name", "Age", "Balance", "Stars", "`News letter`", "Status", "Birthday", "Seen", "`Call time`"];

    /// <summary>A statement whose rows have one order only.</summary>
    public string Ordered() => $"SELECT * FROM People{Where()}{Order(", _ctime, _id")} LIMIT {random.Next(1, 40)}"
        + (random.Next(3) == 0 ? $" OFFSET {random.Next(1, 10)}" : "");

    /// <summary>A statement that gives all rows it finds, in an order that it leaves to the server in part.</summary>
    public string Open() => $"SELECT * FROM People{Where()}{(random.Next(2) == 0 ? "" : Order(""))} LIMIT 1000";

    private string Where() => random.Next(8) == 0 ? "" : " WHERE " + Condition(3);

    private string Order(string ties)
    {
        var keys = Enumerable.Range(0, random.Next(0, 3)).Select(_ => One(s_columns) + (random.Next(2) == 0 ? " DESC" : ""))
            .ToList();
        var order = string.Join(", ", keys) + (keys.Count == 0 && ties.Length > 0 ? ties[2..] : ties);
        return order.Length == 0 ? "" : " ORDER BY " + order;
    }

    private string Condition(int depth) => (depth == 0 ? 0 : random.Next(6)) switch
    {
        0 or 1 => Comparison(),
        2 => $"NOT ({Condition(depth - 1)})",
        3 or 4 => $"({Condition(depth - 1)}) AND {Condition(depth - 1)}",
        _ => $"({Condition(depth - 1)} OR {Condition(depth - 1)})",
    };

    private string Comparison() => random.Next(14) switch
    {
        0 => $"Age {One(s_signs)} {random.Next(-1, 4)}",
        1 => $"Age {One(s_signs)} {One("{low}", "{two}", "1.5")}",
        2 => $"Balance {One(s_signs)} {One("{price}", "{two}", "2", "2.5", "-1")}",
        3 => $"Stars {One(s_signs)} {One("{two}", "3")}",
        4 => $"{One("Age", "Stars", "Balance")} IN (1, {{two}})",
        5 => $"Name {One("=", "!=")} {One("'Ann'", "{Known}", "'it''s'")}",
        6 => $"Name {One("LIKE", "ILIKE")} {One("'a%'", "'%N%'", "{pattern}", "'_nn'")}",
        7 => $"Status {One("=", "!=")} {One("'Lead'", "{lead}", "'lost'")}",
        8 => $"{One("Status IN ('Lead', 'lost')", "Name IN ('Ann', 'bob')")}",
        9 => "`News letter` = true",
        10 => $"Birthday {One("<", ">=")} {One("{day}", "{day.AddDays(1)}")}",
        11 => $"Seen {One(s_signs)} {{moment}}",
        12 => $"`Call time` {One(s_signs)} {{span}}",
        _ => $"{One("Name", "Age", "Balance", "Stars", "Status", "Birthday", "Seen", "`Call time`")} IS {One("", "NOT ")}NULL",
    };

    private string One(params string[] choices) => choices[random.Next(choices.Length)];
}
