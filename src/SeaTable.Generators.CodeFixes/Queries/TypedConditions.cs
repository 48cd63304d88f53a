using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Sql;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>
/// Writes typed conditions as those of a statement in an interpolated string, where they are sent as the very same SQL.
/// Everything else is null.
/// </summary>
internal sealed class TypedConditions(QueryTable table, SemanticModel model, CancellationToken cancellationToken)
{
    private static readonly LiteralStyle s_style = new(IsVerbatim: false, IsRaw: false, IsInterpolated: true);

    /// <summary>What a lambda says of the columns that it is given.</summary>
    public string? Write(LambdaExpressionSyntax lambda) =>
        lambda.ExpressionBody is { } body && ParameterOf(lambda) is { } parameter ? Condition(body, parameter)?.Code : null;

    /// <summary>The name of the column that a lambda gives, as a statement has it.</summary>
    public string? Key(LambdaExpressionSyntax lambda) =>
        lambda.ExpressionBody is { } body && ParameterOf(lambda) is { } parameter && Column(body, parameter) is { } column
            ? Name(column.Model.Name) : null;

    /// <summary>A name as it stands in the string.</summary>
    public static string Name(string name) => s_style.Escape(SqlPrinter.ShortName(name))!;

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } =>
            parameters[0].Identifier.ValueText,
        _ => null,
    };

    private Written? Condition(ExpressionSyntax condition, string parameter)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax parentheses:
                return Condition(parentheses.Expression, parameter);
            case BinaryExpressionSyntax binary when Connection(binary.Kind()) is { } connection:
                return Condition(binary.Left, parameter) is { } left && Condition(binary.Right, parameter) is { } right
                    ? new Written(left.Beside(connection) + connection + right.Beside(connection), connection) : null;
            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                return Condition(not.Operand, parameter) is { } inner ? new Written($"NOT ({inner.Code})") : null;
            case BinaryExpressionSyntax comparison when Column(comparison.Left, parameter) is { } column:
                return Of(Comparison(column, comparison, parameter));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call
                when Column(method.Expression, parameter) is { } column:
                return Of(Call(column, method.Name.Identifier.ValueText, call.ArgumentList.Arguments, parameter));
            default:
                return Column(condition, parameter) is { Kind: QueryColumnKind.Checkbox } checkbox
                    ? new Written(Name(checkbox.Model.Name) + " = true") : null;
        }
    }

    private QueryColumn? Column(ExpressionSyntax expression, string parameter) =>
        expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax columns, Name: IdentifierNameSyntax name }
        && columns.Identifier.ValueText == parameter
        && table.FindByProperty(name.Identifier.ValueText) is { Kind: not QueryColumnKind.Other } column ? column : null;

    private string? Comparison(QueryColumn column, BinaryExpressionSyntax comparison, string parameter)
    {
        if (Operator(comparison.Kind()) is not { } sign || column.Kind == QueryColumnKind.Checkbox)
        {
            return null;
        }

        if (comparison.Right.IsKind(SyntaxKind.NullLiteralExpression))
        {
            return sign switch
            {
                SqlBinaryOperator.Equal => Name(column.Model.Name) + " IS NULL",
                SqlBinaryOperator.NotEqual => Name(column.Model.Name) + " IS NOT NULL",
                _ => null,
            };
        }

        return Value(column, sign, comparison.Right, parameter) is { } value
            ? $"{Name(column.Model.Name)} {SqlPrecedences.Sign(sign)} {value}" : null;
    }

    private string? Call(
        QueryColumn column, string method, SeparatedSyntaxList<ArgumentSyntax> arguments, string parameter)
    {
        var name = Name(column.Model.Name);
        var values = arguments.Select(argument => argument.Expression).ToList();
        if (arguments.Any(argument => argument.NameColon is not null) || column.Kind == QueryColumnKind.Checkbox)
        {
            return null;
        }

        switch (method)
        {
            case "IsEmpty" when values.Count == 0:
                return name + " IS NULL";
            case "IsNotEmpty" when values.Count == 0:
                return name + " IS NOT NULL";
            case "In" when values.Count > 0 && ComparedValue.HasIn(column.Kind):
                var written = values.Select(value => Value(column, SqlBinaryOperator.Equal, value, parameter)).ToList();
                return written.Contains(null) ? null : $"{name} IN ({string.Join(", ", written)})";
            case "Like" or "LikeIgnoringCase" when values.Count == 1 && column.Kind == QueryColumnKind.Text
                && ComparedValue.IsPattern(values[0], model, cancellationToken):
                return Hole(values[0], parameter) is { } pattern
                    ? $"{name} {(method == "Like" ? "LIKE" : "ILIKE")} {Inline(values[0]) ?? pattern}" : null;
            default:
                return null;
        }
    }

    private string? Value(QueryColumn column, SqlBinaryOperator comparison, ExpressionSyntax value, string parameter) =>
        ComparedValue.Fits(column, comparison, value, model, cancellationToken) && Hole(value, parameter) is { } hole
            ? Inline(value) ?? hole : null;

    /// <summary>A number or a plain text that is written out in the code.</summary>
    private string? Inline(ExpressionSyntax value)
    {
        var literal = value is PrefixUnaryExpressionSyntax minus && minus.IsKind(SyntaxKind.UnaryMinusExpression)
            ? minus.Operand : value;
        return literal is not LiteralExpressionSyntax ? null : model.GetConstantValue(value, cancellationToken).Value switch
        {
            int number => number.ToString(CultureInfo.InvariantCulture),
            double number when SqlQuoting.Number(number) is var code && !code.Contains("E") => code,
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            string text when text.All(IsPlain) => SqlQuoting.Text(text),
            _ => null,
        };
    }

    // Of other characters the two kinds of quotes might not say the same.
    private static bool IsPlain(char character) =>
        char.IsLetterOrDigit(character) || character is ' ' or '%' or '_' or '-' or '.';

    /// <summary>A value in a hole of the string; a colon in it would begin a format.</summary>
    private static string? Hole(ExpressionSyntax value, string parameter)
    {
        if (value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter))
        {
            return null;
        }

        var code = value.ToString();
        return ComparedValue.IsClosed(value) && code.IndexOf(':') < 0 ? $"{{{code}}}" : $"{{({code})}}";
    }

    private static string? Connection(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression => " AND ",
        SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression => " OR ",
        _ => null,
    };

    private static SqlBinaryOperator? Operator(SyntaxKind kind) => kind switch
    {
        SyntaxKind.EqualsExpression => SqlBinaryOperator.Equal,
        SyntaxKind.NotEqualsExpression => SqlBinaryOperator.NotEqual,
        SyntaxKind.LessThanExpression => SqlBinaryOperator.Less,
        SyntaxKind.LessThanOrEqualExpression => SqlBinaryOperator.LessOrEqual,
        SyntaxKind.GreaterThanExpression => SqlBinaryOperator.Greater,
        SyntaxKind.GreaterThanOrEqualExpression => SqlBinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private static Written? Of(string? code) => code is null ? null : new Written(code);

    /// <summary>A condition, and what connects its parts.</summary>
    private sealed record Written(string Code, string? Connection = null)
    {
        public string Beside(string connection) => Connection is null || Connection == connection ? Code : $"({Code})";
    }
}
