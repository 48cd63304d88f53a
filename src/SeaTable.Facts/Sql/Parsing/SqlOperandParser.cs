using System.Collections.Generic;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Reads what stands between operators: constants, parameters, columns, functions, parentheses.</summary>
internal sealed class SqlOperandParser(SqlTokenStream tokens, SqlExpressionParser expressions)
{
    public SqlExpressionNode? Parse()
    {
        expressions.Height = 1;
        var token = tokens.Current;
        return token.Kind switch
        {
            SqlTokenKind.Text => new SqlTextLiteral(tokens.Take().Span, token.Text),
            SqlTokenKind.Number => ParseNumber(),
            SqlTokenKind.Parameter => new SqlParameterMarker(token.Span, tokens.TakeParameter()),
            SqlTokenKind.QuotedName => ParseColumn(),
            SqlTokenKind.Word => ParseWord(),
            SqlTokenKind.Sign when token.Text == "(" => ParseParentheses(),
            SqlTokenKind.Sign when token.Text is "{" or "[" or "@" or ":" or "$" or "#" => ParseStrangeSign(),
            _ => expressions.Missing(),
        };
    }

    private SqlNumberLiteral ParseNumber()
    {
        var token = tokens.Take();
        return new SqlNumberLiteral(token.Span, SqlQuoting.ReadNumber(token.Text));
    }

    private SqlExpressionNode? ParseWord()
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
                return new SqlNullLiteral(tokens.Take().Span);
            case "TRUE":
                return new SqlBooleanLiteral(tokens.Take().Span, true);
            case "FALSE":
                return new SqlBooleanLiteral(tokens.Take().Span, false);
            default:
                return SqlKeywords.IsReserved(word.Text) ? expressions.Missing() : ParseColumn();
        }
    }

    private SqlExpressionNode? ParseColumn()
    {
        var first = SqlNameParser.Take(tokens);
        if (first.IsQuoted && tokens.IsSign("("))
        {
            tokens.Report(first.Span, "A function does not stand in backticks.", first.Text);
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

    private SqlExpressionNode? ParseCall()
    {
        var function = SqlNameParser.Take(tokens);
        if (SqlForeignSyntax.SkipCall(tokens, function) is { } skipped)
        {
            return skipped;
        }

        var isDistinct = TakesDistinct(function) && tokens.IsWord("DISTINCT", 1);
        var arguments = expressions.ParseItems(() => ParseArgument(isDistinct));
        if (arguments is null)
        {
            return null;
        }

        var span = tokens.Since(function.Span);
        return SqlForeignSyntax.SkipWindow(tokens, span) is { } window ? window
            : new SqlCall(span, function, arguments, isDistinct);
    }

    private static bool TakesDistinct(SqlName function) =>
        FunctionCatalogue.FindInSql(function.Text) is { } facts && facts.Parameter(0) == ParameterKind.Rows;

    private SqlExpressionNode? ParseArgument(bool mayBeDistinct)
    {
        if (mayBeDistinct && tokens.Previous.Text == "(" && tokens.TakeWord("DISTINCT"))
        {
            if (tokens.IsSign("*"))
            {
                tokens.Refuse(
                    tokens.Previous.Span, "COUNT(*) counts rows, which all differ: leave DISTINCT out, or name a column.");
            }

            return ParseArgument(mayBeDistinct: false);
        }

        if (tokens.IsSign("*") && (tokens.IsSign(")", 1) || tokens.IsSign(",", 1)))
        {
            expressions.Height = 1;
            return new SqlStar(tokens.Take().Span, null);
        }

        if (tokens.IsWord("DISTINCT"))
        {
            tokens.Refuse(
                tokens.Take().Span,
                "Only COUNT knows DISTINCT, once before its argument: write SELECT DISTINCT, or GROUP BY.");
        }

        return expressions.Parse();
    }

    private SqlExpressionNode? ParseParentheses()
    {
        if (tokens.IsWord("SELECT", 1))
        {
            return SqlForeignSyntax.SkipSubquery(tokens);
        }

        var opening = tokens.Current.Span;
        var items = expressions.ParseItems(expressions.Parse);
        if (items is { Count: 0 })
        {
            tokens.Report(tokens.Since(opening), "Between the parentheses stands nothing.");
            return new SqlUnreadable(tokens.Since(opening));
        }

        if (items is not { Count: 1 })
        {
            return items is null ? null : new SqlList(tokens.Since(opening), items);
        }

        expressions.Height--; // Parentheses around one value are no list, thus no level.
        return items[0];
    }

    private SqlColumnReference? ParseStrangeSign()
    {
        if (SqlNameParser.ReadBracketed(tokens) is { } name)
        {
            return new SqlColumnReference(name.Span, null, name);
        }

        var sign = tokens.Current;
        tokens.Report(sign.Span, sign.Text switch
        {
            "{" => "Columns stand without braces here, in backticks if need be.",
            "[" => "Names with blanks or signs stand in backticks, not in brackets.",
            "#" => "A comment begins with -- and a blank, or stands in /* */.",
            _ => $"A {sign.Text} means nothing here. A place for a value is written ?.",
        });
        return null;
    }
}
