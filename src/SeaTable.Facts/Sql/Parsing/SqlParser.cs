using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Makes a tree of a statement's text.</summary>
internal static class SqlParser
{
    /// <summary>Reads any text whatever, without an exception.</summary>
    public static SqlParseResult Parse(string text)
    {
        SqlTokenStream tokens = new(text);
        var statement = ParseStatement(tokens);
        if (statement is not null)
        {
            ParseEnd(tokens);
        }

        return new SqlParseResult(statement, tokens.Problems, tokens.Tokens);
    }

    private static SqlStatementNode? ParseStatement(SqlTokenStream tokens)
    {
        SqlExpressionParser expressions = new(tokens);
        SqlSelectParser select = new(tokens, expressions);
        SqlWriteParser write = new(tokens, expressions, select);
        return tokens.IsWord("SELECT") ? select.Parse()
            : tokens.IsWord("UPDATE") ? write.ParseUpdate()
            : tokens.IsWord("DELETE") ? write.ParseDelete()
            : tokens.IsWord("INSERT") ? write.ParseInsert()
            : Unknown(tokens);
    }

    private static SqlStatementNode? Unknown(SqlTokenStream tokens)
    {
        if (tokens.IsWord("WITH"))
        {
            tokens.Refuse(tokens.Current.Span, "SeaTable has no WITH: ask twice, and hand over the first answer as parameters.");
        }
        else
        {
            tokens.Report(
                tokens.Current.Span,
                tokens.IsAtEnd
                    ? "The statement is empty. SeaTable takes SELECT, UPDATE, DELETE and INSERT."
                    : $"A statement begins with SELECT, UPDATE, DELETE or INSERT, not with {tokens.Found}.",
                NearestName.Find(tokens.Current.Text.ToUpperInvariant(), ["SELECT", "UPDATE", "DELETE", "INSERT"]));
        }

        return null;
    }

    /// <summary>Behind the statement may stand one semicolon, and nothing else.</summary>
    private static void ParseEnd(SqlTokenStream tokens)
    {
        var isParted = tokens.TakeSign(";");
        if (tokens.IsAtEnd)
        {
            return;
        }

        if (isParted)
        {
            tokens.Refuse(tokens.Current.Span, "SeaTable takes one statement at a time: send them one by one.");
        }
        else if (tokens.Problems.Count == 0)
        {
            tokens.Report(tokens.Current.Span, tokens.IsWord("FOR") || tokens.IsWord("WINDOW") || tokens.IsWord("RETURNING")
                ? $"SeaTable has no {tokens.Current.Text.ToUpperInvariant()}."
                : $"The statement is over before {tokens.Found}. The parts stand in the order FROM, WHERE, GROUP BY, HAVING, "
                    + "ORDER BY, LIMIT.");
        }
    }
}
