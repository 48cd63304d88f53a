using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0015 and STB0016: settings written by hand that would have no effect, without a word.</summary>
public sealed class SettingTests
{
    private const string After = "; it becomes a read-only JsonElement property, and there are no Links for it";

    [Theory]
    [InlineData("\"type\": «\"link\"»", "has no \"data\" that tells its other table")]
    [InlineData("\"type\": «\"link\"», \"data\": null", "has no \"data\" that tells its other table")]
    [InlineData(
        "\"type\": \"link\", \"data\": «{»}",
        "does not tell its other table, since its \"data\" has no \"table_id\" and \"other_table_id\"")]
    [InlineData(
        "\"type\": \"link\", \"data\": «{»\"other_table_id\": \"ab12\"}",
        "does not tell its other table, since its \"data\" has no \"table_id\"")]
    [InlineData(
        "\"type\": \"link\", \"data\": «{»\"table_id\": \"0000\", \"other_table_id\": 7}",
        "does not tell its other table, since its \"data\" has no \"other_table_id\"")]
    [InlineData(
        "\"type\": \"link\", \"data\": {\"table_id\": \"0000\", \"other_table_id\": «\"gone\"»}",
        "leads to a table with the id 'gone', which is not in the file")]
    [InlineData(
        "\"type\": \"link\", \"data\": {\"table_id\": «\"gone\"», \"other_table_id\": \"0000\"}",
        "leads to a table with the id 'gone', which is not in the file")]
    public void A_link_that_leads_nowhere_is_told(string settings, string problem)
    {
        var run = GeneratorTest.Of(Contacts($$"""{"key": "Co5y", "name": "Company", {{settings}}}"""))
            .ExpectingWarning("STB0015", $"The link column 'Company' of table 'Contacts' {problem}{After}")
            .Run();

        Assert.Equal(["Company"], run.Properties("Crm.ContactsRow"));
    }

    [Theory]
    [InlineData("{\"table_id\": \"0000\", \"other_table_id\": \"ab12\"}")]
    [InlineData("{\"table_id\": \"ab12\", \"other_table_id\": \"0000\"}")]
    [InlineData("{\"table_id\": \"0000\", \"other_table_id\": \"0000\"}")]
    public void A_link_that_leads_somewhere_is_fine_from_either_end(string data) =>
        GeneratorTest.Of(Contacts($$"""{"key": "Co5y", "name": "Company", "type": "link", "data": {{data}}}""")).Run();

    [Theory]
    [InlineData("eur", " (did you mean 'euro'?)")]
    [InlineData("Percent", " (did you mean 'percent'?)")]
    [InlineData("custom-currency", " (did you mean 'custom_currency'?)")]
    [InlineData("furlongs", "")]
    public void A_number_format_that_SeaTable_does_not_have_is_told(string format, string suggestion) =>
        GeneratorTest.Of(Contacts(
            $$"""{"key": "Am7t", "name": "Amount", "type": "number", "data": {"format": «"{{format}}"»} }"""))
            .ExpectingWarning(
                "STB0016",
                $"The number column 'Amount' of table 'Contacts' has the format '{format}', which this version of "
                    + $"SeaTable.Generators does not "
                    + $"know{suggestion}; it becomes a double? property")
            .Run();

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"format\": \"\"}")]
    [InlineData("{\"format\": null}")]
    [InlineData("{\"format\": \"percent\"}")]
    [InlineData("{\"format\": \"custom_currency\"}")]
    [InlineData("{\"format\": \"duration\"}")]
    public void All_other_number_formats_are_fine(string data) =>
        GeneratorTest.Of(Contacts($$"""{"key": "Am7t", "name": "Amount", "type": "number", "data": {{data}}}""")).Run();

    private static string Contacts(string column) => $$"""
        {"tables": [{"_id": "0000", "name": "Contacts", "columns": [{{column}}]}, {"_id": "ab12", "name": "Companies",
          "columns": []}]}
        """;
}
