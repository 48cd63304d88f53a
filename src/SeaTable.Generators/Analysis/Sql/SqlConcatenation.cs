using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Statements that are put together as strings: whoever chooses a part of them chooses what they do.</summary>
internal static class SqlConcatenation
{
    // Variables may be given to each other in a circle.
    private const int FurthestVariable = 4;

    public static void Report(SqlReport report, SqlStringSource source, SqlArgument handover)
    {
        var expression = handover.Expression;
        const string Danger = "This statement is put together at run time, so a value in it can change what it does, and it "
            + "can't be checked. ";
        if (!handover.IsStatement)
        {
            report.Add(
                SqlRules.NotConstantSql,
                expression.Span,
                Danger
                    + "Make the parameter that takes it a SqlText: the holes of an interpolated string are then "
                        + "sent as parameters.");
        }
        else if (expression is BinaryExpressionSyntax or InterpolatedStringExpressionSyntax && Interpolated(source) is { } code)
        {
            // Only the interpolated string itself becomes a statement, so SqlText.Raw goes.
            var replaced = handover.Raw?.Syntax as ExpressionSyntax ?? expression;
            var cast = replaced.Parent
                is ArgumentSyntax or EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: false } }
                ? ""
                : "(SqlText)";
            report.Add(
                SqlRules.NotConstantSql,
                expression.Span,
                Danger + "Hand over an interpolated string: its holes are sent as parameters.",
                replaced.Span,
                cast + code,
                "Send the values as parameters");
        }
        else
        {
            report.Add(
                SqlRules.NotConstantSql,
                expression.Span,
                Danger
                    + "Hand over an interpolated string directly, whose holes are sent as parameters. Where the names in it "
                    + "differ, choose between constants, or let a method that checks them return the text for SqlText.Raw.");
        }
    }

    /// <summary>Whether a string is visibly made of others, not a value that is only handed on.</summary>
    public static bool IsPutTogether(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken) =>
        IsPutTogether(expression, model, FurthestVariable, cancellationToken);

    private static bool IsPutTogether(
        ExpressionSyntax expression, SemanticModel? model, int variables, CancellationToken cancellationToken)
    {
        return expression switch
        {
            ParenthesizedExpressionSyntax parentheses => Is(parentheses.Expression),
            CastExpressionSyntax cast => Is(cast.Expression),
            PostfixUnaryExpressionSyntax suppression => Is(suppression.Operand),
            ConditionalExpressionSyntax choice => Is(choice.WhenTrue) || Is(choice.WhenFalse),
            SwitchExpressionSyntax choice => choice.Arms.Any(arm => Is(arm.Expression)),
            BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) =>
                Is(choice.Left) || Is(choice.Right),
            BinaryExpressionSyntax or InterpolatedStringExpressionSyntax =>
                model?.SyntaxTree != expression.SyntaxTree
                || !model.GetConstantValue(expression, cancellationToken).HasValue,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } =>
                name is "Format" or "Concat" or "Join" or "Replace" or "Insert",
            IdentifierNameSyntax name => variables > 0 && TextLocals.Values(name, model, cancellationToken)
                .Any(value => IsPutTogether(value, model, variables - 1, cancellationToken)),
            _ => false,
        };

        bool Is(ExpressionSyntax part) => IsPutTogether(part, model, variables, cancellationToken);
    }

    /// <summary>
    /// The same as one interpolated string with its values as holes; null when a value stands where none can be.
    /// </summary>
    private static string? Interpolated(SqlStringSource source)
    {
        var values = source.Values.ToDictionary(value => value.Start, value => value.Piece);
        var code = new StringBuilder("$\"");
        var statement = new StringBuilder();
        var position = 0;
        foreach (var token in SqlTokenizer.Read(source.Text, []))
        {
            int[] inside = [.. Enumerable.Range(token.Span.Start, token.Span.Length).Where(values.ContainsKey)];
            if (inside.Length == 0)
            {
                continue;
            }

            var isText = token.Kind == SqlTokenKind.Text && token.Text.Length == token.Span.Length - 2;
            if (inside.Length > 1 || (token.Kind != SqlTokenKind.Parameter && !isText)
                || values[inside[0]].Type is { IsList: true } or { Refusal: not null }
                || SqlHole.Of(
                    values[inside[0]].Value!, token.Text, inside[0] - token.Span.Start - (isText ? 1 : 0)) is not { } hole)
            {
                return null;
            }

            var before = source.Text.Substring(position, token.Span.Start - position);
            code.Append(Escape(before)).Append(hole);
            statement.Append(before).Append('?');
            position = token.Span.End;
            values.Remove(inside[0]);
        }

        var rest = source.Text.Substring(position);
        statement.Append(rest);
        return values.Count == 0 && SqlValuePlaces.AreAll(statement.ToString())
            ? code.Append(Escape(rest)).Append('"').ToString()
            : null;
    }

    private static string Escape(string text) => new LiteralStyle(false, false, IsInterpolated: true).Escape(text)!;
}
