using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Scorecard;

/// <summary>Each promise is held by tests that there are, or is told to be held by none.</summary>
public sealed class ScorecardTests
{
    /// <summary>They count, and lead elsewhere.</summary>
    private static readonly string[] s_withoutPromises = ["docs/conformance.md", "docs/questions.md", ScorecardPage.Page];

    private static IEnumerable<Promise> Promises => PromiseArea.All.SelectMany(area => area.Promises);

    [Fact]
    public void The_tests_of_each_promise_exist() => Nothing.In(
        from promise in Promises
        from test in promise.Tests
        let found = TestMethod.Find(test)
        where found.Count != 1
        select found.Count == 0
            ? $"There is no test {test}, which is to prove: {promise.Text}"
            : $"{test} is in {string.Join(" and ", found.Select(one => one.SourcePath))}. Name the project: Client/{test}.");

    [Fact]
    public void A_page_that_names_the_tests_of_its_promises_leaves_none_out()
    {
        var promises = PromiseTable.Read("docs/reliability.md", Repository.Read("docs/reliability.md")).ToList();

        Assert.NotEmpty(promises);
        Assert.All(promises, promise => Assert.NotEmpty(promise.Tests));
    }

    [Fact]
    public void A_promise_stands_once_with_its_page()
    {
        Nothing.In(Promises.GroupBy(promise => promise.Text).Where(same => same.Count() > 1).Select(same => same.Key));
        Nothing.In(Promises.Where(promise => !Repository.Has(promise.Page.Split('#')[0]))
            .Select(promise => $"There is no {promise.Page}, which is to say: {promise.Text}"));
    }

    [Fact]
    public void Each_page_has_its_promises_among_them()
    {
        var pages = Repository.Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)
            && !page.StartsWith("docs/diagnostics/STB", StringComparison.Ordinal)).Append("README.md");

        Assert.Equal([], pages.Except(Promises.Select(promise => promise.Page.Split('#')[0])).Except(s_withoutPromises));
    }

    /// <summary>The page that is right is written to where the tests run.</summary>
    [Fact]
    public void The_page_is_made_of_the_promises()
    {
        var page = ScorecardPage.Write(PromiseArea.All);
        var received = Path.Combine(AppContext.BaseDirectory, "scorecard.md");
        File.WriteAllText(received, page);

        Assert.True(
            Repository.Has(ScorecardPage.Page) && Repository.Read(ScorecardPage.Page) == page,
            $"{ScorecardPage.Page} is out of date. Write it anew: cp {received} {ScorecardPage.Page}");
    }

    [Fact]
    public void A_list_and_the_table_of_a_page_are_read_as_they_are_written()
    {
        const string Page = """
            # Roofs

            | another table | with | columns |
            |---|---|---|
            | `Not.A_promise` | x | y |

            | promise | held by |
            |---|---|
            | Rain stays `outside`. | `RoofTests.It_is_dry`, `RoofTests.It_stays_dry` |
            | Doors close. | by hand |
            """;

        var area = PromiseArea.Parse(
            """
            # Houses

                table docs/roofs.md#roofs
            Walls stand
                README.md
                House/WallTests.They_stand
                House/WallTests.They_stand_in_wind

            Windows open
                docs/windows.md
            """,
            path => path == "docs/roofs.md" ? Page : "");

        Assert.Equal("Houses", area.Title);
        Assert.Equal(
            [
                ("Rain stays `outside`.", "docs/roofs.md#roofs", "RoofTests.It_is_dry RoofTests.It_stays_dry"),
                ("Doors close.", "docs/roofs.md#roofs", ""),
                ("Walls stand", "README.md", "House/WallTests.They_stand House/WallTests.They_stand_in_wind"),
                ("Windows open", "docs/windows.md", ""),
            ],
            area.Promises.Select(promise => (promise.Text, promise.Page, string.Join(' ', promise.Tests))));
    }

    [Fact]
    public void Tests_are_found_by_their_attributes() => Assert.Equal(
        ["WallTests.It_stands", "WallTests.It_stands_in_wind", "WallTests.It_stands_in_a_storm"],
        TestMethod.Parse("House", "WallTests.cs", """
            public sealed class WallTests
            {
                [Fact]
                public void It_stands() { }

                [Theory, InlineData("]")]
                public Task It_stands_in_wind(string wind) => Task.CompletedTask;

                // Where there is one.
                [StormFact]
                public void It_stands_in_a_storm() { }

                public void It_has_been_built() { }
            }
            """).Select(test => test.Name));
}
