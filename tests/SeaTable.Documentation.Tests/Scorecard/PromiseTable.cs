using System.Text.RegularExpressions;

namespace SeaTable.Documentation.Tests.Scorecard;

/// <summary>The tables of a page whose second column is headed "held by": promises that stand there with their tests.</summary>
internal static partial class PromiseTable
{
    internal static IEnumerable<Promise> Read(string page, string text) =>
        from table in Table().Matches(text)
        from row in Row().Matches(table.Groups["rows"].Value)
        select new Promise(
            row.Groups["promise"].Value, page,
            [.. Name().Matches(row.Groups["tests"].Value).Select(name => name.Groups["name"].Value)]);

    [GeneratedRegex(@"^\| [^|\n]+ \| held by \|\n\|[-|]+\|\n(?<rows>(?:\|.*(?:\n|$))+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\| (?<promise>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[A-Za-z]+[.][A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
