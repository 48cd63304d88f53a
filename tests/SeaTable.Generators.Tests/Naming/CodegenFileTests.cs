using System.Text.Json.Nodes;
using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>Settings of the code in a file of their own beside the schema file, which can then be overwritten.</summary>
public sealed class CodegenFileTests
{
    private static readonly JsonObject s_contacts = Table(
        "0000", "Contacts", Column("0000", "Name"), Column("M31F", "E-mail address", "email"));

    private static readonly string s_tables = Of(s_contacts.DeepClone().AsObject());

    private static readonly GeneratorTest s_project = GeneratorTest.Of(s_tables);

    [Fact]
    public void Its_settings_are_those_of_the_section()
    {
        const string Settings = """
            {"namespace": "Acme", "client": "Sales", "accessibility": "internal", "names": {"0000/M31F": "EMail"}}
            """;

        var beside = s_project.And("crm.codegen.json", Settings).Run();
        var inside = GeneratorTest.Of(WithCodegen(JsonNode.Parse(Settings)!.AsObject(), s_contacts.DeepClone().AsObject())).Run();

        Assert.Contains("Acme.Sales.Contacts.g.cs", beside.Sources.Keys);
        Assert.Equal(inside.Sources, beside.Sources);
    }

    [Fact]
    public void It_belongs_to_the_schema_file_of_its_name_in_its_folder_alone()
    {
        var run = GeneratorTest.Of(s_tables, "a/crm.seatable.json")
            .And("b/shop.seatable.json", Of(Table("0000", "Articles", Column("0000", "Name"))))
            .And("b/crm.codegen.json", "other tools name files so as well")
            .And("b/shop.codegen.json", """{"$schema": "x", "client": "Store"}""")
            .Run();

        Assert.Equal(
            ["Crm.CrmBase.Contacts.g.cs", "Crm.CrmBase.g.cs", "Crm.Store.Articles.g.cs", "Crm.Store.g.cs"],
            run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_wrong_is_told_at_its_place_in_that_file() =>
        s_project
            .And("crm.codegen.json", """
                {
                  "client": «"Sales Client"»,
                  "names": { «"ab12"»: "Something", "0000/M31F": «"two words"» },
                  «"colour"»: "red",
                  «"codegen"»: {}
                }
                """)
            .ExpectingError(
                "STB0012",
                "crm.codegen.json: 'Sales Client' is no C# identifier that a class can have here, so 'CrmBase' is used")
            .ExpectingWarning(
                "STB0012",
                "crm.codegen.json: \"names\" speaks of 'ab12', but the file has no table, column, option or view of these ids, "
                    + "so the entry has no effect")
            .ExpectingError(
                "STB0012",
                "crm.codegen.json: \"names\" gives '0000/M31F' the name 'two words', which is no C# identifier that a member can "
                    + "have (letters, digits and underscores, no digit first, at most 120 characters)")
            .ExpectingWarning(
                "STB0012",
                "crm.codegen.json: 'colour' is none of \"namespace\", \"client\", \"accessibility\" and \"names\", so it "
                    + "has no effect")
            .ExpectingWarning(
                "STB0012", "crm.codegen.json: 'codegen' has no effect here; its members stand at the top of this file")
            .Run();

    [Fact]
    public void Names_that_fall_together_are_to_be_chosen_there() =>
        GeneratorTest.Of(OfColumns("Bug-ID", "Bug ID").Replace("\"Bug-ID\"", "«\"Bug-ID\"»", StringComparison.Ordinal))
            .And("crm.codegen.json", "{}")
            .ExpectingWarning(
                "STB0006",
                "Column 'Bug-ID' and column 'Bug ID' of table 'Things' would both be named 'BugID' in C#; they are named "
                    + "'BugID_c000' and 'BugID_c001'. To choose, put \"0000/c000\": \"…\", \"0000/c001\": \"…\" into "
                    + "\"names\" in crm.codegen.json.")
            .Run();

    [Theory]
    [InlineData("""{«"codegen"»: {"client": "Sales"}, "tables": []}""")]
    [InlineData("""{«"Codegen"»: {}, "tables": []}""")]
    [InlineData("""{"metadata": {«"codegen"»: {}, "tables": []}}""")]
    public void A_section_as_well_is_an_error_and_the_file_counts(string schema)
    {
        var run = GeneratorTest.Of(schema)
            .And("crm.codegen.json", """{"client": "Store"}""")
            .ExpectingError(
                "STB0012",
                "The section codegen of crm.seatable.json: it has no effect, because there is crm.codegen.json beside the file; "
                    + "move what it says there, or delete one of them")
            .Run();

        Assert.Equal(["Crm.Store.g.cs"], run.Sources.Keys);
    }

    [Fact]
    public void A_file_that_is_not_JSON_gives_no_code_since_all_of_it_would_have_other_names()
    {
        var run = s_project
            .And("crm.codegen.json", """{"client": «S»ales", "names": {}}""")
            .ExpectingError(
                "STB0001",
                "crm.codegen.json is not JSON: expected a value: an object, a list, a string, a number, true, false or null. "
                    + "Nothing is generated from crm.seatable.json.")
            .Run();

        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_file_that_holds_no_object_is_an_error() =>
        s_project.And("crm.codegen.json", "«[»]")
            .ExpectingError("STB0012", "crm.codegen.json: it is a list and not an object")
            .Run();

    [Fact]
    public void A_file_of_the_same_client_is_to_be_changed_there() =>
        GeneratorTest.Of(s_tables, "a/crm.seatable.json")
            .And("b/shop.seatable.json", s_tables)
            .And("b/shop.codegen.json", """{"client": «"CrmBase"»}""")
            .ExpectingError(
                "STB0007",
                "shop.seatable.json and crm.seatable.json both make Crm.CrmBase, so nothing is generated from "
                    + "shop.seatable.json. Rename one of the files, or put another \"client\" or \"namespace\" into "
                    + "shop.codegen.json.")
            .Run();
}
