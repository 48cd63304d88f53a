using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>
/// Where rows are read at once. Elsewhere a query may go on, and what a statement's rows and a query's have by the same name is
/// not the same.
/// </summary>
internal static class ReadPlace
{
    public static bool Is(ExpressionSyntax rows) => rows.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == rows
            && access.Name.Identifier.ValueText is "ToListAsync" or "AsAsyncEnumerable" or "WithCancellation" or "ConfigureAwait",
        ForEachStatementSyntax loop => loop.Expression == rows && loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    };
}
