using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Reads joins as other databases write them, only to refuse them, and to look at the rest of the statement all the same.</summary>
internal sealed class SqlJoinParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    /// <summary>More of them are only skipped, so that the tree does not grow without end.</summary>
    private const int MaxJoins = 50;

    /// <summary>Adds the joined tables to the others; what comes back is what stands behind ON, if anything.</summary>
    public SqlExpression? Parse(List<SqlTableReference> tables)
    {
        SqlExpression? all = null;
        for (int count = 0; tokens.Current.Kind == SqlTokenKind.Word && SqlKeywords.IsJoin(tokens.Current.Text); count++)
        {
            if (count == MaxJoins)
            {
                tokens.SkipTo(stream => stream.IsSign(";") || (stream.Current.Kind == SqlTokenKind.Word && SqlKeywords.IsClause(stream.Current.Text)));
                break;
            }

            SqlExpression? on = ParseOne(tables);
            all = all == null || on == null ? on ?? all : new SqlBinary(SqlSpan.Between(all.Span, on.Span), SqlBinaryOperator.And, all, on);
        }

        return all;
    }

    private SqlExpression? ParseOne(List<SqlTableReference> tables)
    {
        SqlSpan first = tokens.Current.Span;
        bool keepsAll = false;
        while (tokens.Current.Kind == SqlTokenKind.Word && SqlKeywords.IsJoin(tokens.Current.Text) && !tokens.IsWord("JOIN"))
        {
            keepsAll |= tokens.IsWord("LEFT") || tokens.IsWord("RIGHT") || tokens.IsWord("FULL");
            tokens.Take();
        }

        tokens.TakeWord("JOIN");
        tokens.Refuse(tokens.Since(first), "SeaTable has no JOIN: write FROM A, B WHERE A.x = B.y"
            + (keepsAll ? ". That keeps only rows that have a partner; fetch the others with a second query." : "."));
        if (SqlTableParser.ParseWithAlias(tokens) is not { } table)
        {
            return null;
        }

        tables.Add(table);
        return tokens.TakeWord("ON") ? expressions.Parse() ?? Unreadable() : Unreadable();
    }

    /// <summary>Stands for a condition, so that none is missed.</summary>
    private SqlUnreadable Unreadable()
    {
        SqlSpan first = tokens.Current.Span;
        tokens.SkipTo(stream => stream.IsSign(";") || (stream.Current.Kind == SqlTokenKind.Word
            && (SqlKeywords.IsClause(stream.Current.Text) || SqlKeywords.IsJoin(stream.Current.Text))));
        return new SqlUnreadable(tokens.Since(first));
    }
}
