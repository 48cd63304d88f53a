using System.Text;
using SeaTable.Sql;

namespace SeaTable;

/// <summary>
/// Tells what stands before each hole of a statement: its words and signs, and not what stands in texts, names and comments,
/// which may hold any word.
/// </summary>
internal sealed class SqlHolePlaces
{
    private readonly IReadOnlyList<(int Position, object? Value)> _holes;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private int _next;

    internal SqlHolePlaces(string literals, IReadOnlyList<(int Position, object? Value)> holes)
    {
        _holes = holes;
        _tokens = SqlTokenizer.Read(WithParameters(literals, holes), []);
    }

    /// <summary>Gets a value that indicates whether <c>WHERE</c> or <c>HAVING</c> stands before the hole.</summary>
    internal bool IsInCondition { get; private set; }

    /// <summary>Gets a value that indicates whether the hole stands right behind what compares or lists values.</summary>
    internal bool IsBehindOperator { get; private set; }

    /// <summary>Goes on to a hole; holes are asked for in their order.</summary>
    internal void MoveTo(int hole)
    {
        // Each hole before it stands there as a sign.
        var position = _holes[hole].Position + hole;
        for (; _tokens[_next].Span.End <= position && _tokens[_next].Kind != SqlTokenKind.End; _next++)
            IsInCondition |= IsWord(_tokens[_next], "WHERE", "HAVING");

        var isInToken = _tokens[_next].Span.Start < position;
        IsBehindOperator = _next > 0 && !isInToken && IsOperator(_tokens[_next - 1]);
    }

    private static bool IsOperator(SqlToken token) => token.Kind == SqlTokenKind.Sign
        ? token.Text[^1] is '=' or '<' or '>' or '(' or ','
        : IsWord(token, "LIKE", "ILIKE", "IN", "BETWEEN", "AND");

    private static bool IsWord(SqlToken token, params ReadOnlySpan<string> words)
    {
        if (token.Kind != SqlTokenKind.Word)
            return false;

        foreach (var word in words)
        {
            if (token.Text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string WithParameters(string literals, IReadOnlyList<(int Position, object? Value)> holes)
    {
        var text = new StringBuilder(literals.Length + holes.Count);
        var written = 0;
        foreach (var (position, _) in holes)
        {
            text.Append(literals, written, position - written).Append('?');
            written = position;
        }

        return text.Append(literals, written, literals.Length - written).ToString();
    }
}
