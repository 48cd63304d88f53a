namespace SeaTable.Sql;

/// <summary>Reads <c>LIMIT count [OFFSET offset]</c> and <c>LIMIT offset, count</c>.</summary>
internal sealed class SqlLimitParser(SqlTokenStream tokens)
{
    public SqlLimit? Parse()
    {
        if (SqlForeignSyntax.SkipFetch(tokens) is { } foreign)
        {
            return foreign;
        }

        var first = tokens.Current.Span;
        if (!tokens.TakeWord("LIMIT"))
        {
            if (tokens.TakeWord("OFFSET"))
            {
                tokens.Report(first, "OFFSET stands behind LIMIT: LIMIT 100 OFFSET 200.");
                ParseCount();
            }

            return null;
        }

        if (ParseCount() is not { } count)
        {
            return null;
        }

        if (tokens.TakeSign(","))
        {
            return ParseCount() is { } second ? new SqlLimit(tokens.Since(first), second, count) : null;
        }

        var offset = tokens.TakeWord("OFFSET") ? ParseCount() : null;
        return new SqlLimit(tokens.Since(first), count, offset);
    }

    /// <summary>A number of rows; null after a complaint.</summary>
    public SqlExpressionNode? ParseCount()
    {
        var token = tokens.Current;
        if (token.Kind == SqlTokenKind.Parameter)
        {
            return new SqlParameterMarker(token.Span, tokens.TakeParameter());
        }

        if (token.Kind == SqlTokenKind.Number)
        {
            var number = SqlQuoting.ReadNumber(tokens.Take().Text);
            if (number != System.Math.Floor(number))
            {
                tokens.Report(token.Span, "The number of rows is a whole number.");
            }

            return new SqlNumberLiteral(token.Span, number);
        }

        tokens.Report(
            tokens.IsAtEnd ? tokens.Previous.Span : token.Span,
            $"A number of rows is missing {(tokens.IsAtEnd ? "at the end" : $"before {tokens.Found}")}.");
        return null;
    }
}
