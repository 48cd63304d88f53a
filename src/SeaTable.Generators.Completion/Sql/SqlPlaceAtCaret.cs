using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>What may stand at the caret.</summary>
/// <param name="Expected">Which names and values.</param>
/// <param name="Keywords">Which words of SQL, the likeliest first.</param>
/// <param name="Column">The words that name the column whose values are expected, if any.</param>
/// <param name="Qualifier">The name of the table in front of a point, if any.</param>
internal sealed record SqlPlaceAtCaret(
    SqlExpected Expected, IReadOnlyList<string> Keywords, IReadOnlyList<SqlToken>? Column = null, string? Qualifier = null)
{
    private const SqlExpected Operand = SqlExpected.Columns | SqlExpected.Functions;

    /// <summary>Reads the words in front of the caret.</summary>
    public static SqlPlaceAtCaret Of(SqlCaret caret)
    {
        var tokens = caret.Before;
        if (tokens.Count == 0)
        {
            return Words("SELECT", "UPDATE", "DELETE FROM", "INSERT INTO");
        }

        var place = SqlClausePlace.Of(tokens);
        if (SqlClausePlace.Is(caret.Previous, ".") && tokens.Count > 1)
        {
            var written = place.Clause is "SET" or "INTO" ? SqlExpected.WritableColumns : SqlExpected.Columns;
            return new SqlPlaceAtCaret(written, [], Qualifier: tokens[tokens.Count - 2].Text);
        }

        return place.Clause switch
        {
            "DELETE" => Words("FROM"),
            "INSERT" => Words("INTO"),
            "UPDATE" => Behind(caret, "UPDATE") ? Names(SqlExpected.Tables) : Words("SET"),
            "INTO" => Into(caret, place),
            "VALUES" => place.Opening < 0 ? Nothing : Values(ColumnOfValue(tokens, place)),
            "SET" => Set(caret, place),
            "FROM" or "JOIN" => Tables(caret, place),
            "GROUP" or "ORDER" => Keys(caret, place),
            "LIMIT" => caret.Previous.Kind is SqlTokenKind.Number or SqlTokenKind.Parameter ? Words("OFFSET") : Nothing,
            "SELECT" or "WHERE" or "HAVING" or "ON" => SqlExpressionPlace.Of(caret, place),
            _ => Nothing,
        };
    }

    /// <summary>Gets a place where nothing can be told.</summary>
    public static SqlPlaceAtCaret Nothing { get; } = new(SqlExpected.Nothing, []);

    /// <summary>A place where only words of SQL can stand.</summary>
    public static SqlPlaceAtCaret Words(params string[] keywords) => new(SqlExpected.Nothing, keywords);

    /// <summary>A place for the values of a column.</summary>
    public static SqlPlaceAtCaret Values(IReadOnlyList<SqlToken>? column) => new(SqlExpected.Values, [], column);

    /// <summary>Whether the last word in front of the caret is one of these, or a comma.</summary>
    public static bool Behind(SqlCaret caret, params string[] words) =>
        SqlClausePlace.Is(caret.Previous, ",") || words.Contains(SqlClausePlace.Word(caret.Previous));

    private static SqlPlaceAtCaret Names(SqlExpected expected) => new(expected, []);

    private static SqlPlaceAtCaret Into(SqlCaret caret, SqlClausePlace place) =>
        Behind(caret, "INTO") && place.Opening < 0 ? Names(SqlExpected.Tables)
        : SqlClausePlace.Is(caret.Previous, ")") ? Words("VALUES")
        : place.Opening >= 0 && (Behind(caret) || SqlClausePlace.Is(caret.Previous, "(")) ? Names(SqlExpected.WritableColumns)
        : Nothing;

    private static SqlPlaceAtCaret Set(SqlCaret caret, SqlClausePlace place)
    {
        var tokens = caret.Before;
        if (place.Opening >= 0)
        {
            return SqlClausePlace.Is(tokens[place.Opening - 1], "=") ? Values(SqlColumnWords.Before(tokens, place.Opening - 1))
                : Nothing;
        }

        return Behind(caret, "SET") ? Names(SqlExpected.WritableColumns)
            : SqlClausePlace.Is(caret.Previous, "=") ? Values(SqlColumnWords.Before(tokens, tokens.Count - 1))
            : SqlColumnWords.IsBehindComparison(tokens) ? Words("WHERE")
            : Nothing;
    }

    private static SqlPlaceAtCaret Tables(SqlCaret caret, SqlClausePlace place)
    {
        if (Behind(caret, "FROM", "JOIN"))
        {
            return Names(SqlExpected.Tables);
        }

        return SqlClausePlace.Word(caret.Previous) == "AS" ? Nothing
            : place.Statement == "DELETE" ? Words("WHERE")
            : Words("WHERE", "GROUP BY", "ORDER BY", "LIMIT", "AS");
    }

    private static SqlPlaceAtCaret Keys(SqlCaret caret, SqlClausePlace place)
    {
        if (Behind(caret, place.Clause) && !SqlClausePlace.Is(caret.Previous, ","))
        {
            return Words("BY");
        }

        if (place.Opening < 0 && Behind(caret, "BY"))
        {
            return Names(SqlExpected.Aliases | Operand);
        }

        return place.Opening >= 0 || SqlColumnWords.IsOperator(caret.Previous) ? SqlExpressionPlace.Of(caret, place)
            : place.Clause == "GROUP" ? Words("HAVING", "ORDER BY", "LIMIT")
            : SqlClausePlace.Word(caret.Previous) is "ASC" or "DESC" ? Words("LIMIT")
            : Words("DESC", "ASC", "LIMIT");
    }

    /// <summary>The column of <c>INSERT INTO t (a, b) VALUES (1, 2)</c> to which a value belongs.</summary>
    private static IReadOnlyList<SqlToken>? ColumnOfValue(IReadOnlyList<SqlToken> tokens, SqlClausePlace place)
    {
        var columns = tokens.SkipWhile(token => !SqlClausePlace.Is(token, "(")).Skip(1)
            .TakeWhile(token => !SqlClausePlace.Is(token, ")"))
            .Where(token => token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName).ToList();
        return place.Commas < columns.Count ? [columns[place.Commas]] : null;
    }
}
