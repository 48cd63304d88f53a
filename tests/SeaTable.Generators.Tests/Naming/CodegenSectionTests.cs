using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>The section <c>codegen</c>: what people choose themselves. STB0012 says what cannot be had.</summary>
public sealed class CodegenSectionTests
{
    private const string Tables = """
        "tables": [{
          "_id": "0000", "name": "Contacts", "views": [{"_id": "v123", "name": "All"}],
          "columns": [
            {"key": "0000", "name": "Name", "type": "text"},
            {"key": "M31F", "name": "E-mail address", "type": "email"},
            {"key": "Cw35", "name": "Prio", "type": "single-select", "data": {"options": [{"id": "29982", "name": "!!!"}]}}
          ]
        }]
        """;

    [Fact]
    public void Namespace_client_and_accessibility_are_used()
    {
        var run = GeneratorTest.Of(With("""{"namespace": "Acme.Sales", "client": "SalesClient", "accessibility": "internal"}"""))
            .Run();

        Assert.Equal(
            ["Acme.Sales.SalesClient.Contacts.g.cs", "Acme.Sales.SalesClient.g.cs"],
            run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            run.GeneratedTypes().Where(type => type.ContainingType is null),
            type => Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility));
    }

    [Fact]
    public void An_empty_namespace_is_the_global_one() =>
        Assert.Equal(["Name", "EMailAddress", "Prio"],
            GeneratorTest.Of(With("""{"namespace": ""}""")).Run().Properties("ContactsRow"));

    [Fact]
    public void Tables_columns_and_options_are_named_by_their_ids()
    {
        var run = GeneratorTest.Of(With("""
            {"names": {"0000": "Person", "0000/M31F": "EMail", "0000/Cw35": "Urgency", "0000/Cw35/29982": "Urgent",
              "0000/views/v123": "Everyone"}}
            """)).Run();

        Assert.Equal(["Person"], run.Properties("Crm.CrmBase"));
        Assert.Equal(["Name", "EMail", "Urgency"], run.Properties("Crm.PersonRow"));
        Assert.Contains("Urgent", run.Properties("Crm.PersonUrgency"));
    }

    [Fact]
    public void The_name_of_a_column_in_the_base_stays_in_the_schema_that_the_runtime_gets() =>
        Assert.Contains(
            "\"E-mail address\"",
            GeneratorTest.Of(With("""{"names": {"0000/M31F": "EMail"}}""")).Run().Sources["Crm.CrmBase.Contacts.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void A_chosen_name_is_kept_and_the_other_column_makes_way()
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(With("""{"names": {"0000/M31F": "Name"}}""")));

        Assert.Equal(["Name_0000", "Name", "Prio"], run.Properties("Crm.ContactsRow"));
        run.MustCompileWithoutWarning();
    }

    [Fact]
    public void A_keyword_may_be_chosen() =>
        Assert.Equal(["class", "EMailAddress", "Prio"],
            GeneratorTest.Of(With("""{"names": {"0000/0000": "class"}}""")).Run().Properties("Crm.ContactsRow"));

    [Theory]
    [InlineData("client")]
    [InlineData("reader")]
    [InlineData("value")]
    [InlineData("column")]
    [InlineData("writer")]
    public void A_name_that_generated_code_uses_inside_may_be_chosen(string name) => GeneratorTest.Of($$$"""
        {
          "codegen": {"names": {"0000/Ln01": "{{{name}}}"}},
          "tables": [{"_id": "0000", "name": "Contacts", "columns": [
            {"key": "Ln01", "name": "Friends", "type": "link", "data": {"table_id": "0000", "other_table_id": "0000",
              "display_column_key": "Ln01"}}
          ]}]
        }
        """).Run();

    [Fact]
    public void A_namespace_too_long_for_an_assembly_is_an_error()
    {
        var space = string.Join('.', Enumerable.Repeat(new string('文', 50), 3));

        GeneratorTest.Of(With($$"""{"namespace": «"{{space}}"»}"""))
            .ExpectingError(
                "STB0012", $"The section codegen of crm.seatable.json: '{space}' is no C# namespace, so 'Crm' is used")
            .Run();
    }

    [Theory]
    [InlineData("""{«"Codegen"»: {"client": "Sales"}, "tables": []}""", "Codegen")]
    [InlineData("""{"metadata": {«"codegen"»: {"client": "Sales"}, "tables": []}}""", "codegen")]
    public void A_section_at_the_wrong_place_is_a_warning(string schema, string name) =>
        GeneratorTest.Of(schema)
            .ExpectingWarning(
                "STB0012",
                $"The section codegen of crm.seatable.json: '{name}' has no effect here; the section is called \"codegen\" and "
                    + $"stands at the top "
                + "of the file, beside \"tables\" or \"metadata\"")
            .Run();

    [Fact]
    public void A_null_section_is_no_section() =>
        Assert.Equal(["Contacts"], GeneratorTest.Of(With("null")).Run().Properties("Crm.CrmBase"));

    [Theory]
    [InlineData("«[»]", "it is a list and not an object")]
    [InlineData("""{"namespace": «7»}""", "'namespace' is a number and not a string")]
    [InlineData("""{"namespace": «"Acme..Sales"»}""", "'Acme..Sales' is no C# namespace, so 'Crm' is used")]
    [InlineData("""{"namespace": «"1st"»}""", "'1st' is no C# namespace, so 'Crm' is used")]
    [InlineData("""{"client": «"Sales Client"»}""",
        "'Sales Client' is no C# identifier that a class can have here, so 'CrmBase' is used")]
    [InlineData("""{"client": «""»}""", "'' is no C# identifier that a class can have here, so 'CrmBase' is used")]
    [InlineData("""{"accessibility": «"private"»}""", "'private' is neither \"public\" nor \"internal\", so 'public' is used")]
    [InlineData("""{"names": «[»]}""", "'names' is a list and not an object")]
    [InlineData("""{"names": {"0000": «true»}}""", "'0000' is true and not a string")]
    public void A_wrong_setting_is_an_error_at_its_place_and_the_rest_is_generated(string codegen, string problem)
    {
        var run = GeneratorTest.Of(With(codegen))
            .ExpectingError("STB0012", $"The section codegen of crm.seatable.json: {problem}")
            .Run();

        Assert.Equal(["Contacts"], run.Properties("Crm.CrmBase"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("1st")]
    [InlineData("")]
    [InlineData("get_Name")]
    [InlineData("a.b")]
    public void A_name_that_is_no_identifier_is_an_error(string name) =>
        GeneratorTest.Of(With($$$"""{"names": {"0000/M31F": «"{{{name}}}"»}}"""))
            .ExpectingError(
                "STB0012",
                $"The section codegen of crm.seatable.json: \"names\" gives '0000/M31F' the name '{name}', which is no C# "
                    + $"identifier "
                + "that a member can have (letters, digits and underscores, no digit first, at most 120 characters)")
            .Run();

    [Theory]
    [InlineData("ab12")]
    [InlineData("0000/gone")]
    [InlineData("0000/Cw35/1")]
    [InlineData("Contacts/Name")]
    public void A_name_for_something_that_is_not_there_is_a_warning(string path) =>
        GeneratorTest.Of(With($$$"""{"names": {«"{{{path}}}"»: "Something"}}"""))
            .ExpectingWarning(
                "STB0012",
                $"The section codegen of crm.seatable.json: \"names\" speaks of '{path}', but the file has no table, column, "
                    + $"option or view "
                + "of these ids, so the entry has no effect")
            .Run();

    [Fact]
    public void A_member_that_means_nothing_is_a_warning() =>
        GeneratorTest.Of(With("""{«"colour"»: "red"}"""))
            .ExpectingWarning(
                "STB0012",
                "The section codegen of crm.seatable.json: 'colour' is none of \"namespace\", \"client\", \"accessibility\" and "
                    + "\"names\", "
                + "so it has no effect")
            .Run();

    private static string With(string codegen) => $$"""
        {
          "codegen": {{codegen}},
          {{Tables}}
        }
        """;
}
