using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>
/// Finds what people write about a column of a query as if it were a value of a row. The compiler refuses it, or takes it for a
/// question about the object, and can't say what to write instead.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HabitAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ConditionRules.Habit);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            QuerySymbols.Of(compilation) is { } symbols ? found => Analyze(found, symbols) : null);
    }

    private static void Analyze(WrittenNode found, QuerySymbols symbols)
    {
        var habit = found.Node switch
        {
            BinaryExpressionSyntax binary => Binary(found, symbols, binary),
            IsPatternExpressionSyntax pattern when symbols.IsColumn(found, pattern.Expression) =>
                $"'{pattern.Expression}' is the column, not a value of it. Compare with == and !=, such as "
                    + $"'{pattern.Expression} == null' for an empty cell",
            InvocationExpressionSyntax call => Call(found, symbols, call),
            MemberAccessExpressionSyntax member => Member(found, symbols, member),
            _ => null,
        };
        if (habit is not null)
        {
            found.ReportDiagnostic(Diagnostic.Create(ConditionRules.Habit, found.Node.GetLocation(), habit));
        }
    }

    private static string? Binary(WrittenNode found, QuerySymbols symbols, BinaryExpressionSyntax binary)
    {
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression:
                var (left, right) = (found.TypeOf(binary.Left), found.TypeOf(binary.Right));
                var (value, condition) = (binary.Left, binary.Right);
                if (right?.SpecialType == SpecialType.System_Boolean)
                {
                    (left, right, value, condition) = (right, left, binary.Right, binary.Left);
                }

                return left?.SpecialType != SpecialType.System_Boolean || !symbols.IsCondition(right)
                    || NamesColumn(found, symbols, value) ? null
                    : binary.IsKind(SyntaxKind.LogicalAndExpression)
                        ? $"A bool can't be joined to a condition. Write '{value} ? {condition} : SqlCondition.None()'"
                        : $"A bool can't be joined to a condition. Write '{value} ? SqlCondition.All() : {condition}'";

            case SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                when symbols.IsColumn(found, binary.Left) && !symbols.IsCondition(found.TypeOf(binary))
                    && !IsUnknown(found, binary.Right):
                var isNull = binary.Right.IsKind(SyntaxKind.NullLiteralExpression);
                var test = binary.IsKind(SyntaxKind.EqualsExpression) ? "IsEmpty()" : "IsNotEmpty()";
                return isNull && QuerySymbols.Has(found, binary.Left, "IsEmpty")
                    ? $"'{binary.Left}' is the column, which is never null. Write '{binary.Left}.{test}'"
                    : ComparisonAdvice.Of(found, binary);

            case SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
                or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
                when symbols.IsColumn(found, binary.Left) && !symbols.IsCondition(found.TypeOf(binary))
                    && !IsUnknown(found, binary.Right):
                return ComparisonAdvice.Of(found, binary);

            default:
                return null;
        }
    }

    /// <summary>Whether what counts as a bool is a comparison of a column, which has only failed: no value of C#.</summary>
    private static bool NamesColumn(WrittenNode found, QuerySymbols symbols, ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(part => symbols.IsColumn(found, part));

    /// <summary>Whether something is misspelled or not written yet, which is for the compiler to tell.</summary>
    private static bool IsUnknown(WrittenNode found, ExpressionSyntax expression) =>
        expression.IsMissing || found.TypeOf(expression) is IErrorTypeSymbol;

    private static string? Call(WrittenNode found, QuerySymbols symbols, InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name } method)
        {
            return null;
        }

        if (name == "Select" && symbols.IsQuery(found.TypeOf(method.Expression)))
        {
            return MadeInLambda(found, call);
        }

        if (name == "Any" && call.ArgumentList.Arguments is { Count: 1 } asked && asked[0].Expression is LambdaExpressionSyntax
            && symbols.IsColumn(found, method.Expression)
            && found.SemanticModel.GetSymbolInfo(call, found.CancellationToken).Symbol is null)
        {
            return ComparisonAdvice.OfAny(found, method.Expression);
        }

        if (call.ArgumentList.Arguments is not { Count: 1 } arguments
            || !symbols.IsColumn(found, arguments[0].Expression))
        {
            return null;
        }

        var column = arguments[0].Expression;
        return name switch
        {
            "Contains" when !symbols.IsColumn(found, method.Expression) =>
                $"For a list of values use In. Write '{column}.In({method.Expression})'",
            "IsNullOrEmpty" or "IsNullOrWhiteSpace" => $"To SeaTable an empty text is an empty cell. Write '{column}.IsEmpty()'",
            _ => null,
        };
    }

    private static string? MadeInLambda(WrittenNode found, InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments is not { Count: 1 } arguments
            || arguments[0].Expression is not LambdaExpressionSyntax { ExpressionBody: { } made })
        {
            return null;
        }

        return made is AnonymousObjectCreationExpressionSyntax or BaseObjectCreationExpressionSyntax
            && found.SemanticModel.GetSymbolInfo(call, found.CancellationToken).Symbol is null
                ? "Select takes columns and gives tuples of their values. Write 'Select(c => (c.A, c.B))', and make objects of "
                    + "the tuples where they are read"
                : null;
    }

    private static string? Member(WrittenNode found, QuerySymbols symbols, MemberAccessExpressionSyntax member)
    {
        if (!symbols.IsColumn(found, member.Expression)
            || found.SemanticModel.GetSymbolInfo(member, found.CancellationToken).Symbol is not null)
        {
            return null;
        }

        return member.Name.Identifier.ValueText switch
        {
            "HasValue" => $"'{member.Expression}' is the column. Write '{member.Expression}.IsNotEmpty()'",
            "Value" => $"'{member.Expression}' is the column, and compared by itself. Leave '.Value' out",
            "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" =>
                $"Texts are compared without their case by '{member.Expression}.LikeIgnoringCase(text)'",
            "Count" or "Length" when QuerySymbols.Has(found, member.Expression, "IsEmpty") =>
                $"SeaTable's SQL counts no elements. Write '{member.Expression}.IsEmpty()' or 'IsNotEmpty()', or read the rows "
                    + "and count in C#",
            _ => null,
        };
    }
}
