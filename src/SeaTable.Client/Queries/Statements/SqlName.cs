namespace SeaTable.Queries;

/// <summary>Writes names of tables and columns so that they mean nothing but themselves in SQL.</summary>
internal static class SqlName
{
    /// <summary>A name in backticks; a backtick in it is doubled, which is the only thing that ends a name.</summary>
    internal static string Quote(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";
}
