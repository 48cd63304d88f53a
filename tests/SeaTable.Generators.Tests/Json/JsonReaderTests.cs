using System.Text;
using System.Text.Json;
using SeaTable.Generators.Json;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Json;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("""{"a": «"b"»}""")]
    [InlineData("""{"a": «-12.5e+3» }""")]
    [InlineData("""{"x": 1, "a": «[1, {"b": []}]»}""")]
    [InlineData("{\r\n  \"a\":\t«{\"b\": null}»\r\n}")]
    [InlineData("""{"a": «true»}""")]
    [InlineData("""{"ä€😀": "😀", "a": «"\u00e4\ud83d\ude00"»}""")]
    [InlineData("\uFEFF{\"a\": «null»}")]
    public void A_value_knows_where_it_stands(string marked)
    {
        var text = MarkedText.Parse(marked);

        var value = Read(text.Text)["a"]!;

        Assert.Equal(text.Marks.Single(), new Microsoft.CodeAnalysis.Text.TextSpan(value.Start, value.Length));
    }

    [Fact]
    public void A_member_knows_where_its_name_stands()
    {
        var text = MarkedText.Parse("""{ «"a\"b"» : 1}""");

        var member = Read(text.Text).Member("a\"b")!;

        Assert.Equal(text.Marks.Single(), new Microsoft.CodeAnalysis.Text.TextSpan(member.Start, member.Length));
    }

    [Theory]
    [InlineData("""\" \\ \/ \b \f \n \r \t""", "\" \\ / \b \f \n \r \t")]
    [InlineData("""\u0041\u00DF\u00df\u6587""", "Aßß文")]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\u0000""", "\0")]
    [InlineData("/", "/")]
    public void Escapes_are_resolved(string escaped, string expected) =>
        Assert.Equal(expected, Read($$"""{"a": "{{escaped}}"}""")["a"]!.AsString());

    [Fact]
    public void Half_a_surrogate_pair_is_kept_and_does_not_throw() =>
        Assert.Equal("\ud83d", Read("""["\ud83d"]""").Items.Single().AsString());

    [Theory]
    [InlineData("", 0, "the text is empty")]
    [InlineData("  ", 2, "the text is empty")]
    [InlineData("{", 1, "the text ends inside an object")]
    [InlineData("{\"a\": 1,}", 8, "the comma before '}' is one too many")]
    [InlineData("{'a': 1}", 1, "names of members stand in double quotes, not in single ones")]
    [InlineData("// note\n{}", 0, "JSON has no comments")]
    [InlineData("[1 2]", 3, "expected ',' or ']'")]
    [InlineData("{} {}", 3, "the value has ended, but more text follows")]
    [InlineData("[\"\\x\"]", 2, "a string holds a backslash that no known escape follows")]
    [InlineData("[\"\\u12g4\"]", 2, "\\u must be followed by four hexadecimal digits")]
    [InlineData("[\"\\u１２３４\"]", 2, "\\u must be followed by four hexadecimal digits")]
    [InlineData("[01]", 2, "a number must not start with a zero that another digit follows")]
    [InlineData("[1.]", 3, "expected a digit after the decimal point")]
    [InlineData("[-]", 2, "expected a digit after '-'")]
    [InlineData("[1e]", 3, "expected a digit in the exponent")]
    [InlineData("[\"a\nb\"]", 3, "a string does not end on its line (a line break inside is written \\n)")]
    [InlineData("[\"a\tb\"]", 3, "a string holds a control character that is not escaped")]
    [InlineData("[NaN]", 1, "words other than true, false and null stand in double quotes")]
    [InlineData("[True]", 1, "words other than true, false and null stand in double quotes")]
    public void What_is_not_JSON_is_explained_where_it_goes_wrong(string text, int position, string message)
    {
        var result = JsonReader.Parse(text);

        Assert.Null(result.Root);
        Assert.Equal(new JsonSyntaxError(position, message), result.Error);
    }

    [Fact]
    public void Values_may_be_nested_as_deep_as_the_reader_says_and_no_deeper()
    {
        Assert.Null(JsonReader.Parse(Nested(JsonReader.MaximumDepth)).Error);

        var tooDeep = JsonReader.Parse(Nested(JsonReader.MaximumDepth + 1)).Error;

        Assert.Equal(new JsonSyntaxError(JsonReader.MaximumDepth, "values are nested deeper than 128 levels"), tooDeep);
    }

    [Fact]
    public void A_million_brackets_do_not_overflow_the_stack() =>
        Assert.NotNull(JsonReader.Parse(new string('[', 1_000_000)).Error);

    [Fact]
    public void A_text_cut_off_anywhere_is_an_error_at_its_very_end_or_before()
    {
        const string Whole = """{"tables": [{"_id": "0000", "n": [-1.5e3, true, false, null, "\u00e4\n"]}]}""";
        for (var length = 0; length < Whole.Length; length++)
        {
            var error = JsonReader.Parse(Whole[..length]).Error;

            Assert.NotNull(error);
            Assert.InRange(error.Position, 0, length);
        }
    }

    [Fact]
    public void A_member_that_stands_twice_has_its_last_value() =>
        Assert.Equal("2", Read("""{"a": 1, "a": 2}""")["a"]!.Text);

    [Fact]
    public void An_unneeded_member_is_not_kept()
    {
        var root = JsonReader.Parse("""{"rows": [{"a": [1]}], "b": 2}""", new HashSet<string> { "rows" }).Root!;

        Assert.Equal([], root["rows"]?.Items ?? []);
        Assert.Equal("2", root["b"]!.Text);
    }

    [Fact]
    public void An_unneeded_member_is_checked_all_the_same() =>
        Assert.NotNull(JsonReader.Parse("""{"rows": [tru], "b": 2}""", new HashSet<string> { "rows" }).Error);

    [Fact]
    public void The_quickstarts_schema_is_read_as_the_framework_reads_it()
    {
        using var document = JsonDocument.Parse(SchemaJson.Crm);

        MustBeTheSame(document.RootElement, Read(SchemaJson.Crm));
    }

    [Theory]
    [InlineData("a\nb\r\nc\rd", 0, 0, 0)]
    [InlineData("a\nb\r\nc\rd", 2, 1, 0)]
    [InlineData("a\nb\r\nc\rd", 5, 2, 0)]
    [InlineData("a\nb\r\nc\rd", 7, 3, 0)]
    [InlineData("a\nb\r\nc\rd", 8, 3, 1)]
    [InlineData("", 0, 0, 0)]
    public void Lines_end_where_editors_end_them(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), new LineMap(text).Locate(offset));

    internal static void MustBeTheSame(JsonElement expected, JsonNode actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(JsonKind.Object, actual.Kind);
                Assert.Equal(
                    expected.EnumerateObject().Select(member => member.Name), actual.Members.Select(member => member.Name));
                foreach (var (member, index) in expected.EnumerateObject().Select((member, index) => (member, index)))
                {
                    MustBeTheSame(member.Value, actual.Members[index].Value);
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonKind.Array, actual.Kind);
                Assert.Equal(expected.GetArrayLength(), actual.Items.Count);
                for (var index = 0; index < actual.Items.Count; index++)
                {
                    MustBeTheSame(expected[index], actual.Items[index]);
                }

                break;
            default:
                Assert.Equal(expected.ValueKind.ToString(), actual.Kind.ToString());
                Assert.Equal(
                    expected.ValueKind switch
                    {
                        JsonValueKind.String => expected.GetString(),
                        JsonValueKind.Number => expected.GetRawText(),
                        _ => null,
                    },
                    actual.Text);
                break;
        }
    }

    private static JsonNode Read(string text)
    {
        var result = JsonReader.Parse(text);
        Assert.Null(result.Error);
        return result.Root!;
    }

    private static string Nested(int depth) =>
        new StringBuilder().Append('[', depth).Append(']', depth).ToString();
}
