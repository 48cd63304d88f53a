using System.Collections.Generic;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>Finds the words that name a column in front of an operator, and where a comparison is complete.</summary>
internal static class SqlColumnWords
{
    /// <summary>The words that name a column in front of a token: one, or three with a point; null when none do.</summary>
    public static IReadOnlyList<SqlToken>? Before(IReadOnlyList<SqlToken> tokens, int end)
    {
        if (end < 1 || !IsName(tokens[end - 1]))
        {
            return null;
        }

        return end >= 3 && SqlClausePlace.Is(tokens[end - 2], ".") && IsName(tokens[end - 3])
            ? [tokens[end - 3], tokens[end - 2], tokens[end - 1]]
            : [tokens[end - 1]];
    }

    /// <summary>Whether behind a sign or word something follows that has a value.</summary>
    public static bool IsOperator(SqlToken token) =>
        IsComparison(token)
        || token is { Kind: SqlTokenKind.Sign, Text: "+" or "-" or "*" or "/" or "(" or "," }
        || SqlClausePlace.Word(token) is "SELECT" or "DISTINCT" or "WHERE" or "HAVING" or "ON" or "BY" or "AND" or "OR" or "NOT"
            or "LIKE" or "ILIKE" or "BETWEEN";

    /// <summary>Whether a sign compares.</summary>
    public static bool IsComparison(SqlToken token) =>
        token is { Kind: SqlTokenKind.Sign, Text: "=" or "==" or "!=" or "<>" or "<" or "<=" or ">" or ">=" };

    /// <summary>
    /// Whether the words in front of the caret, as far as they belong together, have compared something already.
    /// </summary>
    public static bool IsBehindComparison(IReadOnlyList<SqlToken> tokens)
    {
        var depth = 0;
        var isBehindAnd = false;
        for (var index = tokens.Count - 1; index >= 0; index--)
        {
            var word = SqlClausePlace.Word(tokens[index]);
            depth += SqlClausePlace.Is(tokens[index], ")") ? 1 : SqlClausePlace.Is(tokens[index], "(") ? -1 : 0;
            var isOther = word == "OR" || SqlClausePlace.Is(tokens[index], ",") || SqlKeywords.IsClause(word);
            if (depth < 0 || (depth == 0 && isOther))
            {
                return false;
            }

            if (depth == 0 && word == "AND")
            {
                // Only that of BETWEEN goes on with the same comparison.
                if (isBehindAnd)
                {
                    return false;
                }

                isBehindAnd = true;
            }
            else if (depth == 0 && (word == "BETWEEN" || (!isBehindAnd && Compares(tokens[index], word))))
            {
                return true;
            }
            else if (isBehindAnd && depth == 0 && Compares(tokens[index], word))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Compares(SqlToken token, string word) =>
        IsComparison(token) || word is "IN" or "LIKE" or "ILIKE" or "IS" or "HAS";

    private static bool IsName(SqlToken token) =>
        token.Kind == SqlTokenKind.QuotedName || (token.Kind == SqlTokenKind.Word && !SqlKeywords.IsReserved(token.Text));
}
