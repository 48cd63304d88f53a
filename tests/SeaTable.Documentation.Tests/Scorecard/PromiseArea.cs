using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Scorecard;

/// <summary>
/// The promises about one matter, as a list in <see cref="Folder"/> has them: a heading, and of each promise a line, with its
/// page and its tests below, indented. <c>table page.md</c> takes the promises of a page that names their tests itself.
/// </summary>
internal sealed record PromiseArea(string Title, IReadOnlyList<Promise> Promises)
{
    internal const string Folder = "tests/SeaTable.Documentation.Tests/Scorecard/Promises";

    private const string Table = "table ";

    private static readonly Lazy<IReadOnlyList<PromiseArea>> s_all = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => Parse(File.ReadAllText(file).ReplaceLineEndings("\n"), Repository.Read)),
    ]);

    /// <summary>Gets the areas in the order of their files.</summary>
    internal static IReadOnlyList<PromiseArea> All => s_all.Value;

    /// <summary>Reads a list.</summary>
    /// <param name="list">The text of the list.</param>
    /// <param name="read">Gives the text of a page.</param>
    internal static PromiseArea Parse(string list, Func<string, string> read)
    {
        var (title, promises) = ("", new List<Promise>());
        foreach (var line in list.Split('\n').Where(line => line.Length > 0))
        {
            var text = line.Trim();
            if (line.StartsWith("# ", StringComparison.Ordinal))
                title = text[2..];
            else if (!line.StartsWith(' '))
                promises.Add(new Promise(text, "", []));
            else if (text.StartsWith(Table, StringComparison.Ordinal))
                promises.AddRange(PromiseTable.Read(text[Table.Length..], read(text[Table.Length..].Split('#')[0])));
            else if (promises[^1] is { Page.Length: 0 } without)
                promises[^1] = without with { Page = text };
            else
                promises[^1] = promises[^1] with { Tests = [.. promises[^1].Tests, text] };
        }

        return new PromiseArea(title, promises);
    }
}
