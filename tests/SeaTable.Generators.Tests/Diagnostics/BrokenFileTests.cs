using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0001 and STB0002: a file from which nothing can be generated.</summary>
public sealed class BrokenFileTests
{
    private const string ExpectedForms =
        "Expected is the answer of GET …/metadata/ ({\"metadata\": {\"tables\": […]}}), a bare {\"tables\": […]}, "
        + "or the content.json of an exported base. Nothing is generated from it.";

    [Theory]
    [InlineData("{\"tables\": [\n  {\"_id\": \"0000\", «}»\n]}", "the comma before '}' is one too many")]
    [InlineData("{\"tables\": [\n  {\"_id\": \"0000«»", "the text ends inside a string")]
    [InlineData("{\"tables\": [«»", "the text ends where a value should stand")]
    [InlineData("«»", "the text is empty")]
    [InlineData("«<»html>Sign in</html>", "expected a value: an object, a list, a string, a number, true, false or null")]
    public void A_file_that_is_not_JSON_is_an_error_where_it_goes_wrong(string schema, string problem)
    {
        var run = GeneratorTest.Of(schema, "folder/crm.seatable.json")
            .ExpectingError("STB0001", $"crm.seatable.json is not JSON: {problem}. Nothing is generated from it.")
            .Run();

        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("«[»[]]", "its outermost value is a list")]
    [InlineData("«[»]", "its outermost value is a list")]
    [InlineData("«\"tables\"»", "its outermost value is a string")]
    [InlineData("«{»\"name\": \"Contacts\"}", "it has no \"tables\"")]
    [InlineData("{\"tables\": «{»}}", "\"tables\" is an object and not a list")]
    [InlineData("{«\"metadata\"»: null}", "\"metadata\" is null")]
    [InlineData("{«\"metadata\"»: {\"name\": \"Crm\"}}", "\"metadata\" has no \"tables\"")]
    public void A_file_that_describes_no_base_is_an_error(string schema, string problem)
    {
        var run = GeneratorTest.Of(schema)
            .ExpectingError("STB0002", $"crm.seatable.json does not describe a base: {problem}. {ExpectedForms}")
            .Run();

        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_base_without_tables_is_a_base()
    {
        var run = GeneratorTest.Of("""{"tables": []}""").Run();

        Assert.Equal(["Crm.CrmBase.g.cs"], run.Sources.Keys);
    }

    [Fact]
    public void A_broken_file_does_not_hold_up_the_other()
    {
        var run = GeneratorTest.Of("{«»", "broken.seatable.json")
            .And("crm.seatable.json", SchemaJson.OfColumns("Name"))
            .ExpectingError(
                "STB0001", "broken.seatable.json is not JSON: the text ends inside an object. Nothing is generated from it.")
            .Run();

        Assert.Equal(["Name"], run.Properties("Crm.ThingsRow"));
    }
}
