using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Naming;
using SeaTable.Sql;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>
/// Writes the conditions of a statement as typed ones, where these are sent as the very same SQL. Everything else is null.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="parameter">The name that the lambda has for the columns.</param>
/// <param name="holes">The values of the statement's parameters, by the places of their <c>?</c>.</param>
/// <param name="model">What is known of the code.</param>
/// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
internal sealed class StatementConditions(
    QueryTable table, string parameter, IReadOnlyDictionary<int, ExpressionSyntax> holes, SemanticModel model,
    CancellationToken cancellationToken)
{
    /// <summary>A condition.</summary>
    public string? Write(SqlExpressionNode condition) => condition switch
    {
        SqlBinary { Operator: SqlBinaryOperator.And } both => Joined(both, SqlBinaryOperator.And, " && "),
        SqlBinary { Operator: SqlBinaryOperator.Or } either => Joined(either, SqlBinaryOperator.Or, " || "),
        SqlBinary comparison => Comparison(comparison),
        SqlUnary { Operator: SqlUnaryOperator.Not } not => Write(not.Operand) is { } inner ? Negated(not.Operand, inner) : null,
        SqlIs { Test: SqlIsTest.Null } test => Column(test.Value) is { Kind: not QueryColumnKind.Checkbox } column
            ? Member(column) + (test.IsNegated ? " != null" : " == null") : null,
        SqlLike { IsNegated: false } like => Like(like),
        SqlIn { IsNegated: false } found => In(found),
        _ => null,
    };

    /// <summary>The member that stands for a column; null where the two do not mean the same by it.</summary>
    public QueryColumn? Column(SqlExpressionNode node) =>
        node is SqlColumnReference { Table: null } reference
        && table.FindByName(reference.Name.Text) is { Kind: not QueryColumnKind.Other } column ? column : null;

    public string Member(QueryColumn column) => parameter + "." + Keywords.Member(column.Model.Property);

    private string? Joined(SqlExpressionNode condition, SqlBinaryOperator connection, string sign)
    {
        List<string> written = [];
        foreach (var part in SqlTree.Connected(condition, connection))
        {
            if (Write(part) is not { } code)
            {
                return null;
            }

            var isOther = part is SqlBinary { Operator: SqlBinaryOperator.And or SqlBinaryOperator.Or };
            written.Add(isOther ? $"({code})" : code);
        }

        return string.Join(sign, written);
    }

    private string Negated(SqlExpressionNode operand, string code) =>
        operand is SqlLike or SqlIn || (operand is SqlBinary { Left: var left } && Column(left)?.Kind == QueryColumnKind.Checkbox)
            ? "!" + code : $"!({code})";

    private string? Comparison(SqlBinary comparison)
    {
        if (Column(comparison.Left) is not { } column)
        {
            return null;
        }

        if (column.Kind == QueryColumnKind.Checkbox)
        {
            return comparison is { Operator: SqlBinaryOperator.Equal, Right: SqlBooleanLiteral { Value: true } }
                ? Member(column) : null;
        }

        return Sign(comparison.Operator) is { } sign && Value(column, comparison.Operator, comparison.Right) is { } value
            ? $"{Member(column)} {sign} {value}" : null;
    }

    private string? Like(SqlLike like)
    {
        if (Column(like.Value) is not { Kind: QueryColumnKind.Text } column)
        {
            return null;
        }

        var pattern = like.Pattern switch
        {
            SqlTextLiteral text => Literal(text.Value),
            SqlParameterMarker marker when Hole(marker) is { } hole
                && ComparedValue.IsPattern(hole, model, cancellationToken) => hole.ToString(),
            _ => null,
        };
        return pattern is null ? null : $"{Member(column)}.{(like.IgnoresCase ? "LikeIgnoringCase" : "Like")}({pattern})";
    }

    private string? In(SqlIn found)
    {
        if (Column(found.Value) is not { } column || !ComparedValue.HasIn(column.Kind) || found.List.Items.Count == 0)
        {
            return null;
        }

        var values = found.List.Items.Select(item => Value(column, SqlBinaryOperator.Equal, item)).ToList();
        return values.Contains(null) ? null : $"{Member(column)}.In({string.Join(", ", values)})";
    }

    private string? Value(QueryColumn column, SqlBinaryOperator comparison, SqlExpressionNode node)
    {
        if (!ComparedValue.IsComparedBy(column.Kind, comparison))
        {
            return null;
        }

        return node switch
        {
            SqlNumberLiteral number => Number(column.Kind, number.Value),
            SqlUnary { Operator: SqlUnaryOperator.Minus, Operand: SqlNumberLiteral number } => Number(column.Kind, -number.Value),
            SqlTextLiteral { Value.Length: > 0 } text when column.Kind == QueryColumnKind.Text => Literal(text.Value),
            SqlTextLiteral text when column.FindOption(text.Value) is { } option =>
                column.OptionType!.ToMinimalDisplayString(model, Place) + "." + Keywords.Member(option.Member),
            SqlParameterMarker marker when Hole(marker) is { } hole
                && ComparedValue.Fits(column, comparison, hole, model, cancellationToken) => ComparedValue.Operand(hole),
            _ => null,
        };
    }

    /// <summary>Where the code will stand, which says how much of a type's name is needed.</summary>
    public int Place { get; init; }

    private ExpressionSyntax? Hole(SqlParameterMarker marker) =>
        holes.TryGetValue(marker.Span.Start, out var hole) ? hole : null;

    // Beyond these C# would read another number, or not all digits of it.
    private static string? Number(QueryColumnKind kind, double value)
    {
        var code = value.ToString("R", CultureInfo.InvariantCulture);
        var isWhole = value == (int)value;
        return code.Contains("E") || (!isWhole && !code.Contains(".")) ? null : kind switch
        {
            QueryColumnKind.Number => code,
            QueryColumnKind.Money => isWhole ? code : code + "m",
            QueryColumnKind.WholeNumber when isWhole => code,
            _ => null,
        };
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string? Sign(SqlBinaryOperator comparison) => comparison switch
    {
        SqlBinaryOperator.Equal => "==",
        SqlBinaryOperator.NotEqual or SqlBinaryOperator.Less or SqlBinaryOperator.LessOrEqual or SqlBinaryOperator.Greater
            or SqlBinaryOperator.GreaterOrEqual => SqlPrecedences.Sign(comparison),
        _ => null,
    };
}
