using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>
/// Recognizes what other databases have and SeaTable has not, says what to write instead, and goes on behind it.
/// </summary>
internal static class SqlForeignSyntax
{
    /// <summary>Functions whose arguments are not written like arguments elsewhere.</summary>
    private static readonly HashSet<string> s_specialCalls = new(StringComparer.OrdinalIgnoreCase)
    {
        "CAST", "CONVERT", "EXTRACT", "EXISTS", "DATE_ADD", "DATE_SUB", "ADDDATE", "SUBDATE", "GROUP_CONCAT", "POSITION",
        "OVERLAY",
    };

    /// <summary>An expression that SeaTable does not know and that begins with the current word, or null.</summary>
    public static SqlUnreadable? SkipExpression(SqlTokenStream tokens)
    {
        var first = tokens.Current.Span;
        if (tokens.IsWord("CASE"))
        {
            var rewritten = new SqlCaseParser(tokens).Skip();
            return Refuse(tokens, first,
                "SeaTable has no CASE: write if(condition, then, else), or ifs(condition, then, condition, then, …).", rewritten);
        }

        if (tokens.IsWord("INTERVAL")
            && tokens.Peek(1).Kind is SqlTokenKind.Number or SqlTokenKind.Text or SqlTokenKind.Parameter)
        {
            tokens.SkipTo(IsEndOfItem);
            return Refuse(tokens, first, "SeaTable has no INTERVAL: write dateAdd(date, count, 'days').");
        }

        return null;
    }

    /// <summary>A call whose arguments can't be read, or null. The opening parenthesis is the current token.</summary>
    public static SqlUnreadable? SkipCall(SqlTokenStream tokens, SqlName function)
    {
        if (!s_specialCalls.Contains(function.Text))
        {
            return null;
        }

        SkipParentheses(tokens);
        return Refuse(tokens, function.Span, SqlForeignFunctions.Find(function.Text)?.Message(function.Text)
            ?? $"SeaTable has no {function.Text.ToUpperInvariant()}.");
    }

    /// <summary>A query in parentheses. The opening one is the current token.</summary>
    public static SqlUnreadable? SkipSubquery(SqlTokenStream tokens)
    {
        var first = tokens.Current.Span;
        SkipParentheses(tokens);
        return Refuse(tokens, first,
            "SeaTable has no queries within queries: ask twice, and hand over the first answer as parameters.");
    }

    /// <summary>What makes a function look at other rows (<c>OVER (…)</c>), or null.</summary>
    public static SqlUnreadable? SkipWindow(SqlTokenStream tokens, SqlSpan call)
    {
        if (!tokens.IsWord("OVER") || !tokens.IsSign("(", 1))
        {
            return null;
        }

        tokens.Take();
        SkipParentheses(tokens);
        return Refuse(tokens, call, "SeaTable has no window functions (OVER): group, or compute it from the rows.");
    }

    /// <summary>TOP with a number of rows, which is then the limit; null when there is none.</summary>
    public static SqlLimit? SkipTop(SqlTokenStream tokens)
    {
        var inParentheses = tokens.IsSign("(", 1) && tokens.IsSign(")", 3);
        if (!tokens.IsWord("TOP")
            || tokens.Peek(inParentheses ? 2 : 1).Kind is not (SqlTokenKind.Number or SqlTokenKind.Parameter))
        {
            return null;
        }

        var first = tokens.Take().Span;
        tokens.TakeSign("(");
        var count = tokens.Current;
        var limit = new SqlLimitParser(tokens).ParseCount();
        if (inParentheses)
        {
            tokens.TakeSign(")");
        }

        var span = tokens.Since(first);
        tokens.Refuse(span, $"SeaTable has no TOP: write LIMIT {count.Text} at the end.");
        return limit is null ? null : new SqlLimit(span, limit, null);
    }

    /// <summary><c>OFFSET … ROWS FETCH NEXT … ROWS ONLY</c>, which is then the limit; null when there is none.</summary>
    public static SqlLimit? SkipFetch(SqlTokenStream tokens)
    {
        var first = tokens.Current.Span;
        var hasOffset = tokens.IsWord("OFFSET") && (tokens.IsWord("ROWS", 2) || tokens.IsWord("ROW", 2));
        if (!hasOffset && !tokens.IsWord("FETCH"))
        {
            return null;
        }

        SqlLimitParser counts = new(tokens);
        var (offset, skipped) = (default(SqlExpressionNode), "");
        if (hasOffset)
        {
            tokens.Take();
            skipped = $" OFFSET {tokens.Current.Text}";
            offset = counts.ParseCount();
            tokens.Take();
        }

        var (count, taken) = (default(SqlExpressionNode), "100");
        if (tokens.TakeWord("FETCH"))
        {
            if (!tokens.TakeWord("NEXT"))
            {
                tokens.TakeWord("FIRST");
            }

            var isOne = tokens.IsWord("ROW") || tokens.IsWord("ROWS");
            taken = isOne ? "1" : tokens.Current.Text;
            count = isOne ? null : counts.ParseCount();
            tokens.SkipTo(stream => stream.IsSign(";"));
        }

        var span = tokens.Since(first);
        var instead = $"LIMIT {taken}{skipped}";
        var hasParameter = offset is SqlParameterMarker || count is SqlParameterMarker;
        tokens.Refuse(span, $"SeaTable has no FETCH and no OFFSET … ROWS: write {instead}.", hasParameter ? null : instead);
        return new SqlLimit(span, count ?? new SqlNumberLiteral(span, SqlQuoting.ReadNumber(taken)), offset);
    }

    /// <summary>UNION and its like; false when there is none.</summary>
    public static bool SkipUnion(SqlTokenStream tokens)
    {
        if (!tokens.IsWord("UNION") && !tokens.IsWord("INTERSECT") && !tokens.IsWord("EXCEPT"))
        {
            return false;
        }

        var word = tokens.Current;
        tokens.SkipTo(stream => stream.IsSign(";"));
        tokens.Refuse(word.Span, $"SeaTable has no {word.Text.ToUpperInvariant()}: ask twice, and put the answers together.");
        return true;
    }

    /// <summary>Whether the current token ends an item of a list.</summary>
    public static bool IsEndOfItem(SqlTokenStream tokens) =>
        tokens.IsSign(",") || tokens.IsSign(")") || tokens.IsSign(";")
        || (tokens.Current.Kind == SqlTokenKind.Word && SqlKeywords.IsClause(tokens.Current.Text));

    private static void SkipParentheses(SqlTokenStream tokens)
    {
        tokens.Take();
        tokens.SkipTo(stream => stream.IsSign(")"));
        tokens.TakeSign(")");
    }

    private static SqlUnreadable Refuse(SqlTokenStream tokens, SqlSpan first, string message, string? replacement = null)
    {
        var span = tokens.Since(first);
        tokens.Refuse(span, message, replacement);
        return new SqlUnreadable(span);
    }
}
