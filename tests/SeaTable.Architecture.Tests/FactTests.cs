using SeaTable.Architecture.Tests.Facts;
using SeaTable.Architecture.Tests.Harness;

namespace SeaTable.Architecture.Tests;

/// <summary>What SeaTable is stands in one file of <c>src</c>.</summary>
public sealed class FactTests
{
    private const string Made = "src/Made/Up.cs";

    public static TheoryData<string> Names => [.. Fact.All.Select(fact => fact.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_fact_stands_in_one_file(string name)
    {
        var fact = Fact.All.Single(fact => fact.Name == name);
        var places = Places(fact).Where(place => !fact.IsExcepted(place.File)).ToList();

        Assert.Contains(places, place => place.File == fact.File);
        Assert.Equal("", string.Join('\n', places.Where(place => place.File != fact.File)));
    }

    [Fact]
    public void Each_exception_is_needed() => Assert.All(Fact.Exceptions, exception =>
        Assert.Contains(Places(Fact.All.Single(fact => fact.Name == exception.Fact)), place => place.File == exception.File));

    [Theory]
    [InlineData("_ctime", "var sql = \"ORDER BY _ctime\";")]
    [InlineData("_locked", "var name = \"_locked\"u8;")]
    [InlineData("_mtime", "var sql = $\"SET _mtime = {moment}\";")]
    [InlineData("_id", "var sql = \"\"\"SELECT _id FROM t\"\"\";")]
    [InlineData("_id", "var name = \"_id\"u8;")]
    [InlineData("single-select", "var type = \"single-select\";")]
    [InlineData("1000", "const int MaxRows = 1_000;")]
    [InlineData("no such column", "var text = \"no such column: x\";")]
    [InlineData("row _id not exi", "var text = $\"row _id not exits\";")]
    [InlineData("yyyy-MM-dd", "var text = $\"{day:yyyy-MM-dd}\";")]
    public void A_copy_is_told_with_file_and_line(string name, string line)
    {
        var places = Fact.All.Single(fact => fact.Name == name)
            .Find(Made, $"class Up {{\n    void M() {{\n        {line}\n    }}\n}}");

        Assert.Equal([$"{Made}(3): {line}"], places.Select(place => place.ToString()).Distinct());
    }

    [Theory]
    [InlineData("_ctime", "// ORDER BY _ctime")]
    [InlineData("_ctime", "/// <summary><c>_ctime</c></summary>")]
    [InlineData("_ctime", "var name = \"my_ctime\";")]
    [InlineData("_locked", "var name = \"_locked_by\";")]
    [InlineData("_id", "var id = view.Text(\"_id\");")]
    [InlineData("1000", "var rows = 10000; // 1000")]
    public void What_only_looks_like_one_is_none(string name, string line) =>
        Assert.Empty(Fact.All.Single(fact => fact.Name == name).Find("src/Metadata/Up.cs",
            $"class Up {{ void M() {{\n{line}\n}} }}"));

    private static IEnumerable<Place> Places(Fact fact) => Repository.Projects.SelectMany(Repository.FilesOf)
        .SelectMany(path => fact.Find(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)));
}
