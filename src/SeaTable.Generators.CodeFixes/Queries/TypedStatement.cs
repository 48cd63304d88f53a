using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Facts;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>The calls of a typed query, and the statement that says the same.</summary>
/// <param name="Table">What the first of them is called on.</param>
/// <param name="Calls">The calls, in their order.</param>
internal sealed record TypedStatement(ExpressionSyntax Table, IReadOnlyList<InvocationExpressionSyntax> Calls)
{
    /// <summary>Takes a query apart.</summary>
    /// <param name="query">The last of its calls.</param>
    public static TypedStatement Of(InvocationExpressionSyntax query)
    {
        List<InvocationExpressionSyntax> calls = [];
        ExpressionSyntax rest = query;
        while (rest is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && IsStep(call))
        {
            calls.Insert(0, call);
            rest = access.Expression;
        }

        return new TypedStatement(rest, calls);
    }

    /// <summary>Whether a call is a step of a query, by its name.</summary>
    public static bool IsStep(InvocationExpressionSyntax call) => NameOf(call)
        is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Skip" or "Take";

    /// <summary>The statement, as it stands in an interpolated string; null where none says the same.</summary>
    /// <remarks>
    /// Without <c>Take</c> a query reads all rows, which no statement does. The order is written as the query sends it: of
    /// equal rows the oldest first.
    /// </remarks>
    public string? Write(QueryTable table, SemanticModel model, CancellationToken cancellationToken)
    {
        var writer = new TypedConditions(table, model, cancellationToken);
        List<string> conditions = [];
        List<string> keys = [];
        int? skipped = null;
        int? taken = null;
        foreach (var call in Calls)
        {
            var name = NameOf(call);
            if (taken is not null || call.ArgumentList.Arguments.Count != 1
                || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsStatic: false }
                || (skipped is not null && name != "Take"))
            {
                return null;
            }

            var argument = call.ArgumentList.Arguments[0].Expression;
            if (name is "Skip" or "Take")
            {
                if (argument is not LiteralExpressionSyntax { Token.Value: int number })
                {
                    return null;
                }

                skipped = name == "Skip" ? number : skipped;
                taken = name == "Take" ? number : taken;
            }
            else if (argument is not LambdaExpressionSyntax lambda || !Add(lambda, name!))
            {
                return null;
            }
        }

        return taken is > 0 and <= ServerLimits.SqlRows
            ? $"SELECT * FROM {TypedConditions.Name(table.Name)}"
                + (conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions))
                + $" ORDER BY {string.Join(", ", keys.Concat([SystemFields.CreatedAt, SystemFields.Id]))} LIMIT {taken}"
                + (skipped > 0 ? $" OFFSET {skipped}" : "")
            : null;

        bool Add(LambdaExpressionSyntax lambda, string name)
        {
            if (name == "Where")
            {
                var isOnlyOne = Calls.Count(call => NameOf(call) == name) == 1;
                var condition = writer.Write(lambda);
                conditions.Add(isOnlyOne ? condition ?? "" : $"({condition})");
                return condition is not null;
            }

            // A second OrderBy sorts anew.
            if (name is "OrderBy" or "OrderByDescending")
            {
                keys.Clear();
            }

            var key = writer.Key(lambda);
            keys.Add(key + (name is "OrderByDescending" or "ThenByDescending" ? " DESC" : ""));
            return key is not null;
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
}
