namespace SeaTable.Generators.Mapping;

/// <summary>The other end of a link column.</summary>
/// <param name="TableId">The id of the table there.</param>
/// <param name="Table">Its name in the base.</param>
/// <param name="Row">The class of its rows, fully qualified.</param>
/// <param name="Shows">What kind of value the column shows of those rows, which is what SQL compares.</param>
internal sealed record LinkTarget(string TableId, string Table, string Row, LinkDisplay Shows);

/// <summary>The kinds of values that a link column can show.</summary>
internal enum LinkDisplay
{
    Other,
    Text,
    Number,
}
