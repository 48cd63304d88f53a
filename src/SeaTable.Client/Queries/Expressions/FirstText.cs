namespace SeaTable.Queries;

/// <summary>The first text of a list.</summary>
public sealed class FirstText : TextExpression
{
    internal FirstText(SqlSource source)
        : base(source)
    {
    }
}
