namespace SeaTable.Facts;

/// <summary>A name of a column in a formula, in braces or, where link functions ask for it, in quotes.</summary>
/// <param name="Token">Where it stands.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Link">Of what belongs to linked rows the name of the link that leads there; otherwise null.</param>
internal sealed record FormulaName(FormulaToken Token, FormulaNameKind Kind, string? Link)
{
    /// <summary>Gets the name itself, or the text of the condition.</summary>
    public string Text => Token.Text;
}

/// <summary>What a name in a formula names.</summary>
internal enum FormulaNameKind
{
    /// <summary>A column of the own table, or with a point between them a link and a column of linked rows.</summary>
    Column,

    /// <summary>A link of the own table.</summary>
    Link,

    /// <summary>A column of linked rows.</summary>
    LinkedColumn,

    /// <summary>None itself: a formula in quotes that is about linked rows, and has names of their columns.</summary>
    Condition,
}
