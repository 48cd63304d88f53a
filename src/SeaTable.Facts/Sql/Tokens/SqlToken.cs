namespace SeaTable.Sql;

/// <summary>A word or sign of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands, quotes included.</param>
/// <param name="Text">What it says: names and texts without their quotes, everything else as it stands.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, SqlSpan Span, string Text);

internal enum SqlTokenKind
{
    /// <summary>A word without quotes: a keyword, a name, a function.</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    QuotedName,

    /// <summary>A text in single or double quotes.</summary>
    Text,

    Number,

    /// <summary><c>?</c></summary>
    Parameter,

    /// <summary>An operator, a comma, a parenthesis.</summary>
    Sign,

    End,
}
