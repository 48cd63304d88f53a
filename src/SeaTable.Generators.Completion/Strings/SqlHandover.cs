using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Analysis.Sql;

namespace SeaTable.Generators.Completion.Strings;

/// <summary>
/// Finds to which parameter a string goes that is being typed. The code around it is unfinished, so this asks for symbols, which
/// the compiler guesses then, not for operations.
/// </summary>
internal static class SqlHandover
{
    /// <summary>The statement that a string is a part of; null when it is no SQL.</summary>
    public static SqlArgument? Of(
        ExpressionSyntax text, SemanticModel model, SqlSymbols symbols, CancellationToken cancellationToken)
    {
        var whole = Whole(text);
        var outer = Chosen(whole);
        if (outer.Parent is not ArgumentSyntax argument)
        {
            var isText = IsString(model.GetTypeInfo(whole, cancellationToken).ConvertedType);
            return IsStatement(model, whole, symbols, cancellationToken) ? new SqlArgument(whole, isText, true, [], null) : null;
        }

        if (Parameter(argument, model, symbols, cancellationToken) is not { } parameter)
        {
            return null;
        }

        var call = argument.Parent?.Parent;
        var takesText = IsString(parameter.Type);
        var isInterpolated = whole is InterpolatedStringExpressionSyntax && !takesText;
        if (symbols.IsRaw(parameter) && call is ExpressionSyntax raw)
        {
            call = Chosen(raw).Parent is ArgumentSyntax taking
                && Parameter(taking, model, symbols, cancellationToken) is not null ? taking.Parent?.Parent : null;
        }

        return new SqlArgument(whole, !isInterpolated, !takesText, Receivers(call, model, cancellationToken), null);
    }

    /// <summary>All that is put together with a text: <c>"…" + "…"</c>.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax text)
    {
        var whole = text;
        while (whole.Parent is ExpressionSyntax around
            && (around.IsKind(SyntaxKind.AddExpression)
                || around is ParenthesizedExpressionSyntax or CastExpressionSyntax
                || around.IsKind(SyntaxKind.SuppressNullableWarningExpression)))
        {
            whole = around;
        }

        return whole;
    }

    /// <summary>What a text is chosen in: <c>a ? "…" : "…"</c>, <c>a switch { b => "…" }</c>.</summary>
    private static ExpressionSyntax Chosen(ExpressionSyntax text) => text.Parent switch
    {
        ConditionalExpressionSyntax choice when choice.Condition != text => Chosen(choice),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Expression == text => Chosen(choice),
        ParenthesizedExpressionSyntax parentheses => Chosen(parentheses),
        _ => text,
    };

    private static bool IsStatement(
        SemanticModel model, ExpressionSyntax whole, SqlSymbols symbols, CancellationToken cancellationToken) =>
        symbols.Statement is not null
        && SymbolEqualityComparer.Default.Equals(
            model.GetTypeInfo(whole, cancellationToken).ConvertedType, symbols.Statement);

    private static bool IsString(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    /// <summary>The parameter that takes an argument, if it takes SQL.</summary>
    private static IParameterSymbol? Parameter(
        ArgumentSyntax argument, SemanticModel model, SqlSymbols symbols, CancellationToken cancellationToken)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list)
        {
            return null;
        }

        var found = model.GetSymbolInfo(call, cancellationToken);
        var methods = found.Symbol is { } only ? [only] : found.CandidateSymbols;
        var index = list.Arguments.IndexOf(argument);
        return methods.OfType<IMethodSymbol>().Select(method => argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                : method.Parameters.ElementAtOrDefault(index))
            .FirstOrDefault(symbols.IsMarked);
    }

    /// <summary>The type of what a method is called on, and of what that is a property of.</summary>
    private static List<ITypeSymbol> Receivers(SyntaxNode? call, SemanticModel model, CancellationToken cancellationToken)
    {
        var types = new List<ITypeSymbol>();
        var receiver = (call as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        while (receiver is not null)
        {
            if (model.GetTypeInfo(receiver, cancellationToken).Type is { } type)
            {
                types.Add(type);
            }

            receiver = (receiver as MemberAccessExpressionSyntax)?.Expression;
        }

        return types;
    }
}
