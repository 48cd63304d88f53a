using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0015 to STB0017: settings written by hand that would have no effect, without a word.</summary>
public sealed class SettingTests
{
    private const string After = "; it becomes a read-only JsonElement property, and there are no Links for it";

    private const string InPlace = "; the server gives an error, or nothing, in its place";

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

    [Theory]
    [InlineData("{Amout} * 2", "names 'Amout' (did you mean 'Amount'?), which is not in the file")]
    [InlineData("{Amount} + {This} + {That} + {This}", "names 'This' and 'That', which are not in the file")]
    [InlineData("{Company.Cty}", "names 'Company.Cty', which is not in the file")]
    [InlineData("countlinks('Firm')", "names 'Firm', which is not in the file")]
    [InlineData("rollup('Company', 'Size', 'sum', '{Size} > {Least}')", "names 'Least', which is not in the file")]
    [InlineData("lookup(findmax('Company', 'Sice'), 'Name')", "names 'Sice', which is not in the file")]
    [InlineData("countItems('Tags')", "names 'Tags', which is not in the file")]
    public void A_formula_that_names_a_column_that_is_not_there_is_told(string formula, string problem) =>
        GeneratorTest.Of(Linked($$"""{"key": "Fo01", "name": "F", "type": "formula", "data": {"formula": «"{{formula}}"»} }"""))
            .ExpectingWarning("STB0017", $"The formula column 'F' of table 'Contacts' {problem}{InPlace}")
            .Run();

    [Theory]
    [InlineData("'{Amout}' & {Amount} & {Am7t}")]
    [InlineData("{Company.Size} + {Companies.Size} + {Company.Si2e}")]
    [InlineData("countlinks('Company', '{Size} > 5') + countlinks('Co5y')")]
    [InlineData("lookup(findmin('Companies', 'Size'), 'Name') & 'Firm'")]
    [InlineData("countItems('Company') + len('Tags')")]
    [InlineData("{Amount")]
    [InlineData("")]
    public void Names_of_columns_that_are_there_and_texts_are_fine(string formula) =>
        GeneratorTest.Of(Linked($$"""{"key": "Fo01", "name": "F", "type": "formula", "data": {"formula": "{{formula}}"} }"""))
            .Run();

    [Theory]
    [InlineData(
        "\"rollup\", \"link_column_key\": «\"gone\"»",
        "follows a link with the key 'gone', which the table does not have")]
    [InlineData("\"count_links\", \"link_column_key\": «\"Am7t\"»",
        "follows a link with the key 'Am7t', which the table does not have")]
    [InlineData(
        "\"rollup\", \"link_column_key\": \"Co5y\", \"level1_linked_table_column_key\": «\"gone\"»",
        "looks at a column with the key 'gone', which is not in the file")]
    [InlineData(
        "\"findmax\", \"link_column_key\": \"Co5y\", \"column_key_in_linked_record\": \"Si2e\", "
            + "\"column_key_for_comparison\": «\"gone\"»",
        "looks at a column with the key 'gone', which is not in the file")]
    [InlineData(
        "\"lookup\", \"link_column_key\": \"Co5y\", \"level1_linked_table_column_key\": \"Ba6k\", "
            + "\"level2_linked_table_column_key\": «\"gone\"»",
        "looks at a column with the key 'gone', which is not in the file")]
    public void A_link_formula_over_a_column_that_is_not_there_is_told(string settings, string problem) =>
        GeneratorTest.Of(Linked($$"""{"key": "Lf01", "name": "F", "type": "link-formula", "data": {"formula": {{settings}}} }"""))
            .ExpectingWarning("STB0017", $"The link formula column 'F' of table 'Contacts' {problem}{InPlace}")
            .Run();

    [Theory]
    [InlineData("\"rollup\", \"link_column_key\": \"Co5y\", \"level1_linked_table_column_key\": \"Si2e\"")]
    [InlineData("\"count_links\", \"link_column_key\": \"Co5y\", \"level1_linked_table_column_key\": \"gone\"")]
    [InlineData("\"lookup\", \"link_column_key\": \"Co5y\", \"level1_linked_table_column_key\": \"Si2e\", "
        + "\"level2_linked_table_column_key\": \"gone\"")]
    [InlineData("\"rollup\"")]
    public void A_link_formula_whose_columns_are_there_or_not_told_is_fine(string settings) => GeneratorTest
        .Of(Linked($$"""{"key": "Lf01", "name": "F", "type": "link-formula", "data": {"formula": {{settings}}} }""")).Run();

    private static string Linked(string column) => $$"""
        {"tables": [
          {"_id": "0000", "name": "Contacts", "columns": [
            {"key": "0000", "name": "Name", "type": "text"},
            {"key": "Am7t", "name": "Amount", "type": "number"},
            {"key": "Co5y", "name": "Company", "type": "link", "data": {"table_id": "0000", "other_table_id": "ab12"} },
            {{column}}]},
          {"_id": "ab12", "name": "Companies", "columns": [
            {"key": "0000", "name": "Name", "type": "text"},
            {"key": "Si2e", "name": "Size", "type": "number"},
            {"key": "Ba6k", "name": "Contacts", "type": "link", "data": {"table_id": "0000", "other_table_id": "ab12"} }]}]}
        """;

    private static string Contacts(string column) => $$"""
        {"tables": [{"_id": "0000", "name": "Contacts", "columns": [{{column}}]}, {"_id": "ab12", "name": "Companies",
          "columns": []}]}
        """;
}
