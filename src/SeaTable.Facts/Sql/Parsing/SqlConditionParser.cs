using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Reads the conditions that have a form of their own: LIKE, IN, BETWEEN, IS, HAS.</summary>
internal sealed class SqlConditionParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    /// <summary>The condition that begins with the current token, behind the value it is about.</summary>
    public SqlExpressionNode? Parse(SqlExpressionNode value)
    {
        SqlSpan? not = tokens.IsWord("NOT") ? tokens.Take().Span : null;
        var isNegated = not is not null;
        var word = tokens.Take();
        return word.Text.ToUpperInvariant() switch
        {
            "LIKE" => ParseLike(value, ignoresCase: false, isNegated),
            "ILIKE" => ParseLike(value, ignoresCase: true, isNegated),
            "IN" => ParseList("IN") is { } list ? new SqlIn(Since(value), value, list, isNegated) : null,
            "BETWEEN" => ParseBetween(value, isNegated),
            "IS" when !isNegated => ParseIs(value),
            "HAS" when !isNegated => ParseHas(value),
            _ => MissingBehindNot(word),
        };
    }

    private SqlLike? ParseLike(SqlExpressionNode value, bool ignoresCase, bool isNegated)
    {
        var pattern = expressions.ParseBinary(SqlPrecedence.Sum);
        if (pattern is not null && tokens.IsWord("ESCAPE"))
        {
            var escape = tokens.Take().Span;
            expressions.ParseBinary(SqlPrecedence.Sum);
            tokens.Refuse(tokens.Since(escape), "SeaTable has no ESCAPE: % and _ always stand for any characters.");
        }

        return pattern is null ? null : new SqlLike(Since(value), value, pattern, ignoresCase, isNegated);
    }

    private SqlBetween? ParseBetween(SqlExpressionNode value, bool isNegated)
    {
        if (expressions.ParseBinary(SqlPrecedence.Sum) is not { } low)
        {
            return null;
        }

        var height = expressions.Height;
        if (!tokens.TakeWord("AND"))
        {
            tokens.Report(tokens.Current.Span,
                $"BETWEEN needs two values, low AND high; AND is missing before {tokens.Found}.");
            return null;
        }

        var high = expressions.ParseBinary(SqlPrecedence.Sum);
        expressions.Height = Math.Max(height, expressions.Height);
        return high is null ? null : new SqlBetween(Since(value), value, low, high, isNegated);
    }

    private SqlExpressionNode? ParseIs(SqlExpressionNode value)
    {
        var first = tokens.Previous.Span;
        var isNegated = tokens.TakeWord("NOT");
        if (tokens.TakeWord("NULL"))
        {
            return new SqlIs(Since(value), value, SqlIsTest.Null, isNegated);
        }

        if (tokens.TakeWord("TRUE"))
        {
            return new SqlIs(Since(value), value, SqlIsTest.True, isNegated);
        }

        if (tokens.TakeWord("FALSE"))
        {
            tokens.Refuse(tokens.Since(first), isNegated
                ? "SeaTable has no IS NOT FALSE: write IS TRUE."
                : "SeaTable has no IS FALSE: write IS NOT TRUE, which finds empty cells too.",
                    isNegated ? "IS TRUE" : "IS NOT TRUE");
            return new SqlIs(Since(value), value, SqlIsTest.True, !isNegated);
        }

        if (tokens.TakeWord("EXACTLY"))
        {
            if (isNegated)
            {
                tokens.Refuse(tokens.Since(first), "SeaTable has no IS NOT EXACTLY: write NOT in front of the whole condition.");
            }

            return ParseList("IS EXACTLY") is { } list ? new SqlHas(Since(value), value, SqlHasOperator.Exactly, list) : null;
        }

        tokens.Report(tokens.Current.Span,
            $"Behind IS stands [NOT] NULL, [NOT] TRUE or EXACTLY (…), but here is {tokens.Found}.");
        return null;
    }

    private SqlHas? ParseHas(SqlExpressionNode value)
    {
        SqlHasOperator? kind = tokens.IsWord("ANY") ? SqlHasOperator.AnyOf
            : tokens.IsWord("ALL") ? SqlHasOperator.AllOf
            : tokens.IsWord("NONE") ? SqlHasOperator.NoneOf
            : null;
        if (kind is null || !tokens.IsWord("OF", 1))
        {
            tokens.Report(tokens.Current.Span,
                $"Behind HAS stands ANY OF (…), ALL OF (…) or NONE OF (…), but here is {tokens.Found}.");
            return null;
        }

        tokens.Take();
        tokens.Take();
        return ParseList("HAS … OF") is { } list ? new SqlHas(Since(value), value, kind.Value, list) : null;
    }

    private SqlList? ParseList(string behind)
    {
        var first = tokens.Current.Span;
        if (!tokens.IsSign("("))
        {
            tokens.Report(first, $"Behind {behind} stands a list in parentheses, but here is {tokens.Found}.");
            return null;
        }

        if (tokens.IsWord("SELECT", 1))
        {
            return SqlForeignSyntax.SkipSubquery(tokens) is { } skipped ? new SqlList(skipped.Span, [skipped]) : null;
        }

        var items = expressions.ParseItems(expressions.Parse);
        if (items is { Count: 0 })
        {
            tokens.Report(tokens.Since(first), $"The list behind {behind} is empty.");
        }

        return items is null ? null : new SqlList(tokens.Since(first), items);
    }

    private SqlExpressionNode? MissingBehindNot(SqlToken word)
    {
        tokens.Report(
            word.Span,
            "Behind NOT stands LIKE, ILIKE, IN or BETWEEN here; to turn another condition round, write NOT in front of it.");
        return null;
    }

    private SqlSpan Since(SqlExpressionNode value) => tokens.Since(value.Span);
}
