using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.CodeFixes.Renaming;

namespace SeaTable.Generators.Tests.Renaming;

/// <summary>Chosen names in the texts of files: only the entry is new.</summary>
public sealed class CodegenTextTests
{
    [Theory]
    [InlineData("{\n  \"form\": 1,\n  \"tables\": []\n}\n",
        "{\n  \"form\": 1,\n  \"codegen\": {\n    \"names\": { \"0000\": \"People\" }\n  },\n  \"tables\": []\n}\n")]
    [InlineData("{ \"tables\": [] }", "{ \"codegen\": { \"names\": { \"0000\": \"People\" } }, \"tables\": [] }")]
    [InlineData("{\"metadata\":{\"tables\":[]}}\n",
        "{\"codegen\": { \"names\": { \"0000\": \"People\" } }, \"metadata\":{\"tables\":[]}}\n")]
    [InlineData("{\r\n\t\"codegen\": { \"client\": \"C\" },\r\n\t\"tables\": []\r\n}",
        "{\r\n\t\"codegen\": { \"client\": \"C\", \"names\": { \"0000\": \"People\" } },\r\n\t\"tables\": []\r\n}")]
    [InlineData("{\n  \"codegen\": {},\n  \"tables\": []\n}",
        "{\n  \"codegen\": {\n    \"names\": { \"0000\": \"People\" }\n  },\n  \"tables\": []\n}")]
    [InlineData("{\n  \"codegen\": null,\n  \"tables\": []\n}",
        "{\n  \"codegen\": {\n    \"names\": { \"0000\": \"People\" }\n  },\n  \"tables\": []\n}")]
    [InlineData("{\n  \"codegen\": {\n    \"names\": {\n      \"0\": \"A\",\n      \"1\": \"B\"\n    }\n  },\n"
        + "  \"tables\": []\n}",
        "{\n  \"codegen\": {\n    \"names\": {\n      \"0\": \"A\",\n      \"0000\": \"People\",\n"
        + "      \"1\": \"B\"\n    }\n  },\n"
        + "  \"tables\": []\n}")]
    [InlineData("{ \"codegen\": { \"names\": { \"0000\" : \"Old\" , \"b\": \"B\", \"a\": \"A\" } }, \"tables\": [] }",
        "{ \"codegen\": { \"names\": { \"0000\" : \"People\" , \"b\": \"B\", \"a\": \"A\" } }, \"tables\": [] }")]
    [InlineData("{ \"codegen\": { \"names\": { \"b\": \"B\", \"a\": \"A\" } }, \"tables\": [] }",
        "{ \"codegen\": { \"names\": { \"b\": \"B\", \"a\": \"A\", \"0000\": \"People\" } }, \"tables\": [] }")]
    public void A_name_is_put_into_the_section(string before, string after) => Assert.Equal(after, Choose(before, isOwn: false));

    [Theory]
    [InlineData("{}", "{\n  \"names\": {\n    \"0000\": \"People\"\n  }\n}")]
    [InlineData("{ }\n", "{\n  \"names\": {\n    \"0000\": \"People\"\n  }\n}\n")]
    [InlineData("{\"client\": \"C\",   \"names\": {\"z\": \"Z\"}}\n",
        "{\"client\": \"C\",   \"names\": {\"0000\": \"People\", \"z\": \"Z\"}}\n")]
    [InlineData("{\n    \"names\": {\n    }\n}", "{\n    \"names\": {\n        \"0000\": \"People\"\n    }\n}")]
    public void A_name_is_put_into_the_file_beside_it(string before, string after) =>
        Assert.Equal(after, Choose(before, isOwn: true));

    [Theory]
    [InlineData("{ \"tables\": [")]
    [InlineData("[]")]
    [InlineData("{ \"codegen\": [], \"tables\": [] }")]
    [InlineData("{ \"codegen\": { \"names\": \"x\" }, \"tables\": [] }")]
    public void What_holds_no_settings_is_left_alone(string text) => Assert.Null(Choose(text, isOwn: false));

    private static string? Choose(string text, bool isOwn) =>
        CodegenText.Choose(SourceText.From(text), isOwn, "0000", "People", CancellationToken.None)?.ToString();
}
