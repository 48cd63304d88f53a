using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Architecture.Tests.Facts;
using SeaTable.Architecture.Tests.Harness;

namespace SeaTable.Architecture.Tests;

/// <summary>What SeaTable is stands in one file of <c>src</c>.</summary>
public sealed class FactTests
{
    private const string Made = "src/Made/Up.cs";

    private static readonly Lazy<SyntaxTree[]> s_code = new(() =>
    [
        .. Repository.Projects.SelectMany(Repository.FilesOf).Select(path => CSharpSyntaxTree.ParseText(
            File.ReadAllText(path), path: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))),
    ]);

    public static TheoryData<string> Names => [.. AllFacts.All.Select(fact => fact.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_fact_stands_in_one_file(string name)
    {
        var fact = AllFacts.All.Single(fact => fact.Name == name);
        var places = Places(fact).Where(place => !FactExceptions.Has(fact, place.File)).ToList();

        if (fact.File is not null)
            Assert.Contains(places, place => place.File == fact.File);
        var copies = places.Where(place => place.File != fact.File).ToList();
        Assert.True(copies.Count == 0, string.Join('\n', copies));
    }

    [Fact]
    public void Each_exception_is_needed() => Assert.All(FactExceptions.All, exception =>
        Assert.Contains(Places(AllFacts.All.Single(fact => fact.Name == exception.Fact)), place => place.File == exception.File));

    [Theory]
    [InlineData("_ctime", "var sql = \"ORDER BY _ctime\";")]
    [InlineData("_ctime", "var sql = \"\\t_ctime\";")]
    [InlineData("_ctime", "var sql = \"ORDER BY _CTIME\";")]
    [InlineData("_mtime", "var sql = \"a\\n_mtime\";")]
    [InlineData("_locked", "var name = \"_locked\"u8;")]
    [InlineData("_locked", "var name = $@\"{table}._locked\";")]
    [InlineData("_mtime", "var sql = $\"SET _mtime = {moment}\";")]
    [InlineData("_archived", "var sql = $\"\"\"{table} _archived\"\"\";")]
    [InlineData("_id", "var sql = \"\"\"SELECT _id FROM t\"\"\";")]
    [InlineData("_id", "var name = \"_id\"u8;")]
    [InlineData("single-select", "var type = \"single-select\";")]
    [InlineData("single-select", "var type = $\"single-select\";")]
    [InlineData("single-select", "var type = \"single\\u002dselect\";")]
    [InlineData("single-select", "var type = \"Single-Select\";")]
    [InlineData("single-select", "var json = \"\"\"{\"type\":\"single-select\"}\"\"\";")]
    [InlineData("long-text", "var type = @\"long-text\";")]
    [InlineData("auto-number", "var json = \"{\\\"type\\\":\\\"auto-number\\\"}\";")]
    [InlineData("link-formula", "var text = \"a column of type link-formula\";")]
    [InlineData("geolocation", "var yes = type is \"collaborator\" or \"geolocation\";")]
    [InlineData("kinds of link formulas", "var yes = kind is \"count_links\";")]
    [InlineData("settings of link formulas", "var key = Text(\"summary_method\");")]
    [InlineData("types of results", "var kind = Text(\"result_type\") switch { \"number\" => 1, _ => 2 };")]
    [InlineData("types of results", "data[\"result_type\"] = \"array\";")]
    [InlineData("types of results", "var yes = Text(\"result_type\") == \"bool\";")]
    [InlineData("1000", "const int MaxRows = 1_000;")]
    [InlineData("1000", "const long MaxRows = 1000L;")]
    [InlineData("1000", "const uint MaxRows = 1000u;")]
    [InlineData("1000", "const decimal MaxRows = 1000m;")]
    [InlineData("1000", "const double MaxRows = 1000.0;")]
    [InlineData("1000", "const double MaxRows = 1e3;")]
    [InlineData("1000", "const int MaxRows = 0x3E8;")]
    [InlineData("1000", "var isTooMany = rows > 999;")]
    [InlineData("1000", "var isTooMany = rows is > 999;")]
    [InlineData("10000", "var isTooMany = rows >= 10_001;")]
    [InlineData("1000", "var text = \"at most 1000 rows\";")]
    [InlineData("10000", "var text = \"at most 10,000 rows\";")]
    [InlineData("10000", "var sql = \"SELECT x FROM t LIMIT 10000\";")]
    [InlineData("limits in words", "var text = \"only 100 rows come\";")]
    [InlineData("no such column", "var text = \"no such column: x\";")]
    [InlineData("no such column", "var text = \"Error: no such column\";")]
    [InlineData("no such column", "var yes = message.Contains(\"NO SUCH COLUMN\");")]
    [InlineData("row _id not exi", "var text = $\"row _id not exits\";")]
    [InlineData("link inserted is exist", "var text = \"The link inserted is exist.\";")]
    [InlineData("parts of refusals", "var yes = message.Contains(\"row\") && message.Contains(\"not exist\");")]
    [InlineData("yyyy-MM-dd", "var text = $\"{day:yyyy-MM-dd}\";")]
    [InlineData("yyyy-MM-dd", "var form = \"yyyy'-'MM'-'dd\";")]
    [InlineData("yyyy-MM-dd", "var form = \"yyyy/M/d\";")]
    [InlineData("HH:mm", "var hasTime = format.Contains(\"HH:mm\");")]
    [InlineData("functions", "var yes = name is \"isodate\" or \"year\";")]
    [InlineData("quoting", "var name = \"`\" + text.Replace(\"`\", \"``\") + \"`\";")]
    [InlineData("quoting", "var name = $\"`{text}`\";")]
    [InlineData("quoting", "var value = \"'\" + text.Replace(\"'\", \"''\") + \"'\";")]
    [InlineData("distance of words", "static int Levenshtein(string a, string b) => 0;")]
    public void A_copy_is_told_with_file_and_line(string name, string line)
    {
        var places = AllFacts.All.Single(fact => fact.Name == name)
            .Find(Made, $"class Up {{\n    void M() {{\n        {line}\n    }}\n}}");

        Assert.Equal([$"{Made}(3): {line}"], places.Select(place => place.ToString()).Distinct());
    }

    [Fact]
    public void A_copy_in_a_text_of_several_lines_is_told_with_its_own()
    {
        var fact = AllFacts.All.Single(fact => fact.Name == "_ctime");

        Assert.Equal(
            [$"{Made}(3): x _ctime", $"{Made}(6): _ctime\"; }}"],
            fact.Find(Made, "class Up { string a = \"\"\"\n   first\n   x _ctime\n   \"\"\"; string b = @\"\n\n_ctime\"; }")
                .Select(place => place.ToString()));
    }

    [Theory]
    [InlineData("_ctime", "// ORDER BY _ctime")]
    [InlineData("_ctime", "/// <summary><c>_ctime</c></summary>")]
    [InlineData("_ctime", "var name = \"my_ctime\";")]
    [InlineData("_locked", "var name = \"_locked_by\";")]
    [InlineData("_id", "var id = view.Text(\"_id\");")]
    [InlineData("single-select", "var type = \"department-single-select\";")]
    [InlineData("geolocation", "var text = \"a geolocation\";")]
    [InlineData("types of results", "var type = name switch { 1 => \"bool\", _ => \"string\" };")]
    [InlineData("types of results", "var type = Text(\"result_type\") switch { X => \"bool\", _ => \"string\" };")]
    [InlineData("1000", "var rows = 10000; // 1000")]
    [InlineData("1000", "var isLate = milliseconds == 999;")]
    [InlineData("1000", "var text = \"11000 or 1000.5 or 2-1000\";")]
    [InlineData("no such table", "var title = \"The base has no such table\";")]
    [InlineData("yyyy-MM-dd", "var shown = \"YYYY-MM-DD\";")]
    [InlineData("HH:mm", "var shown = \"DD.MM.YYYY HH:mm\";")]
    [InlineData("distance of words", "var distance = Distance(1);")]
    public void What_only_looks_like_one_is_none(string name, string line) =>
        Assert.Empty(AllFacts.All.Single(fact => fact.Name == name).Find("src/Metadata/Up.cs",
            $"class Up {{ void M() {{\n{line}\n}} }}"));

    private static IEnumerable<Place> Places(Fact fact) => s_code.Value.SelectMany(fact.Find);
}
