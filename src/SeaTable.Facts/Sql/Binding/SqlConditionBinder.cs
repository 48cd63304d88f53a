using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Binds what is true or false: comparisons and what joins them.</summary>
internal sealed class SqlConditionBinder(SqlExpressionBinder expressions)
{
    private static readonly SqlType s_boolean = SqlType.Of(SqlKind.Boolean);

    public SqlType Bind(SqlExpressionNode condition)
    {
        switch (condition)
        {
            case SqlUnary not:
                expressions.BindCondition(not.Operand);
                break;
            case SqlBinary { Operator: SqlBinaryOperator.And or SqlBinaryOperator.Or } binary:
                expressions.BindCondition(binary.Left);
                expressions.BindCondition(binary.Right);
                break;
            case SqlBinary comparison:
                BindComparison(comparison);
                break;
            case SqlLike like:
                ExpectText(like.Value, BindSubject(like.Value));
                ExpectText(like.Pattern, expressions.Bind(like.Pattern));
                break;
            case SqlIn found:
                BindElements(found.Value, BindSubject(found.Value), found.List.Items);
                break;
            case SqlBetween between:
                BindBetween(between);
                break;
            case SqlIs test:
                BindIs(test);
                break;
            case SqlHas has:
                BindHas(has);
                break;
        }

        return s_boolean;
    }

    private void BindComparison(SqlBinary comparison)
    {
        var left = BindComparable(comparison.Left);
        var right = BindComparable(comparison.Right);
        var isEquality = comparison.Operator is SqlBinaryOperator.Equal or SqlBinaryOperator.NotEqual;
        if (comparison.Right is SqlNullLiteral || comparison.Left is SqlNullLiteral)
        {
            var instead = comparison.Operator == SqlBinaryOperator.NotEqual ? "IS NOT NULL" : "IS NULL";
            Report(comparison, $"Nothing can be compared with NULL: write {instead}.", comparison.Right is SqlNullLiteral
                && isEquality
                ? $"{SqlPrinter.Print(comparison.Left)} {instead}"
                : null);
            return;
        }

        if (!isEquality && (left.Kind == SqlKind.Boolean || right.Kind == SqlKind.Boolean))
        {
            Report(comparison, "True and false can be equal or not, but not larger or smaller.");
            return;
        }

        if (!SqlTextsForColumns.ComplainIfCompared(expressions.Context, expressions.Scope, comparison))
        {
            SqlComparisons.Check(expressions.Context, comparison.Left, left, comparison.Right, right);
        }
    }

    /// <summary>Binds what a condition asks about, which is a column more often than not.</summary>
    private SqlType BindSubject(SqlExpressionNode expression)
    {
        var type = BindComparable(expression);
        return SqlTextsForColumns.ComplainIfColumn(expressions.Context, expressions.Scope, expression) ? SqlType.Unknown : type;
    }

    private void BindElements(SqlExpressionNode value, SqlType type, IReadOnlyList<SqlExpressionNode> items)
    {
        foreach (var item in items)
        {
            var element = BindComparable(item);

            // A parameter that is a list stands here for its elements.
            SqlComparisons.Check(expressions.Context, value, type, item,
                item is SqlParameterMarker ? SqlType.Of(element.Element) : element);
        }
    }

    private void BindBetween(SqlBetween between)
    {
        var type = BindSubject(between.Value);
        if (SqlKinds.Compared(type) is not (SqlKind.Number or SqlKind.Date or SqlKind.Unknown or SqlKind.Null))
        {
            Report(between.Value, $"BETWEEN takes numbers and dates; this is {SqlKinds.Words(type)}.");
        }

        BindElements(between.Value, type, [between.Low, between.High]);
    }

    private void BindIs(SqlIs test)
    {
        // Files and places are there or not, though they can't be compared.
        var type = test.Test == SqlIsTest.Null ? BindAsked(test.Value) : BindSubject(test.Value);
        if (test.Test == SqlIsTest.True && !SqlKinds.GoTogether(SqlKinds.Compared(type), SqlKind.Boolean))
        {
            Report(test.Value, $"IS TRUE asks a checkbox or a condition; this is {SqlKinds.Words(type)}.");
        }
    }

    private void BindHas(SqlHas has)
    {
        var type = BindSubject(has.Value);
        if (type.Kind is not (SqlKind.List or SqlKind.Unknown or SqlKind.Null
            or SqlKind.Opaque or SqlKind.Geolocation or SqlKind.Nothing))
        {
            Report(has.Value, $"HAS … OF and IS EXACTLY ask columns with several values; this is {SqlKinds.Words(type)}. "
                + "Write IN (…).");
        }

        BindElements(has.Value, type, has.List.Items);
    }

    private SqlType BindAsked(SqlExpressionNode expression)
    {
        var type = expressions.Bind(expression);
        if (type.Kind == SqlKind.Nothing)
        {
            expressions.ComplainIfOpaque(expression, type, "compared");
        }

        SqlTextsForColumns.ComplainIfColumn(expressions.Context, expressions.Scope, expression);
        return type;
    }

    private SqlType BindComparable(SqlExpressionNode expression)
    {
        var type = expressions.Bind(expression);
        return expressions.ComplainIfOpaque(expression, type, "compared") ? SqlType.Unknown : type;
    }

    private void ExpectText(SqlExpressionNode expression, SqlType type)
    {
        if (!expressions.ComplainIfOpaque(expression, type, "compared")
            && !SqlKinds.GoTogether(SqlKinds.Compared(type), SqlKind.Text))
        {
            Report(expression, $"LIKE compares texts; this is {SqlKinds.Words(type)}.");
        }
    }

    private void Report(SqlExpressionNode about, string message, string? replacement = null) =>
        expressions.Context.Report(SqlProblemCode.WrongType, about, message, replacement);
}
