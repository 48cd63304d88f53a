namespace SeaTable;

/// <summary>The answer to a SQL statement.</summary>
public sealed class SqlResult
{
    internal SqlResult()
    {
    }
}
