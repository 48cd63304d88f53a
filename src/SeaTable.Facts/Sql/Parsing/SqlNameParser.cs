namespace SeaTable.Sql;

/// <summary>Reads names of tables, columns and aliases.</summary>
internal static class SqlNameParser
{
    /// <summary>How many words and signs a name in brackets may have.</summary>
    private const int MostBracketed = 12;

    /// <summary>The current token, which is a word or stands in backticks.</summary>
    public static SqlName Take(SqlTokenStream tokens)
    {
        var token = tokens.Take();
        return new SqlName(token.Span, token.Text, token.Kind == SqlTokenKind.QuotedName);
    }

    public static bool IsNext(SqlTokenStream tokens) =>
        tokens.Current.Kind == SqlTokenKind.QuotedName
        || (tokens.Current.Kind == SqlTokenKind.Word && !SqlKeywords.IsReserved(tokens.Current.Text));

    /// <summary>A name, or null after a complaint that says what it should have named.</summary>
    public static SqlName? Read(SqlTokenStream tokens, string what)
    {
        if (IsNext(tokens))
        {
            return Take(tokens);
        }

        if (ReadBracketed(tokens) is { } bracketed)
        {
            return bracketed;
        }

        var found = tokens.Current;
        if (found.Kind == SqlTokenKind.Text)
        {
            tokens.Report(
                found.Span,
                $"Quotes make a text; the name of a {what} stands bare or in backticks.",
                SqlQuoting.Name(found.Text));
        }
        else if (found.Kind == SqlTokenKind.Parameter)
        {
            tokens.Report(found.Span, $"A parameter stands for a value. {StandsInStatement(what)}");
        }
        else if (found.Kind == SqlTokenKind.Word)
        {
            tokens.Report(found.Span, $"The name of a {what} is missing before {tokens.Found}. "
                + "If that is the name, put it in backticks, as it is a word of SQL, too.", null);
        }
        else
        {
            tokens.Report(
                tokens.IsAtEnd ? tokens.Previous.Span : found.Span,
                $"The name of a {what} is missing {(tokens.IsAtEnd ? "at the end" : $"before {tokens.Found}")}.");
        }

        return null;
    }

    /// <summary>Where names stand, for messages about parameters.</summary>
    public static string StandsInStatement(string what) => $"The name of a {what} stands in the statement itself.";

    /// <summary>A name in brackets, after a complaint; null when there is none.</summary>
    public static SqlName? ReadBracketed(SqlTokenStream tokens)
    {
        var closing = 1;
        while (closing < MostBracketed && !tokens.IsSign("]", closing) && tokens.Peek(closing).Kind != SqlTokenKind.End)
        {
            closing++;
        }

        if (!tokens.IsSign("[") || !tokens.IsSign("]", closing) || closing == 1)
        {
            return null;
        }

        var first = tokens.Current.Span;
        var name = tokens.TextOf(SqlSpan.Between(tokens.Peek(1).Span, tokens.Peek(closing - 1).Span));
        for (var taken = 0; taken <= closing; taken++)
        {
            tokens.Take();
        }

        tokens.Report(tokens.Since(first), "Names stand bare or in backticks, not in brackets.", SqlPrinter.ShortName(name));
        return new SqlName(tokens.Since(first), name, IsQuoted: true);
    }

    /// <summary>The name behind AS, if any; answers false after a complaint.</summary>
    public static bool ReadAlias(SqlTokenStream tokens, out SqlName? alias)
    {
        alias = null;
        if (!tokens.TakeWord("AS"))
        {
            return true;
        }

        alias = Read(tokens, "column of the answer");
        return alias is not null;
    }
}
