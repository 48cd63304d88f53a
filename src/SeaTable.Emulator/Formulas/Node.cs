using System.Runtime.CompilerServices;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Formulas;

/// <summary>A formula, or a part of one, as a tree.</summary>
internal abstract record Node;

/// <summary>A value that stands in the formula itself; an error for what can't be read or is not there.</summary>
internal sealed record Literal(object? Value) : Node;

/// <summary>A column, or a column of linked rows, by what stands between the braces.</summary>
internal sealed record Reference(string Name) : Node;

/// <summary>A function with its arguments. Operators are functions too.</summary>
internal sealed record Call(Function Function, IReadOnlyList<Node> Arguments) : Node;

/// <summary>Computes a tree for one row.</summary>
internal static class Evaluator
{
    /// <summary>Computes the value, or the error in place of one.</summary>
    public static object? Evaluate(Node node, Func<string, object?> read, FunctionContext context)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return ErrorValue.Syntax;
        switch (node)
        {
            case Literal literal:
                return literal.Value;
            case Reference reference:
                return read(reference.Name);
            default:
                var call = (Call)node;
                var arguments = new object?[call.Arguments.Count];
                for (var index = 0; index < arguments.Length; index++)
                    arguments[index] = Evaluate(call.Arguments[index], read, context);
                return call.Function.Call(arguments, context);
        }
    }
}
