using SeaTable.Emulator.Functions;

namespace SeaTable.Emulator.Formulas;

/// <summary>A formula, or a part of one, as a tree.</summary>
internal abstract record Node;

/// <summary>A value that stands in the formula itself; an error for what can't be read or is not there.</summary>
internal sealed record Literal(object? Value) : Node;

/// <summary>A column, or a column of linked rows, by what stands between the braces.</summary>
internal sealed record Reference(string Name) : Node;

/// <summary>A function with its arguments. Operators are functions too.</summary>
internal sealed record Call(Function Function, IReadOnlyList<Node> Arguments) : Node;
