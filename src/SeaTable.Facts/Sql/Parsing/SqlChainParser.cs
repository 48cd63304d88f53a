using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>
/// Reads conditions that AND or OR joins. Programs write thousands of them in a row; so that the tree does not get as many
/// levels, a long chain is halved again and again. To AND and OR it is all the same which of them are joined first.
/// </summary>
internal sealed class SqlChainParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    /// <summary>The rest of a chain whose first condition is read; the current token is the operator behind it.</summary>
    public SqlExpressionNode? Parse(SqlOperator first, SqlBinaryOperator kind, SqlExpressionNode left)
    {
        List<SqlExpressionNode> parts = [left];
        var (joined, highest) = (expressions.Height, expressions.Height);
        while (SqlOperator.At(tokens) == first)
        {
            if (parts.Count > 1)
            {
                first.RefuseForeign(tokens);
            }

            tokens.Take();
            if (expressions.ParseBinary(first.Precedence + 1) is not { } right)
            {
                return null;
            }

            parts.Add(right);
            joined = Math.Max(joined, expressions.Height) + 1;
            highest = Math.Max(highest, expressions.Height);
        }

        if (parts.Count <= SqlBinary.MaxJoined)
        {
            expressions.Height = joined;
            return Joined(first, kind, parts);
        }

        // The halves are printed in parentheses.
        var halvings = (int)Math.Ceiling(Math.Log(parts.Count, 2));
        expressions.Height = highest + halvings;
        expressions.Depth += halvings;
        return Halved(first, kind, parts, 0, parts.Count);
    }

    private static SqlExpressionNode Joined(SqlOperator symbol, SqlBinaryOperator kind, List<SqlExpressionNode> parts)
    {
        var joined = parts[0];
        for (var index = 1; index < parts.Count; index++)
        {
            joined = symbol.Join(kind, joined, parts[index]);
        }

        return joined;
    }

    private static SqlExpressionNode Halved(SqlOperator symbol, SqlBinaryOperator kind, List<SqlExpressionNode> parts, int start,
        int end)
    {
        var middle = (start + end) / 2;
        return end - start == 1 ? parts[start]
            : symbol.Join(kind, Halved(symbol, kind, parts, start, middle), Halved(symbol, kind, parts, middle, end));
    }
}
