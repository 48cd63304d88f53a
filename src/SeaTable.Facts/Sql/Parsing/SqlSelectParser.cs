using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Reads <c>SELECT</c>. A mistake in one part leaves the others to be read.</summary>
internal sealed class SqlSelectParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    public SqlSelect? Parse()
    {
        var first = tokens.Take().Span;
        var isDistinct = tokens.TakeWord("DISTINCT");
        var top = SqlForeignSyntax.SkipTop(tokens);
        var items = ParseItems();
        if (ParseFrom() is not { } from)
        {
            return null;
        }

        var where = ParseConditions(from);
        IReadOnlyList<SqlExpressionNode> groupBy = ParseList("GROUP", expressions.Parse);
        var having = tokens.TakeWord("HAVING") ? ParseClause() : null;
        IReadOnlyList<SqlOrdering> orderBy = ParseList("ORDER", ParseOrdering);
        var limit = new SqlLimitParser(tokens).Parse() ?? top;
        SqlForeignSyntax.SkipUnion(tokens);
        return new SqlSelect(tokens.Since(first), isDistinct, items, from, where, groupBy, having, orderBy, limit);
    }

    /// <summary>The condition behind WHERE, or null.</summary>
    public SqlExpressionNode? ParseWhere() => tokens.TakeWord("WHERE") ? ParseClause() : null;

    /// <summary>What stands behind WHERE, and behind ON where another database's joins are written.</summary>
    private SqlExpressionNode? ParseConditions(List<SqlTableReference> from)
    {
        SqlJoinParser joins = new(tokens, expressions);
        var on = joins.Parse(from);
        var first = tokens.Peek(1).Span;
        var where = ParseWhere();
        joins.Refuse(where, where is null ? null : tokens.TextSince(first));
        return Joined(on, where);
    }

    private List<SqlSelectItem> ParseItems()
    {
        List<SqlSelectItem> items = [];
        do
        {
            var first = tokens.Current.Span;
            if (ParseItem() is { } item)
            {
                items.Add(item);
            }
            else
            {
                tokens.SkipTo(SqlForeignSyntax.IsEndOfItem);
                var span = tokens.Since(first);
                items.Add(new SqlSelectItem(span, new SqlUnreadable(span), null, ""));
            }
        }
        while (tokens.TakeSign(","));
        return items;
    }

    private SqlSelectItem? ParseItem()
    {
        var first = tokens.Current.Span;
        if (tokens.IsWord("FROM") || tokens.IsAtEnd)
        {
            var isFirst = !tokens.Previous.Text.Equals(",", System.StringComparison.Ordinal);
            tokens.Report(tokens.Previous.Span, isFirst
                ? "The list of columns is missing behind SELECT; * stands for all of them."
                : "Behind this comma a column is missing.");
            return null;
        }

        var value = tokens.IsSign("*") ? new SqlStar(tokens.Take().Span, null) : expressions.Parse();
        if (value is null)
        {
            return null;
        }

        var words = tokens.Since(first);
        if (!SqlNameParser.ReadAlias(tokens, out var alias))
        {
            return null;
        }

        if (alias is null && SqlNameParser.IsNext(tokens))
        {
            tokens.Report(
                tokens.Current.Span,
                $"Between {tokens.TextOf(words)} and {tokens.TextOf(tokens.Current.Span)} a comma is missing, or AS.");
            return null;
        }

        return new SqlSelectItem(tokens.Since(first), value, alias, tokens.TextOf(words));
    }

    private List<SqlTableReference>? ParseFrom()
    {
        if (!tokens.TakeWord("FROM"))
        {
            tokens.Report(
                tokens.IsAtEnd ? tokens.Previous.Span : tokens.Current.Span,
                tokens.IsAtEnd ? "FROM is missing behind the list of columns."
                    : $"FROM, a comma or an operator is missing before {tokens.Found}.");
            tokens.SkipTo(stream => stream.IsWord("FROM"));
            if (!tokens.TakeWord("FROM"))
            {
                return null;
            }
        }

        List<SqlTableReference> tables = [];
        do
        {
            if (SqlTableParser.ParseWithAlias(tokens) is not { } table)
            {
                return null;
            }

            tables.Add(table);
        }
        while (tokens.TakeSign(","));
        return tables;
    }

    /// <summary>The items behind GROUP BY or ORDER BY; none without these words.</summary>
    private List<T> ParseList<T>(string word, System.Func<T?> parseItem)
        where T : SqlNode
    {
        List<T> items = [];
        if (!tokens.TakeWord(word))
        {
            return items;
        }

        if (!tokens.TakeWord("BY"))
        {
            tokens.Report(tokens.Previous.Span, $"BY is missing behind {word}.");
        }

        do
        {
            if (parseItem() is not { } item)
            {
                SkipToClause();
                break;
            }

            items.Add(item);
        }
        while (tokens.TakeSign(","));
        return items;
    }

    private SqlOrdering? ParseOrdering()
    {
        if (expressions.Parse() is not { } value)
        {
            return null;
        }

        var isDescending = tokens.TakeWord("DESC");
        if (!isDescending)
        {
            tokens.TakeWord("ASC");
        }

        if (tokens.IsWord("NULLS"))
        {
            var nulls = tokens.Take().Span;
            tokens.Take();
            tokens.Refuse(tokens.Since(nulls), "SeaTable has no NULLS FIRST or LAST.");
        }

        return new SqlOrdering(tokens.Since(value.Span), value, isDescending);
    }

    /// <summary>A condition; what can't be read of it is skipped.</summary>
    private SqlExpressionNode ParseClause()
    {
        var first = tokens.Current.Span;
        if (expressions.Parse() is { } condition)
        {
            return condition;
        }

        SkipToClause();
        return new SqlUnreadable(tokens.Since(first));
    }

    private void SkipToClause() =>
        tokens.SkipTo(stream => stream.IsSign(";")
            || (stream.Current.Kind == SqlTokenKind.Word && SqlKeywords.IsClause(stream.Current.Text)));

    private static SqlExpressionNode? Joined(SqlExpressionNode? on, SqlExpressionNode? where) =>
        on is null ? where : where is null
            ? on : new SqlBinary(SqlSpan.Between(on.Span, where.Span), SqlBinaryOperator.And, on, where);
}
