namespace SeaTable.Generators.Mapping;

/// <summary>The other end of a link column.</summary>
/// <param name="TableId">The id of the table there.</param>
/// <param name="Table">Its name in the base.</param>
/// <param name="Row">The class of its rows, fully qualified.</param>
internal sealed record LinkTarget(string TableId, string Table, string Row);
