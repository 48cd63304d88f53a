using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0003, STB0004 and STB0005: a part of a base that cannot be used. The rest still gets its code.</summary>
public sealed class BrokenPartTests
{
    [Theory]
    [InlineData("""«{»"name": "Deals", "columns": []}""", "Table 1 ('Deals') has no \"_id\"; the table gets no code")]
    [InlineData("""{"_id": «""», "name": "Deals", "columns": []}""",
        "Table 1 ('Deals') has an empty \"_id\"; the table gets no code")]
    [InlineData("""«{»"_id": "0000", "columns": []}""", "Table 1 has no \"name\"; the table gets no code")]
    [InlineData("""{"_id": "0000", "name": «7», "columns": []}""",
        "Table 1 has a \"name\" that is a number and not a string; the table gets no code")]
    [InlineData("«null»", "Table 1 is null and not an object; the table gets no code")]
    public void A_table_without_id_or_name_gets_no_code(string table, string message)
    {
        var run = GeneratorTest.Of($$"""{"tables": [{{table}}, {"_id": "ab12", "name": "Contacts", "columns": []}]}""")
            .ExpectingError("STB0003", message)
            .Run();

        Assert.Equal(["Crm.CrmBase.Contacts.g.cs", "Crm.CrmBase.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""«{»"_id": "0000", "name": "Deals"}""", "Table 1 ('Deals') has no \"columns\"; its rows get no properties")]
    [InlineData(
        """{"_id": "0000", "name": "Deals", "columns": «{»}}""",
        "Table 1 ('Deals') has \"columns\" that are an object and not a list; its rows get no properties")]
    public void A_table_without_columns_gets_rows_without_properties(string table, string message)
    {
        var run = GeneratorTest.Of($$"""{"tables": [{{table}}]}""").ExpectingError("STB0003", message).Run();

        Assert.Empty(run.Properties("Crm.DealsRow"));
    }

    [Theory]
    [InlineData(
        """«{»"name": "Age", "type": "number"}""",
        "Column 1 ('Age') of table 'Contacts' has no \"key\"; the column gets no property")]
    [InlineData(
        """«{»"key": "M31F", "name": "Age"}""",
        "Column 1 ('Age') of table 'Contacts' has no \"type\"; the column gets no property")]
    [InlineData(
        """{"key": "M31F", "name": «null», "type": "number"}""",
        "Column 1 of table 'Contacts' has a \"name\" that is null and not a string; the column gets no property")]
    [InlineData("«\"Age\"»", "Column 1 of table 'Contacts' is a string and not an object; the column gets no property")]
    public void A_column_without_key_name_or_type_gets_no_property(string column, string message)
    {
        var run = GeneratorTest.Of(Contacts(column + """, {"key": "0000", "name": "Name", "type": "text"}"""))
            .ExpectingError("STB0003", message)
            .Run();

        Assert.Equal(["Name"], run.Properties("Crm.ContactsRow"));
    }

    [Theory]
    [InlineData("""«{»"name": "Lead"}""",
        "Option 1 of column 'Status' of table 'Contacts' has no \"id\"; the option gets no member")]
    [InlineData("""«{»"id": "1"}""",
        "Option 1 of column 'Status' of table 'Contacts' has no \"name\"; the option gets no member")]
    [InlineData("«true»", "Option 1 of column 'Status' of table 'Contacts' is true and not an object; the option gets no member")]
    public void An_option_without_id_or_name_gets_no_member(string option, string message)
    {
        var run = GeneratorTest.Of(Contacts(Status(option + """, {"id": "2", "name": "Customer"}""")))
            .ExpectingWarning("STB0003", message)
            .Run();

        Assert.Contains("Customer", run.Properties("Crm.ContactsStatus"));
    }

    [Fact]
    public void An_option_id_that_is_a_number_is_an_id()
    {
        var run = GeneratorTest.Of(Contacts(Status("""{"id": 29982, "name": "Lead"}"""))).Run();

        Assert.Contains("\"29982\", Names.Lead", run.Sources["Crm.CrmBase.Contacts.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_tables_with_one_id_the_second_is_left_out()
    {
        var run = GeneratorTest.Of("""
            {"tables": [
              {"_id": "0000", "name": "Contacts", "columns": []},
              {"_id": «"0000"», "name": "Deals", "columns": []}
            ]}
            """)
            .ExpectingError(
                "STB0004", "The table id '0000' is used twice, by 'Contacts' and by 'Deals'; the second one is left out")
            .Run();

        Assert.Equal(["Contacts"], run.Properties("Crm.CrmBase"));
    }

    [Fact]
    public void Of_two_columns_with_one_key_the_second_is_left_out()
    {
        var run = GeneratorTest.Of(Contacts("""
              {"key": "M31F", "name": "Age", "type": "number"},
              {"key": «"M31F"», "name": "Email", "type": "email"}
            """))
            .ExpectingError(
                "STB0004",
                "The column key 'M31F' of table 'Contacts' is used twice, by 'Age' and by 'Email'; the second one is left out")
            .Run();

        Assert.Equal(["Age"], run.Properties("Crm.ContactsRow"));
    }

    [Fact]
    public void Two_tables_may_have_columns_with_one_key() =>
        GeneratorTest.Of(SchemaJson.Of(
            SchemaJson.Table("0000", "Contacts", SchemaJson.Column("0000", "Name")),
            SchemaJson.Table("ab12", "Deals", SchemaJson.Column("0000", "Title")))).Run();

    [Fact]
    public void Of_two_options_with_one_id_the_second_is_left_out()
    {
        var run = GeneratorTest.Of(Contacts(Status("""{"id": "1", "name": "Lead"}, {"id": «"1"», "name": "Customer"}""")))
            .ExpectingWarning(
                "STB0004",
                "The option id '1' of column 'Status' of table 'Contacts' is used twice, by 'Lead' and by 'Customer'; the "
                    + "second one is left out")
            .Run();

        Assert.DoesNotContain("Customer", run.Properties("Crm.ContactsStatus"));
    }

    [Fact]
    public void A_column_type_of_the_future_is_read_as_JSON_with_a_warning()
    {
        var run = GeneratorTest.Of(Contacts("""{"key": "M31F", "name": "Mood", "type": «"mood-ring"», "data": [1]}"""))
            .ExpectingWarning(
                "STB0005",
                "The column 'Mood' of table 'Contacts' has the type 'mood-ring', which this version of SeaTable.Generators does "
                    + "not know; "
                + "it becomes a read-only JsonElement property")
            .Run();

        var property = (IPropertySymbol)run.Type("Crm.ContactsRow").GetMembers("Mood").Single();
        Assert.Equal("System.Text.Json.JsonElement?", property.Type.ToDisplayString());
        Assert.Null(property.SetMethod);
    }

    [Theory]
    [InlineData("multi-select", "multiple-select")]
    [InlineData("Single Select", "single-select")]
    [InlineData("longtext", "long-text")]
    [InlineData("check-box", "checkbox")]
    [InlineData("last-modified", "last-modifier")]
    [InlineData("numbers", "number")]
    [InlineData("buton", "button")]
    public void A_column_type_that_is_misspelt_is_told_with_the_one_that_is_meant(string type, string meant) =>
        GeneratorTest.Of(Contacts($$"""{"key": "M31F", "name": "Tags", "type": «"{{type}}"»}"""))
            .ExpectingWarning(
                "STB0005",
                $"The column 'Tags' of table 'Contacts' has the type '{type}', which this version of SeaTable.Generators does "
                    + $"not know "
                + $"(did you mean '{meant}'?); it becomes a read-only JsonElement property")
            .Run();

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("hologram")]
    [InlineData("user")]
    [InlineData("文本")]
    [InlineData("a type whose name goes on and on and on and on, because why not")]
    public void A_column_type_like_no_other_is_told_without_a_guess(string type) =>
        GeneratorTest.Of(Contacts($$"""{"key": "M31F", "name": "Tags", "type": «"{{type}}"»}"""))
            .ExpectingWarning(
                "STB0005",
                $"The column 'Tags' of table 'Contacts' has the type '{type}', which this version of SeaTable.Generators does "
                    + $"not know; "
                + "it becomes a read-only JsonElement property")
            .Run();

    private static string Contacts(string columns) =>
        $$"""{"tables": [{"_id": "0000", "name": "Contacts", "columns": [{{columns}}]}]}""";

    private static string Status(string options) =>
        $$$"""{"key": "M31F", "name": "Status", "type": "single-select", "data": {"options": [{{{options}}}]}}""";
}
