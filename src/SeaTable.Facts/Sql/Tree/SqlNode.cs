namespace SeaTable.Sql;

/// <summary>
/// A part of a statement. Two parts are the same only if they are one: what is known of a part is kept beside the tree.
/// </summary>
/// <param name="Span">Where it stands in the text.</param>
internal abstract record SqlNode(SqlSpan Span);

/// <summary>A name of a table, column, alias or function.</summary>
/// <param name="Span">Where it stands, backticks included.</param>
/// <param name="Text">The name itself, without backticks.</param>
/// <param name="IsQuoted">Whether it stands in backticks.</param>
internal sealed record SqlName(SqlSpan Span, string Text, bool IsQuoted) : SqlNode(Span);
