using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>
/// Reads joins as other databases write them, only to refuse them, to look at the rest of the statement all the same, and to find
/// the implicit join that does the same.
/// </summary>
internal sealed class SqlJoinParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    /// <summary>More of them are only skipped, so that the tree does not grow without end.</summary>
    private const int MaxJoins = 50;

    private readonly List<(SqlSpan Words, string Message)> _refusals = [];
    private readonly List<string> _tables = [];
    private readonly List<string> _conditions = [];
    private bool _isSimple = true;
    private int _start;

    /// <summary>Adds the joined tables to the others; what comes back is what stands behind ON, if anything.</summary>
    public SqlExpressionNode? Parse(List<SqlTableReference> tables)
    {
        _start = tables[tables.Count - 1].Span.End;
        SqlExpressionNode? all = null;
        for (var count = 0; IsJoin(); count++)
        {
            if (count == MaxJoins)
            {
                Skip(throughJoins: true);
                break;
            }

            var on = ParseOne(tables);
            all = all is null || on is null
                ? on ?? all : new SqlBinary(SqlSpan.Between(all.Span, on.Span), SqlBinaryOperator.And, all, on);
        }

        return all;
    }

    /// <summary>Refuses the joins, if there are any, once WHERE has been read: the first of them with the whole cure.</summary>
    /// <param name="where">The condition behind WHERE.</param>
    /// <param name="words">Its words; null when there is no WHERE.</param>
    public void Refuse(SqlExpressionNode? where, string? words)
    {
        if (words is not null)
        {
            Remember(where, words);
        }

        SqlSpan replaced = new(_start, tokens.Previous.Span.End - _start);
        var cure = _isSimple && _tables.Count > 0
            ? $", {string.Join(", ", _tables)} WHERE {string.Join(" AND ", _conditions)}"
            : null;
        foreach (var (span, message) in _refusals)
        {
            tokens.Refuse(span, message, cure, cure is null ? null : replaced);
            cure = null;
        }
    }

    private SqlExpressionNode? ParseOne(List<SqlTableReference> tables)
    {
        var first = tokens.Current.Span;
        var keepsAll = false;
        while (IsJoin() && !tokens.IsWord("JOIN"))
        {
            keepsAll |= tokens.IsWord("LEFT") || tokens.IsWord("RIGHT") || tokens.IsWord("FULL");
            tokens.Take();
        }

        tokens.TakeWord("JOIN");
        _isSimple &= !keepsAll;
        _refusals.Add((tokens.Since(first), "SeaTable has no JOIN: write FROM A, B WHERE A.x = B.y"
            + (keepsAll ? ". That keeps only rows that have a partner; fetch the others with a second query." : ".")));
        if (SqlTableParser.ParseWithAlias(tokens) is not { } table)
        {
            return null;
        }

        tables.Add(table);
        _tables.Add(tokens.TextOf(table.Span));
        return ParseCondition();
    }

    private SqlExpressionNode ParseCondition()
    {
        if (tokens.TakeWord("ON"))
        {
            var first = tokens.Current.Span;
            if (expressions.Parse() is { } condition)
            {
                Remember(condition, tokens.TextSince(first));
                return condition;
            }
        }

        // Something must stand for the condition, so that none is missed.
        _isSimple = false;
        var unreadable = tokens.Current.Span;
        Skip(throughJoins: false);
        return new SqlUnreadable(tokens.Since(unreadable));
    }

    private void Remember(SqlExpressionNode? condition, string words) =>
        _conditions.Add(condition is SqlBinary { Operator: SqlBinaryOperator.Or } ? $"({words})" : words);

    private bool IsJoin() => tokens.Current.Kind == SqlTokenKind.Word && SqlKeywords.IsJoin(tokens.Current.Text);

    private void Skip(bool throughJoins) => tokens.SkipTo(stream =>
        stream.IsSign(";") || (stream.Current.Kind == SqlTokenKind.Word
            && (SqlKeywords.IsClause(stream.Current.Text) || (!throughJoins && SqlKeywords.IsJoin(stream.Current.Text)))));
}
