using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>
/// Passes over <c>CASE … END</c>, which SeaTable does not know, and finds what says the same with its functions.
/// </summary>
internal sealed class SqlCaseParser(SqlTokenStream tokens)
{
    private readonly List<(string Word, string Text)> _parts = [];
    private bool _hasAnother;

    /// <summary>Goes behind END; answers the same as if(…), ifs(…) or switch(…), or null when it is not whole.</summary>
    public string? Skip()
    {
        var word = tokens.Take().Text;
        while (!tokens.IsAtEnd && Part(word) is { } next)
        {
            word = next;
            if (word == "END")
            {
                return Rewritten();
            }
        }

        return null;
    }

    /// <summary>Reads one part up to the word that begins the next.</summary>
    private string? Part(string word)
    {
        var first = tokens.Current.Span;
        var depth = 0;
        var cases = 0;
        for (; !tokens.IsAtEnd; tokens.Take())
        {
            if (depth == 0 && cases == 0 && tokens.Current.Kind == SqlTokenKind.Word
                && tokens.Current.Text.ToUpperInvariant() is "WHEN" or "THEN" or "ELSE" or "END")
            {
                var isEmpty = first.Start == tokens.Current.Span.Start;
                _parts.Add((word.ToUpperInvariant(), isEmpty ? "" : tokens.TextSince(first)));
                return tokens.Take().Text.ToUpperInvariant();
            }

            depth += tokens.IsSign("(") ? 1 : tokens.IsSign(")") ? -1 : 0;
            _hasAnother |= tokens.IsWord("CASE");
            cases += tokens.IsWord("CASE") ? 1 : tokens.IsWord("END") ? -1 : 0;
        }

        return null;
    }

    private string? Rewritten()
    {
        var whens = Texts("WHEN");
        var thens = Texts("THEN");
        var elses = Texts("ELSE");
        if (whens.Length == 0 || whens.Length != thens.Length || elses.Length > 1
            || _hasAnother || _parts.Skip(1).Any(part => part.Text.Length == 0))
        {
            return null;
        }

        var pairs = whens.Zip(thens, (when, then) => $"{when}, {then}");
        var subject = _parts[0].Text;
        return subject.Length > 0 ? Call("switch", new[] { subject }.Concat(pairs).Concat(elses))
            : whens.Length == 1 ? Call("if", pairs.Concat(elses))
            : Call("ifs", pairs.Concat(elses.Select(otherwise => $"true, {otherwise}")));
    }

    private string[] Texts(string word) => [.. _parts.Where(part => part.Word == word).Select(part => part.Text)];

    private static string Call(string function, IEnumerable<string> arguments) => $"{function}({string.Join(", ", arguments)})";
}
