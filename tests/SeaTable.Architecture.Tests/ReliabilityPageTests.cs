using System.Text.RegularExpressions;
using SeaTable.Architecture.Tests.Harness;

namespace SeaTable.Architecture.Tests;

/// <summary>Each promise of <c>docs/reliability.md</c> is held by a test that there is.</summary>
public sealed partial class ReliabilityPageTests
{
    [Fact]
    public void The_test_of_each_promise_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file))
                .Select(method => $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}"))
            .ToHashSet(StringComparer.Ordinal);

        var promises = Promises(File.ReadAllText(Path.Combine(Repository.Root, "docs", "reliability.md")));

        Assert.NotEmpty(promises);
        Assert.All(promises, promise => Assert.NotEmpty(promise.Tests));
        Assert.Equal([], promises.SelectMany(promise => promise.Tests).Where(test => !tests.Contains(test)));
    }

    [Fact]
    public void The_page_is_read_as_it_is_written()
    {
        var promises = Promises("""
            # Reliability

            | another table | with | columns |
            |---|---|---|
            | `Not.A_promise` | x | y |

            ## Promises

            | promise | held by |
            |---|---|
            | Rain stays `outside`. | `RoofTests.It_is_dry`, `RoofTests.It_stays_dry` |
            | Doors close. | by hand |
            """);

        Assert.Equal(["Rain stays `outside`.", "Doors close."], promises.Select(promise => promise.Text));
        Assert.Equal(["RoofTests.It_is_dry", "RoofTests.It_stays_dry"], promises[0].Tests);
        Assert.Empty(promises[1].Tests);
    }

    /// <summary>Reads the tables whose second column is headed "held by".</summary>
    private static List<(string Text, List<string> Tests)> Promises(string page) =>
        [.. Table().Matches(page.ReplaceLineEndings("\n")).SelectMany(table => Row().Matches(table.Groups["rows"].Value))
            .Select(row => (row.Groups["promise"].Value,
                Name().Matches(row.Groups["tests"].Value).Select(name => name.Groups["name"].Value).ToList()))];

    [GeneratedRegex(@"^\| [^|\n]+ \| held by \|\n\|[-|]+\|\n(?<rows>(?:\|.*(?:\n|$))+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\| (?<promise>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[A-Za-z]+[.][A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[\w*(?:Fact|Theory)\b[^\]]*\](?:\s*\[[^\]]*\])*\s*public (?:async Task|void|Task) (?<name>\w+)\(")]
    private static partial Regex TestMethod();
}
