namespace SeaTable.Facts;

/// <summary>The types of results of formulas, as <c>data.result_type</c> has them.</summary>
internal static class ResultTypes
{
    public const string Number = "number";

    public const string Text = "string";

    public const string Boolean = "bool";

    public const string Date = "date";

    public const string List = "array";
}
