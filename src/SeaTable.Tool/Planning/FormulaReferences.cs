using System.Text;
using System.Text.RegularExpressions;

namespace SeaTable.Tool.Planning;

/// <summary>The columns that a formula names in braces, outside of its texts.</summary>
internal static class FormulaReferences
{
    public static IEnumerable<string> Of(string formula) => Find(formula).Select(found => formula[(found.Start + 1)..found.End]);

    /// <summary>Replaces what stands between braces; what has no replacement stays.</summary>
    public static string Replace(string formula, Func<string, string?> replacement)
    {
        var text = new StringBuilder();
        var copied = 0;
        foreach (var (start, end) in Find(formula))
        {
            if (replacement(formula[(start + 1)..end]) is not { } other)
                continue;

            text.Append(formula, copied, start + 1 - copied).Append(other);
            copied = end;
        }

        return text.Append(formula, copied, formula.Length - copied).ToString();
    }

    /// <summary>
    /// What stands between the braces of two formulas that are the same otherwise; nothing when they are not. In the second one
    /// names may have braces themselves.
    /// </summary>
    public static IReadOnlyList<(string First, string Second)> Pairs(string first, string second)
    {
        var (pattern, copied) = (new StringBuilder("^"), 0);
        foreach (var (start, end) in Find(first))
        {
            pattern.Append(Regex.Escape(first[copied..start])).Append(@"\{(.+?)}");
            copied = end + 1;
        }

        pattern.Append(Regex.Escape(first[copied..])).Append(@"\z");
        var match = Regex.Match(
            second, pattern.ToString(),
            RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
        return [.. Of(first).Zip(match.Groups.Values.Skip(1), (name, group) => (name, group.Value))];
    }

    private static IEnumerable<(int Start, int End)> Find(string formula)
    {
        for (var index = 0; index < formula.Length; index++)
        {
            if (formula[index] is '"' or '\'')
            {
                index = EndOfText(formula, index);
            }
            else if (formula[index] == '{' && formula.IndexOf('}', index) is > 0 and var end)
            {
                yield return (index, end);
                index = end;
            }
        }
    }

    /// <summary>A quote inside a text has a backslash before it, or is doubled, which reads as two texts.</summary>
    private static int EndOfText(string formula, int start)
    {
        var end = start + 1;
        while (end < formula.Length && formula[end] != formula[start])
            end += formula[end] == '\\' ? 2 : 1;

        return end;
    }
}
