using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>What may stand at a caret where something is computed or compared.</summary>
internal static class SqlExpressionPlace
{
    private const SqlExpected Operand = SqlExpected.Columns | SqlExpected.Functions;

    /// <summary>Reads the words in front of the caret.</summary>
    public static SqlPlaceAtCaret Of(SqlCaret caret, SqlClausePlace place)
    {
        var tokens = caret.Before;
        if (place.IsList(tokens))
        {
            return SqlClausePlace.Is(caret.Previous, "(") || SqlClausePlace.Is(caret.Previous, ",")
                ? SqlPlaceAtCaret.Values(SqlColumnWords.Before(tokens, BeforeList(tokens, place.Opening - 1)))
                : SqlPlaceAtCaret.Nothing;
        }

        if (SqlColumnWords.IsComparison(caret.Previous))
        {
            var compared = SqlColumnWords.Before(tokens, tokens.Count - 1);
            return new SqlPlaceAtCaret(SqlExpected.Values | Operand, [], compared);
        }

        if (BehindWord(caret) is { } known)
        {
            return known;
        }

        return SqlColumnWords.IsOperator(caret.Previous) && !IsStar(tokens) ? Value(caret, place)
            : place.Opening < 0 || place.Function(tokens) is null ? BehindValue(tokens, place)
            : SqlPlaceAtCaret.Nothing;
    }

    private static SqlPlaceAtCaret? BehindWord(SqlCaret caret)
    {
        var tokens = caret.Before;
        var before = tokens.Count > 1 ? SqlClausePlace.Word(tokens[tokens.Count - 2]) : "";
        return SqlClausePlace.Word(caret.Previous) switch
        {
            "LIKE" or "ILIKE" or "IN" or "OF" or "EXACTLY" or "AS" => SqlPlaceAtCaret.Nothing,
            "IS" => SqlPlaceAtCaret.Words("NULL", "NOT NULL", "TRUE", "NOT TRUE", "EXACTLY"),
            "HAS" => SqlPlaceAtCaret.Words("ANY OF", "ALL OF", "NONE OF"),
            "ANY" or "ALL" or "NONE" when before == "HAS" => SqlPlaceAtCaret.Words("OF"),
            "NOT" when before == "IS" => SqlPlaceAtCaret.Words("NULL", "TRUE"),
            "NOT" when tokens.Count > 1 && SqlColumnWords.Before(tokens, tokens.Count - 1) is not null =>
                SqlPlaceAtCaret.Words("IN", "LIKE", "ILIKE", "BETWEEN"),
            _ => null,
        };
    }

    private static SqlPlaceAtCaret Value(SqlCaret caret, SqlClausePlace place)
    {
        if (place.Function(caret.Before) is { } function)
        {
            var star = function.Parameter(place.Commas) == Facts.ParameterKind.Rows ? SqlExpected.Star : SqlExpected.Nothing;
            return new SqlPlaceAtCaret(star | Operand, star == SqlExpected.Nothing ? [] : ["DISTINCT"]);
        }

        return SqlClausePlace.Word(caret.Previous) switch
        {
            "SELECT" => new SqlPlaceAtCaret(SqlExpected.Star | Operand, ["DISTINCT"]),
            "WHERE" or "HAVING" or "ON" or "AND" or "OR" =>
                new SqlPlaceAtCaret(place.Clause == "HAVING" ? SqlExpected.Aliases | Operand : Operand, ["NOT"]),
            _ => new SqlPlaceAtCaret(Operand, []),
        };
    }

    private static SqlPlaceAtCaret BehindValue(IReadOnlyList<SqlToken> tokens, SqlClausePlace place)
    {
        if (place.Clause is not ("WHERE" or "HAVING" or "ON"))
        {
            return place.Clause == "SELECT" && place.Opening < 0 ? SqlPlaceAtCaret.Words("FROM", "AS") : SqlPlaceAtCaret.Nothing;
        }

        if (!SqlColumnWords.IsBehindComparison(tokens) && !EndsGroup(tokens))
        {
            return SqlPlaceAtCaret.Words(
                "IN", "LIKE", "ILIKE", "BETWEEN", "IS NULL", "IS NOT NULL", "IS TRUE", "NOT IN", "NOT LIKE", "HAS ANY OF",
                "HAS ALL OF", "HAS NONE OF", "IS EXACTLY");
        }

        return place switch
        {
            { Opening: >= 0 } or { Statement: not "SELECT" } => SqlPlaceAtCaret.Words("AND", "OR"),
            { Clause: "HAVING" } => SqlPlaceAtCaret.Words("AND", "OR", "ORDER BY", "LIMIT"),
            { Clause: "ON" } => SqlPlaceAtCaret.Words("AND", "OR", "WHERE", "GROUP BY", "ORDER BY", "LIMIT"),
            _ => SqlPlaceAtCaret.Words("AND", "OR", "GROUP BY", "ORDER BY", "LIMIT"),
        };
    }

    /// <summary>Whether a condition in parentheses ends here, not a call.</summary>
    private static bool EndsGroup(IReadOnlyList<SqlToken> tokens)
    {
        if (!SqlClausePlace.Is(tokens[tokens.Count - 1], ")"))
        {
            return false;
        }

        var inside = SqlClausePlace.Of([.. tokens.Take(tokens.Count - 1)]);
        return inside.Opening >= 0 && inside.Function(tokens) is null;
    }

    /// <summary>Where the column ends in front of <c>[NOT] IN (</c>, <c>HAS ANY OF (</c> or <c>IS EXACTLY (</c>.</summary>
    private static int BeforeList(IReadOnlyList<SqlToken> tokens, int word)
    {
        var end = word;
        while (end > 0 && SqlClausePlace.Word(tokens[end])
            is "IN" or "NOT" or "OF" or "ANY" or "ALL" or "NONE" or "HAS" or "IS" or "EXACTLY")
        {
            end--;
        }

        return end + 1;
    }

    /// <summary>Whether the last sign is a <c>*</c> that stands for all columns.</summary>
    private static bool IsStar(IReadOnlyList<SqlToken> tokens) =>
        SqlClausePlace.Is(tokens[tokens.Count - 1], "*") && tokens.Count > 1
        && tokens[tokens.Count - 2] is var before
        && (SqlClausePlace.Is(before, ".") || SqlClausePlace.Is(before, "(") || SqlClausePlace.Is(before, ",")
            || SqlClausePlace.Word(before) is "SELECT" or "DISTINCT");
}
