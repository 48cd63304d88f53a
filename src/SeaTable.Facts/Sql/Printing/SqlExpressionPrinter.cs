using System;
using System.Collections.Generic;
using System.Text;

namespace SeaTable.Sql;

/// <summary>Writes expressions as text.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="nameOf">How a column is written.</param>
internal sealed class SqlExpressionPrinter(StringBuilder output, Func<SqlColumnReference, string> nameOf)
{
    /// <summary>An expression that stands for itself.</summary>
    public void Print(SqlExpressionNode expression)
    {
        switch (expression)
        {
            case SqlTextLiteral text: output.Append(SqlQuoting.Text(text.Value)); break;
            case SqlNumberLiteral number: output.Append(SqlQuoting.Number(number.Value)); break;
            case SqlBooleanLiteral boolean: output.Append(boolean.Value ? "true" : "false"); break;
            case SqlNullLiteral or SqlUnreadable: output.Append("NULL"); break;
            case SqlParameterMarker: output.Append('?'); break;
            case SqlStar star: output.Append(star.Table is null ? "*" : SqlPrinter.Name(star.Table) + ".*"); break;
            case SqlColumnReference column: output.Append(nameOf(column)); break;
            case SqlList list: PrintList("(", list.Items); break;
            case SqlCall call: PrintList(call.Function.Text + (call.IsDistinct ? "(DISTINCT " : "("), call.Arguments); break;
            case SqlUnary unary: PrintUnary(unary); break;
            case SqlBinary binary: PrintBinary(binary); break;
            default: PrintCondition(expression); break;
        }
    }

    private void PrintUnary(SqlUnary unary)
    {
        output.Append(unary.Operator switch
        {
            SqlUnaryOperator.Not => "NOT ",
            SqlUnaryOperator.Minus => "-",
            _ => "+",
        });

        // Two of them side by side would read like a comment.
        var isDouble = unary is { Operator: SqlUnaryOperator.Minus, Operand: SqlUnary { Operator: SqlUnaryOperator.Minus } };
        output.Append(isDouble ? " " : "");
        Print(unary.Operand, unary.Operator == SqlUnaryOperator.Not ? SqlPrecedence.Not : SqlPrecedence.Sign);
    }

    /// <param name="binary">The expression.</param>
    /// <param name="behind">How many conditions of the same chain follow it.</param>
    private void PrintBinary(SqlBinary binary, int behind = 0)
    {
        var precedence = SqlPrecedences.Of(binary.Operator);

        // A longer chain would be read as a tree of another shape, thus the rest of it stands in parentheses.
        var isFull = behind + 2 == SqlBinary.MaxJoined;
        if (!isFull && binary is { Operator: SqlBinaryOperator.And or SqlBinaryOperator.Or, Left: SqlBinary left }
            && left.Operator == binary.Operator)
        {
            PrintBinary(left, behind + 1);
        }
        else
        {
            Print(binary.Left, isFull ? precedence + 1 : precedence);
        }

        output.Append(' ').Append(SqlPrecedences.Sign(binary.Operator)).Append(' ');
        Print(binary.Right, precedence + 1);
    }

    private void PrintCondition(SqlExpressionNode expression)
    {
        switch (expression)
        {
            case SqlLike like:
                Print(like.Value, SqlPrecedence.Comparison);
                output.Append(like.IsNegated ? " NOT " : " ").Append(like.IgnoresCase ? "ILIKE " : "LIKE ");
                Print(like.Pattern, SqlPrecedence.Sum);
                break;
            case SqlIn found:
                Print(found.Value, SqlPrecedence.Comparison);
                PrintList(found.IsNegated ? " NOT IN (" : " IN (", found.List.Items);
                break;
            case SqlBetween between:
                Print(between.Value, SqlPrecedence.Comparison);
                output.Append(between.IsNegated ? " NOT BETWEEN " : " BETWEEN ");
                Print(between.Low, SqlPrecedence.Sum);
                output.Append(" AND ");
                Print(between.High, SqlPrecedence.Sum);
                break;
            case SqlIs test:
                Print(test.Value, SqlPrecedence.Comparison);
                output.Append(test.IsNegated ? " IS NOT " : " IS ").Append(test.Test == SqlIsTest.Null ? "NULL" : "TRUE");
                break;
            case SqlHas has:
                Print(has.Value, SqlPrecedence.Comparison);
                PrintList(Words(has.Operator), has.List.Items);
                break;
            default:
                throw new NotSupportedException($"A {expression.GetType().Name} can't be written.");
        }
    }

    /// <summary>An expression inside another; in parentheses when it would fall apart otherwise.</summary>
    private void Print(SqlExpressionNode expression, SqlPrecedence least)
    {
        if (SqlPrecedences.Of(expression) is { } precedence && precedence < least)
        {
            output.Append('(');
            Print(expression);
            output.Append(')');
        }
        else
        {
            Print(expression);
        }
    }

    private void PrintList(string opening, IReadOnlyList<SqlExpressionNode> items)
    {
        output.Append(opening);
        for (var index = 0; index < items.Count; index++)
        {
            output.Append(index == 0 ? "" : ", ");
            Print(items[index]);
        }

        output.Append(')');
    }

    private static string Words(SqlHasOperator kind) => kind switch
    {
        SqlHasOperator.AnyOf => " HAS ANY OF (",
        SqlHasOperator.AllOf => " HAS ALL OF (",
        SqlHasOperator.NoneOf => " HAS NONE OF (",
        _ => " IS EXACTLY (",
    };
}
