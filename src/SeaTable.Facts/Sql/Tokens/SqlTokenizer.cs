using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>
/// Splits a statement's text into words and signs. Blanks and comments (<c>-- …</c>, <c>/* … */</c>) only part them.
/// </summary>
internal sealed class SqlTokenizer
{
    private static readonly string[] s_longSigns = ["<=", ">=", "<>", "!=", "==", "||", "&&", ":="];

    private readonly string _text;
    private readonly List<SqlProblem> _problems;
    private readonly List<SqlToken> _tokens;
    private int _position;

    private SqlTokenizer(string text, List<SqlProblem> problems) =>
        (_text, _problems, _tokens) = (text, problems, new List<SqlToken>(text.Length / 4));

    /// <summary>All tokens, the last of them the end.</summary>
    public static IReadOnlyList<SqlToken> Read(string text, List<SqlProblem> problems)
    {
        SqlTokenizer tokenizer = new(text, problems);
        while (tokenizer.SkipToToken())
        {
            tokenizer._tokens.Add(tokenizer.ReadToken());
        }

        tokenizer._tokens.Add(new SqlToken(SqlTokenKind.End, new SqlSpan(text.Length, 0), ""));
        return tokenizer._tokens;
    }

    /// <summary>Reads the first token only, which is the end if there is no other.</summary>
    public static SqlToken ReadFirst(string text)
    {
        SqlTokenizer tokenizer = new(text, []);
        return tokenizer.SkipToToken() ? tokenizer.ReadToken() : new SqlToken(SqlTokenKind.End, new SqlSpan(text.Length, 0), "");
    }

    private char Current => At(_position);

    private char At(int position) => position < _text.Length ? _text[position] : '\0';

    /// <summary>Goes to where the next token begins; false at the end.</summary>
    private bool SkipToToken()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(Current))
            {
                _position++;
            }
            else if (Current == '-' && At(_position + 1) == '-'
                && (_position + 2 >= _text.Length || char.IsWhiteSpace(At(_position + 2))))
            {
                SkipBehind("\n");
            }
            else if (Current == '/' && At(_position + 1) == '*')
            {
                SkipComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipComment()
    {
        SqlSpan opening = new(_position, 2);
        _position += 2;
        if (!SkipBehind("*/"))
        {
            Report(opening, "This comment has no end: */ is missing.");
        }
    }

    private bool SkipBehind(string end)
    {
        var found = _text.IndexOf(end, _position, StringComparison.Ordinal);
        _position = found < 0 ? _text.Length : found + end.Length;
        return found >= 0;
    }

    private SqlToken ReadToken()
    {
        var start = _position;
        return Current switch
        {
            '`' => ReadQuoted(SqlTokenKind.QuotedName, "This name has no end: a backtick is missing."),
            '\'' => ReadQuoted(SqlTokenKind.Text, "This text has no end: a ' is missing."),
            '"' => ReadQuoted(SqlTokenKind.Text, "This text has no end: a \" is missing."),
            '?' => Token(SqlTokenKind.Parameter, start, start + 1),
            '.' when IsDigit(At(start + 1)) => ReadNumber(),
            _ when IsDigit(Current) => ReadNumber(),
            _ when WordPart(start) > 0 => ReadWord(),
            _ => ReadSign(),
        };
    }

    /// <summary>Something in quotes; the quote itself is doubled inside. A backslash stands for itself.</summary>
    private SqlToken ReadQuoted(SqlTokenKind kind, string complaint)
    {
        var start = _position;
        var quote = Current;
        for (_position++; _position < _text.Length; _position++)
        {
            if (Current == quote)
            {
                if (At(_position + 1) != quote)
                {
                    _position++;
                    return new SqlToken(kind, Since(start), SqlQuoting.Unquote(_text.Substring(start, _position - start)));
                }

                _position++;
            }
        }

        Report(Since(start), complaint);
        return new SqlToken(kind, Since(start), SqlQuoting.Unquote(_text.Substring(start) + quote));
    }

    private SqlToken ReadNumber()
    {
        var start = _position;
        SkipDigits();
        if (Current == '.')
        {
            _position++;
            SkipDigits();
        }

        var sign = At(_position + 1) is '+' or '-' ? 1 : 0;
        if (Current is 'e' or 'E' && IsDigit(At(_position + 1 + sign)))
        {
            _position += 1 + sign;
            SkipDigits();
        }

        if (WordPart(_position) > 0)
        {
            ReadWord();
            Report(Since(start), $"'{_text.Substring(start, _position - start)}' is neither a number nor a name. "
                + "A name that begins with a digit stands in backticks.");
        }

        return Token(SqlTokenKind.Number, start, _position);
    }

    private void SkipDigits()
    {
        while (IsDigit(Current))
        {
            _position++;
        }
    }

    private SqlToken ReadWord()
    {
        var start = _position;
        while (IsDigit(Current) || WordPart(_position) > 0)
        {
            _position += Math.Max(1, WordPart(_position));
        }

        return Token(SqlTokenKind.Word, start, _position);
    }

    private SqlToken ReadSign()
    {
        var start = _position;
        foreach (var sign in s_longSigns)
        {
            if (string.CompareOrdinal(_text, start, sign, 0, sign.Length) == 0)
            {
                _position += sign.Length;
                return Token(SqlTokenKind.Sign, start, _position);
            }
        }

        _position += char.IsSurrogatePair(Current, At(start + 1)) ? 2 : 1;
        return Token(SqlTokenKind.Sign, start, _position);
    }

    /// <summary>
    /// How many characters at a position belong to a word: letters and marks of any script, the underscore, digits of other
    /// scripts.
    /// </summary>
    private int WordPart(int position)
    {
        var character = At(position);
        if (char.IsSurrogatePair(character, At(position + 1)))
        {
            return char.IsLetter(_text, position) ? 2 : 0;
        }

        return character == '_' || char.IsLetter(character)
            || (character > 127 && (char.IsLetterOrDigit(character) || IsMark(character))) ? 1 : 0;
    }

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private SqlToken Token(SqlTokenKind kind, int start, int end)
    {
        _position = end;
        return new SqlToken(kind, new SqlSpan(start, end - start), _text.Substring(start, end - start));
    }

    private SqlSpan Since(int start) => new(start, _position - start);

    private void Report(SqlSpan span, string message) => _problems.Add(new SqlProblem(SqlProblemCode.Syntax, span, message));
}
