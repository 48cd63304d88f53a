namespace SeaTable.Generators.Sql;

/// <summary>How a string is written in C#, which says how characters are written in it.</summary>
/// <param name="IsVerbatim">With an <c>@</c>: a quote is doubled, a backslash is one.</param>
/// <param name="IsRaw">In three quotes or more: nothing is escaped.</param>
/// <param name="IsInterpolated">With a <c>$</c>: braces are doubled.</param>
internal readonly record struct LiteralStyle(bool IsVerbatim, bool IsRaw, bool IsInterpolated)
{
    /// <summary>Words as they are written in such a string; null when they can't be.</summary>
    public string? Escape(string words)
    {
        if (IsRaw)
        {
            return words.Contains("\"\"") || words.IndexOfAny(['{', '}', '\n']) >= 0 ? null : words;
        }

        string escaped = IsVerbatim ? words.Replace("\"", "\"\"") : words.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return IsInterpolated ? escaped.Replace("{", "{{").Replace("}", "}}") : escaped;
    }
}
