using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>The tokens of a statement, read from the first to the last, and what is wrong with them.</summary>
internal sealed class SqlTokenStream(string text)
{
    private readonly List<SqlProblem> _problems = [];
    private IReadOnlyList<SqlToken>? _tokens;
    private int _position;

    public string Text { get; } = text;

    public IReadOnlyList<SqlProblem> Problems => _problems;

    /// <summary>How many parameters have been read.</summary>
    public int Parameters { get; private set; }

    public SqlToken Current => Peek(0);

    public SqlToken Previous => Tokens[Math.Max(_position - 1, 0)];

    public bool IsAtEnd => Current.Kind == SqlTokenKind.End;

    /// <summary>All tokens, the last of them the end.</summary>
    public IReadOnlyList<SqlToken> Tokens => _tokens ??= SqlTokenizer.Read(Text, _problems);

    public SqlToken Peek(int count) => Tokens[Math.Min(_position + count, Tokens.Count - 1)];

    public SqlToken Take()
    {
        var token = Current;
        _position = Math.Min(_position + 1, Tokens.Count - 1);
        return token;
    }

    public int TakeParameter()
    {
        Take();
        return Parameters++;
    }

    public bool IsWord(string word, int ahead = 0) =>
        Peek(ahead) is { Kind: SqlTokenKind.Word } token && string.Equals(token.Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign, int ahead = 0) => Peek(ahead) is { Kind: SqlTokenKind.Sign } token && token.Text == sign;

    public bool TakeWord(string word)
    {
        var found = IsWord(word);
        if (found)
        {
            Take();
        }

        return found;
    }

    public bool TakeSign(string sign)
    {
        var found = IsSign(sign);
        if (found)
        {
            Take();
        }

        return found;
    }

    /// <summary>From the beginning of something to the last token that was taken.</summary>
    public SqlSpan Since(SqlSpan first) => SqlSpan.Between(first, Previous.Span.End < first.End ? first : Previous.Span);

    /// <summary>The words from the beginning of something to the last token that was taken.</summary>
    public string TextSince(SqlSpan first) => TextOf(Since(first));

    public string TextOf(SqlSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The current token in words, for messages.</summary>
    public string Found => IsAtEnd ? "the end" : $"'{Shortened(TextOf(Current.Span))}'";

    public void Report(SqlSpan span, string message, string? replacement = null) =>
        _problems.Add(new SqlProblem(SqlProblemCode.Syntax, span, message, replacement));

    public void Refuse(SqlSpan span, string message, string? replacement = null, SqlSpan? replaced = null) =>
        _problems.Add(new SqlProblem(SqlProblemCode.NotSupported, span, message, replacement, replaced));

    /// <summary>Goes on to a token at which something else can begin, past everything in parentheses.</summary>
    public void SkipTo(Func<SqlTokenStream, bool> isThere)
    {
        var depth = 0;
        while (!IsAtEnd && (depth > 0 || !isThere(this)))
        {
            depth += IsSign("(") ? 1 : IsSign(")") && depth > 0 ? -1 : 0;
            Take();
        }
    }

    private static string Shortened(string words) => words.Length <= 30 ? words : $"{words.Substring(0, 29)}…";
}
