namespace SeaTable.Sql;

/// <summary>Reads the tables that a statement names.</summary>
internal static class SqlTableParser
{
    /// <summary>A table's name, or null after a complaint.</summary>
    public static SqlTableReference? Parse(SqlTokenStream tokens)
    {
        if (tokens.IsSign("(") && tokens.IsWord("SELECT", 1))
        {
            SqlForeignSyntax.SkipSubquery(tokens);
            return null;
        }

        return SqlNameParser.Read(tokens, "table") is { } name ? new SqlTableReference(name.Span, name) : null;
    }

    /// <summary>A table's name, and what else the statement calls it.</summary>
    public static SqlTableReference? ParseWithAlias(SqlTokenStream tokens)
    {
        if (Parse(tokens) is not { } table)
        {
            return null;
        }

        var isBare = !tokens.IsWord("AS") && SqlNameParser.IsNext(tokens) && !IsOther(tokens.Current.Text);
        SqlName? alias = null;
        if (tokens.TakeWord("AS") || isBare)
        {
            alias = SqlNameParser.Read(tokens, "table");
        }

        return table with { Span = tokens.Since(table.Span), Alias = alias };
    }

    /// <summary>Whether a word goes on with the statement.</summary>
    private static bool IsOther(string word) =>
        SqlKeywords.IsClause(word) || SqlKeywords.IsJoin(word) || word.ToUpperInvariant() is "OFFSET" or "USING" or "FOR";
}
