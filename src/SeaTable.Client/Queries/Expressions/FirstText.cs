namespace SeaTable.Queries;

/// <summary>The first text of a list.</summary>
public sealed class FirstText : TextExpression
{
    internal FirstText(SqlSource source)
        : base(source)
    {
    }

    // IN would look at all texts of the list.
    private protected override SqlCondition OneOf(IReadOnlyList<string> texts) =>
        SqlCondition.AnyOf(texts.Select(text => Comparison.Of(Source, "=", writer => writer.Text(text))));

    // Functions would look at all texts of the list, joined with commas.
    private protected override SqlCondition Exactly(string value, Action<SqlWriter> write) => throw new SeaTableQueryException(
        $"The first text of column '{Source.Column.Name}' can't be searched for '{value}': for a text with %, _ or \\ in it SeaTable's SQL has only functions, and they look at the whole list. " +
        "Read the rows and look in C#, or use Like, where % stands for any characters and _ for one. Nothing was sent.");
}
