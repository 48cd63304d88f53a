namespace SeaTable.Generators.Mapping;

/// <summary>The other end of a link column.</summary>
/// <param name="TableId">The id of the table there.</param>
/// <param name="Table">Its name in the base.</param>
/// <param name="Row">The class of its rows, fully qualified.</param>
/// <param name="Rows">What reads its rows: the static field of its class, fully qualified.</param>
internal sealed record LinkTarget(string TableId, string Table, string Row, string Rows)
{
    /// <summary>The name of the field in the class of every table.</summary>
    public const string Field = "s_rows";
}
