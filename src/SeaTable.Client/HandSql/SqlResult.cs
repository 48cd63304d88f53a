namespace SeaTable;

/// <summary>The answer to a SQL statement.</summary>
/// <remarks>A statement that changes rows has an empty answer: the server does not tell how many it changed.</remarks>
public sealed class SqlResult
{
    internal SqlResult(IReadOnlyList<SqlColumn> columns, IReadOnlyList<SqlRow> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The columns, in the order in which they were selected.</summary>
    public IReadOnlyList<SqlColumn> Columns { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<SqlRow> Rows { get; }

    /// <summary>
    /// Makes something of each row: <c>sql.Map(row =&gt; new Person(row.GetString("Name"), row.GetInt32("Age")))</c>.
    /// </summary>
    /// <typeparam name="T">The type of what is made.</typeparam>
    /// <param name="map">Makes it.</param>
    /// <returns>What was made of the rows, in their order.</returns>
    public List<T> Map<T>(Func<SqlRow, T> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return [.. Rows.Select(map)];
    }
}
