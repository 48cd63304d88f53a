using System;
using System.Collections.Generic;
using System.Text;

namespace SeaTable.Facts;

/// <summary>Takes a formula apart.</summary>
internal static class FormulaTokenizer
{
    // Longer ones first: "<=" is not "<" and "=".
    private static readonly string[] s_operators =
        ["<>", "!=", "<=", ">=", "==", "+", "-", "*", "/", "%", "^", "&", "=", "<", ">"];

    /// <summary>Reads all tokens of the formula; the last one is the end, or what could not be read.</summary>
    public static List<FormulaToken> Read(string formula)
    {
        List<FormulaToken> tokens = [];
        var index = 0;
        while (true)
        {
            while (index < formula.Length && char.IsWhiteSpace(formula[index]))
            {
                index++;
            }

            var token = index == formula.Length
                ? new FormulaToken(FormulaTokenKind.End, "", index, index) : Next(formula, index);
            tokens.Add(token);
            if (token.Kind is FormulaTokenKind.End or FormulaTokenKind.Unknown)
            {
                return tokens;
            }

            index = token.End;
        }
    }

    /// <summary>Writes a text as a formula has it, in a kind of quotes.</summary>
    public static string Quoted(string text, char quote)
    {
        StringBuilder written = new();
        written.Append(quote);
        foreach (var letter in text)
        {
            written.Append(letter == '\n' ? "\\n" : letter == quote ? new string(quote, 2) : letter.ToString());
        }

        return written.Append(quote).ToString();
    }

    private static FormulaToken Next(string formula, int start)
    {
        var letter = formula[start];
        switch (letter)
        {
            case '(':
                return new FormulaToken(FormulaTokenKind.Open, "(", start, start + 1);
            case ')':
                return new FormulaToken(FormulaTokenKind.Close, ")", start, start + 1);
            case ',':
                return new FormulaToken(FormulaTokenKind.Comma, ",", start, start + 1);
            case '{':
                return Reference(formula, start);
            case '"' or '\'':
                return Text(formula, start);
        }

        if (IsDigit(formula, start) || (letter == '.' && IsDigit(formula, start + 1)))
        {
            return Number(formula, start);
        }

        if (char.IsLetter(letter) || letter == '_')
        {
            return Name(formula, start);
        }

        foreach (var sign in s_operators)
        {
            if (string.CompareOrdinal(formula, start, sign, 0, sign.Length) == 0)
            {
                return new FormulaToken(FormulaTokenKind.Operator, sign, start, start + sign.Length);
            }
        }

        return new FormulaToken(FormulaTokenKind.Unknown, letter.ToString(), start, start + 1);
    }

    private static FormulaToken Reference(string formula, int start)
    {
        var end = formula.IndexOf('}', start);
        return end < 0
            ? Unended(formula, start)
            : new FormulaToken(FormulaTokenKind.Reference, formula.Substring(start + 1, end - start - 1), start, end + 1);
    }

    // A quote inside a text is doubled, or has a backslash before it; \n is a line feed.
    private static FormulaToken Text(string formula, int start)
    {
        var quote = formula[start];
        StringBuilder text = new();
        for (var index = start + 1; index < formula.Length; index++)
        {
            var letter = formula[index];
            var next = index + 1 < formula.Length ? formula[index + 1] : '\0';
            if (next == quote && (letter == '\\' || letter == quote))
            {
                text.Append(quote);
                index++;
            }
            else if (letter == '\\' && next == 'n')
            {
                text.Append('\n');
                index++;
            }
            else if (letter == quote)
            {
                return new FormulaToken(FormulaTokenKind.Text, text.ToString(), start, index + 1);
            }
            else
            {
                text.Append(letter);
            }
        }

        return Unended(formula, start);
    }

    private static FormulaToken Unended(string formula, int start) =>
        new(FormulaTokenKind.Unknown, formula.Substring(start), start, formula.Length);

    private static FormulaToken Number(string formula, int start)
    {
        var end = Digits(formula, start);
        if (end < formula.Length && formula[end] == '.')
        {
            end = Digits(formula, end + 1);
        }

        if (end < formula.Length && formula[end] is ('e' or 'E'))
        {
            var hasSign = end + 1 < formula.Length && formula[end + 1] is ('+' or '-');
            var digits = end + (hasSign ? 2 : 1);
            var exponent = Digits(formula, digits);
            if (exponent > digits)
            {
                end = exponent;
            }
        }

        return new FormulaToken(FormulaTokenKind.Number, formula.Substring(start, end - start), start, end);
    }

    private static int Digits(string formula, int index)
    {
        while (IsDigit(formula, index))
        {
            index++;
        }

        return index;
    }

    private static FormulaToken Name(string formula, int start)
    {
        var end = start + 1;
        while (end < formula.Length && (char.IsLetterOrDigit(formula[end]) || formula[end] == '_'))
        {
            end++;
        }

        return new FormulaToken(FormulaTokenKind.Name, formula.Substring(start, end - start), start, end);
    }

    private static bool IsDigit(string formula, int index) => index < formula.Length && formula[index] is >= '0' and <= '9';
}

internal enum FormulaTokenKind
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
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int Start, int End);
