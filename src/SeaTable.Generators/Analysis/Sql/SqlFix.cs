namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// How a diagnostic tells a code fix what to write: its first additional location is replaced by <see cref="Code"/>. So the code
/// fix needs to know nothing of SQL.
/// </summary>
internal static class SqlFix
{
    /// <summary>The property that holds what to write, escaped for the string it comes to stand in.</summary>
    public const string Code = "Code";

    /// <summary>The property that holds what the code fix is called.</summary>
    public const string Title = "Title";
}
