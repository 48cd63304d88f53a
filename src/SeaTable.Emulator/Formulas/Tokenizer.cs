using System.Text;

namespace SeaTable.Emulator.Formulas;

/// <summary>Takes a formula apart.</summary>
internal static class Tokenizer
{
    // Longer ones first: "<=" is not "<" and "=".
    private static readonly string[] s_operators = ["<>", "!=", "<=", ">=", "==", "+", "-", "*", "/", "^", "&", "=", "<", ">"];

    /// <summary>Reads all tokens of the formula; the last one is the end, or what could not be read.</summary>
    public static List<Token> Read(string formula)
    {
        var tokens = new List<Token>();
        var index = 0;
        while (true)
        {
            while (index < formula.Length && char.IsWhiteSpace(formula[index]))
                index++;
            var token = index == formula.Length ? new Token(TokenKind.End, "", index, index) : Next(formula, index);
            tokens.Add(token);
            if (token.Kind is TokenKind.End or TokenKind.Unknown)
                return tokens;
            index = token.End;
        }
    }

    private static Token Next(string formula, int start)
    {
        var letter = formula[start];
        switch (letter)
        {
            case '(': return new Token(TokenKind.Open, "(", start, start + 1);
            case ')': return new Token(TokenKind.Close, ")", start, start + 1);
            case ',': return new Token(TokenKind.Comma, ",", start, start + 1);
            case '{': return Reference(formula, start);
            case '"' or '\'': return Text(formula, start);
        }

        if (char.IsAsciiDigit(letter) || (letter == '.' && start + 1 < formula.Length && char.IsAsciiDigit(formula[start + 1])))
            return Number(formula, start);
        if (char.IsLetter(letter) || letter == '_')
            return While(formula, start, TokenKind.Name, next => char.IsLetterOrDigit(next) || next == '_');
        foreach (var sign in s_operators)
        {
            if (string.CompareOrdinal(formula, start, sign, 0, sign.Length) == 0)
                return new Token(TokenKind.Operator, sign, start, start + sign.Length);
        }

        return new Token(TokenKind.Unknown, letter.ToString(), start, start + 1);
    }

    private static Token Reference(string formula, int start)
    {
        var end = formula.IndexOf('}', start);
        return end < 0
            ? new Token(TokenKind.Unknown, formula[start..], start, formula.Length)
            : new Token(TokenKind.Reference, formula[(start + 1)..end], start, end + 1);
    }

    // A quote inside a text is doubled, or has a backslash before it.
    private static Token Text(string formula, int start)
    {
        var quote = formula[start];
        var text = new StringBuilder();
        for (var index = start + 1; index < formula.Length; index++)
        {
            var isQuoteNext = index + 1 < formula.Length && formula[index + 1] == quote;
            if (isQuoteNext && (formula[index] == '\\' || formula[index] == quote))
                text.Append(formula[++index]);
            else if (formula[index] == quote)
                return new Token(TokenKind.Text, text.ToString(), start, index + 1);
            else
                text.Append(formula[index]);
        }

        return new Token(TokenKind.Unknown, formula[start..], start, formula.Length);
    }

    private static Token Number(string formula, int start)
    {
        var end = start;
        var point = false;
        while (end < formula.Length && (char.IsAsciiDigit(formula[end]) || (formula[end] == '.' && !point)))
        {
            point |= formula[end] == '.';
            end++;
        }

        var exponent = end;
        if (exponent < formula.Length && formula[exponent] is ('e' or 'E'))
        {
            exponent++;
            if (exponent < formula.Length && formula[exponent] is ('+' or '-'))
                exponent++;
            var digits = exponent;
            while (exponent < formula.Length && char.IsAsciiDigit(formula[exponent]))
                exponent++;
            if (exponent > digits)
                end = exponent;
        }

        return new Token(TokenKind.Number, formula[start..end], start, end);
    }

    private static Token While(string formula, int start, TokenKind kind, Func<char, bool> belongs)
    {
        var end = start + 1;
        while (end < formula.Length && belongs(formula[end]))
            end++;
        return new Token(kind, formula[start..end], start, end);
    }
}

internal enum TokenKind
{
    Number,
    Text,

    /// <summary>A name in braces.</summary>
    Reference,

    /// <summary>A function or a constant.</summary>
    Name,
    Operator,
    Open,
    Close,
    Comma,
    End,

    /// <summary>A character that starts nothing, or a text or reference that does not end.</summary>
    Unknown,
}

/// <summary>A piece of a formula, with the place where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says, without quotes or braces.</param>
/// <param name="Start">Where it starts, quotes and braces included.</param>
/// <param name="End">Where the rest of the formula starts.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End);
