using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Reads what stands between operators: constants, parameters, columns, functions, parentheses.</summary>
internal sealed class SqlOperandParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    public SqlExpression? Parse()
    {
        expressions.Height = 1;
        var token = tokens.Current;
        return token.Kind switch
        {
            SqlTokenKind.Text => new SqlText(tokens.Take().Span, token.Text),
            SqlTokenKind.Number => ParseNumber(),
            SqlTokenKind.Parameter => new SqlParameter(token.Span, tokens.TakeParameter()),
            SqlTokenKind.QuotedName => ParseColumn(),
            SqlTokenKind.Word => ParseWord(),
            SqlTokenKind.Sign when token.Text == "(" => ParseParentheses(),
            SqlTokenKind.Sign when token.Text is "{" or "[" or "@" or ":" or "$" or "#" => ParseStrangeSign(),
            _ => expressions.Missing(),
        };
    }

    private SqlNumber ParseNumber()
    {
        var token = tokens.Take();
        return new SqlNumber(token.Span, SqlQuoting.ReadNumber(token.Text));
    }

    private SqlExpression? ParseWord()
    {
        var word = tokens.Current;
        if (tokens.IsSign("(", 1) && !tokens.IsWord("IN") && !tokens.IsWord("SELECT"))
        {
            return ParseCall();
        }

        if (SqlForeignSyntax.SkipExpression(tokens) is { } skipped)
        {
            return skipped;
        }

        switch (word.Text.ToUpperInvariant())
        {
            case "NULL":
                return new SqlNull(tokens.Take().Span);
            case "TRUE":
                return new SqlBoolean(tokens.Take().Span, true);
            case "FALSE":
                return new SqlBoolean(tokens.Take().Span, false);
            default:
                return SqlKeywords.IsReserved(word.Text) ? expressions.Missing() : ParseColumn();
        }
    }

    private SqlExpression? ParseColumn()
    {
        var first = SqlNameParser.Take(tokens);
        if (first.IsQuoted && tokens.IsSign("("))
        {
            tokens.Complain(first.Span, "A function does not stand in backticks.", first.Text);
            return null;
        }

        if (!tokens.TakeSign("."))
        {
            return new SqlColumnReference(first.Span, null, first);
        }

        if (tokens.IsSign("*"))
        {
            return new SqlStar(SqlSpan.Between(first.Span, tokens.Take().Span), first);
        }

        return SqlNameParser.Read(tokens, "column") is { } name
            ? new SqlColumnReference(SqlSpan.Between(first.Span, name.Span), first, name)
            : null;
    }

    private SqlExpression? ParseCall()
    {
        var function = SqlNameParser.Take(tokens);
        if (SqlForeignSyntax.SkipCall(tokens, function) is { } skipped)
        {
            return skipped;
        }

        var arguments = expressions.ParseItems(ParseArgument);
        if (arguments == null)
        {
            return null;
        }

        var span = tokens.Since(function.Span);
        return SqlForeignSyntax.SkipWindow(tokens, span) is { } window ? window : new SqlCall(span, function, arguments);
    }

    private SqlExpression? ParseArgument()
    {
        if (tokens.IsSign("*") && (tokens.IsSign(")", 1) || tokens.IsSign(",", 1)))
        {
            expressions.Height = 1;
            return new SqlStar(tokens.Take().Span, null);
        }

        if (tokens.IsWord("DISTINCT"))
        {
            tokens.Refuse(
                tokens.Take().Span,
                "SeaTable's functions know no DISTINCT: write SELECT DISTINCT, or GROUP BY, and count the rows.");
        }

        return expressions.Parse();
    }

    private SqlExpression? ParseParentheses()
    {
        if (tokens.IsWord("SELECT", 1))
        {
            return SqlForeignSyntax.SkipSubquery(tokens);
        }

        var opening = tokens.Current.Span;
        var items = expressions.ParseItems(expressions.Parse);
        if (items is { Count: 0 })
        {
            tokens.Complain(tokens.Since(opening), "Between the parentheses stands nothing.");
            return new SqlUnreadable(tokens.Since(opening));
        }

        return items == null ? null : items.Count == 1 ? items[0] : new SqlList(tokens.Since(opening), items);
    }

    private SqlColumnReference? ParseStrangeSign()
    {
        if (SqlNameParser.ReadBracketed(tokens) is { } name)
        {
            return new SqlColumnReference(name.Span, null, name);
        }

        var sign = tokens.Current;
        tokens.Complain(sign.Span, sign.Text switch
        {
            "{" => "Columns stand without braces here, in backticks if need be.",
            "[" => "Names with blanks or signs stand in backticks, not in brackets.",
            "#" => "A comment begins with -- and a blank, or stands in /* */.",
            _ => $"A {sign.Text} means nothing here. A place for a value is written ?.",
        });
        return null;
    }
}
