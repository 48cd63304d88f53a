using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Answers about rows that are read, for which queries have a method.</summary>
internal static class RowAnswer
{
    /// <summary>
    /// The rows that are asked for an answer, and the method of the query that gives the same; null for others.
    /// </summary>
    public static (IOperation Rows, string Instead)? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Count" } property, Instance: { } rows } when IsList(property) =>
            (rows, "CountAsync"),
        IInvocationOperation { Arguments.Length: 1, TargetMethod: { } method } call
            when Instead(method.Name) is { } instead && IsLinq(method) => (call.Arguments[0].Value, instead),
        _ => null,
    };

    /// <summary>Whether a method is one of LINQ, for sequences that are there or that are awaited.</summary>
    public static bool IsLinq(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "AsyncEnumerable", ContainingNamespace: { Name: "Linq" } space }
        && space.ToDisplayString() == "System.Linq";

    /// <summary>Whether a method or a property is called like one that gives an answer.</summary>
    public static bool CanBe(string name) => Instead(name) is not null;

    // Queries have no First, and their Single throws another exception.
    private static string? Instead(string method) => method switch
    {
        "Count" or "LongCount" => "CountAsync",
        "Any" => "AnyAsync",
        "FirstOrDefault" => "FirstOrDefaultAsync",
        _ => null,
    };

    private static bool IsList(IPropertySymbol property) =>
        property.ContainingType is { Name: "List", ContainingNamespace: { Name: "Generic" } space }
        && space.ToDisplayString() == "System.Collections.Generic";
}
