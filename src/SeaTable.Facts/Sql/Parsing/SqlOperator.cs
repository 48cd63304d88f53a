using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>An operator between or behind values.</summary>
/// <param name="Precedence">How strongly it binds.</param>
/// <param name="Binary">What it does with the values on both sides; null for conditions that have a form of their own, such as
/// <c>IN (…)</c>.</param>
/// <param name="Instead">What to write when SeaTable does not know it.</param>
/// <param name="Replacement">What can stand in its place, if one word can.</param>
internal sealed record SqlOperator(SqlPrecedence Precedence, SqlBinaryOperator? Binary, string? Instead = null,
    string? Replacement = null)
{
    private static readonly Dictionary<string, SqlOperator> s_signs = new(StringComparer.Ordinal)
    {
        ["="] = new(SqlPrecedence.Comparison, SqlBinaryOperator.Equal),
        ["!="] = new(SqlPrecedence.Comparison, SqlBinaryOperator.NotEqual),
        ["<>"] = new(SqlPrecedence.Comparison, SqlBinaryOperator.NotEqual),
        ["<"] = new(SqlPrecedence.Comparison, SqlBinaryOperator.Less),
        ["<="] = new(SqlPrecedence.Comparison, SqlBinaryOperator.LessOrEqual),
        [">"] = new(SqlPrecedence.Comparison, SqlBinaryOperator.Greater),
        [">="] = new(SqlPrecedence.Comparison, SqlBinaryOperator.GreaterOrEqual),
        ["+"] = new(SqlPrecedence.Sum, SqlBinaryOperator.Add),
        ["-"] = new(SqlPrecedence.Sum, SqlBinaryOperator.Subtract),
        ["*"] = new(SqlPrecedence.Product, SqlBinaryOperator.Multiply),
        ["/"] = new(SqlPrecedence.Product, SqlBinaryOperator.Divide),
        ["=="] = new(SqlPrecedence.Comparison, SqlBinaryOperator.Equal, "write =", "="),
        ["&&"] = new(SqlPrecedence.And, SqlBinaryOperator.And, "write AND", "AND"),
        ["||"] = new(SqlPrecedence.Or, SqlBinaryOperator.Or, "write concatenate(a, b) to join texts, OR to join conditions"),
        ["%"] = new(SqlPrecedence.Product, SqlBinaryOperator.Divide, "write mod(a, b)"),
    };

    private static readonly Dictionary<string, SqlOperator> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["OR"] = new(SqlPrecedence.Or, SqlBinaryOperator.Or),
        ["AND"] = new(SqlPrecedence.And, SqlBinaryOperator.And),
        ["NOT"] = new(SqlPrecedence.Comparison, null),
        ["LIKE"] = new(SqlPrecedence.Comparison, null),
        ["ILIKE"] = new(SqlPrecedence.Comparison, null),
        ["IN"] = new(SqlPrecedence.Comparison, null),
        ["BETWEEN"] = new(SqlPrecedence.Comparison, null),
        ["IS"] = new(SqlPrecedence.Comparison, null),
        ["HAS"] = new(SqlPrecedence.Comparison, null),
        ["XOR"] = new(SqlPrecedence.Or, SqlBinaryOperator.Or, "write xor(a, b)"),
        ["MOD"] = new(SqlPrecedence.Product, SqlBinaryOperator.Divide, "write mod(a, b)"),
        ["DIV"] = new(SqlPrecedence.Product, SqlBinaryOperator.Divide, "write rounddown(a / b)"),
        ["REGEXP"] = new(SqlPrecedence.Comparison, SqlBinaryOperator.Equal, "LIKE with % and _ is all the pattern there is"),
        ["RLIKE"] = new(SqlPrecedence.Comparison, SqlBinaryOperator.Equal, "LIKE with % and _ is all the pattern there is"),
    };

    /// <summary>The operator that the current token is, or null.</summary>
    public static SqlOperator? At(SqlTokenStream tokens) => tokens.Current.Kind switch
    {
        SqlTokenKind.Sign when s_signs.TryGetValue(tokens.Current.Text, out var found) => found,
        SqlTokenKind.Word when s_words.TryGetValue(tokens.Current.Text, out var found) => found,
        _ => null,
    };

    /// <summary>
    /// The operator before a value that the current token is, or null. <c>not(…)</c> without a blank is the function.
    /// </summary>
    public static SqlUnaryOperator? Unary(SqlTokenStream tokens)
    {
        var isFunction = tokens.IsSign("(", 1) && tokens.Peek(1).Span.Start == tokens.Current.Span.End;
        return tokens.IsWord("NOT") && !isFunction ? SqlUnaryOperator.Not
            : tokens.IsSign("-") ? SqlUnaryOperator.Minus
            : tokens.IsSign("+") ? SqlUnaryOperator.Plus
            : null;
    }

    /// <summary>
    /// Two values and the operator between them; what can't be told of an operator that SeaTable does not know is not looked at
    /// any further.
    /// </summary>
    public SqlExpressionNode Join(SqlBinaryOperator kind, SqlExpressionNode left, SqlExpressionNode right)
    {
        var span = SqlSpan.Between(left.Span, right.Span);
        return Instead is not null && Replacement is null ? new SqlUnreadable(span) : new SqlBinary(span, kind, left, right);
    }

    /// <summary>Says what to write instead of an operator that SeaTable does not know.</summary>
    public void RefuseForeign(SqlTokenStream tokens)
    {
        if (Instead is not null)
        {
            tokens.Refuse(tokens.Current.Span, $"SeaTable has no operator {tokens.Current.Text}: {Instead}.", Replacement);
        }
    }
}
