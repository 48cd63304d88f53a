using SeaTable.Emulator.Functions;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>A formula, or a part of one, as a tree.</summary>
internal abstract record Node;

/// <summary>A value that stands in the formula itself; an error for what can't be read or is not there.</summary>
internal sealed record Literal(object? Value) : Node;

/// <summary>A column, or a column of linked rows, by what stands between the braces.</summary>
internal sealed record Reference(string Name) : Node;

/// <summary>A function with its arguments. Operators are functions too.</summary>
internal sealed record Call(Function Function, IReadOnlyList<Node> Arguments) : Node;

/// <summary>A function of linked rows, with what its arguments name.</summary>
/// <param name="Function">The function.</param>
/// <param name="Link">The name of the link.</param>
internal sealed record LinkCall(FunctionFacts Function, string Link) : Node
{
    /// <summary>Gets the name of the column of linked rows, or null where the function looks at none.</summary>
    public string? Column { get; init; }

    /// <summary>Gets how one value is made of many, one of <see cref="RollupMethods"/>.</summary>
    public string? Method { get; init; }

    /// <summary>Gets what has to be true of a linked row, or null when all of them count.</summary>
    public Node? Condition { get; init; }

    /// <summary>Gets the call that finds the one row that is looked at; null when all are.</summary>
    public LinkCall? Finder { get; init; }
}
