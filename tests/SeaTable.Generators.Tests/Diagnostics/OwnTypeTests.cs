using System.Globalization;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0013: a type that the project has already, and a schema file makes, too.</summary>
public sealed class OwnTypeTests
{
    private const string Friends = """
        {"key": "Fr13", "name": "Friends", "type": "link", "data": {"table_id": "0000", "other_table_id": "0000",
          "display_column_key": "0000"}}
        """;

    private const string Schema = $$"""
        {"tables": [{"_id": "0000", "name": «"Contacts"», "views": [{"_id": "0000", "name": "All"}], "columns": [
          {"key": "0000", "name": "Name", "type": "text"}, {"key": "St8s", "name": «"Status"», "type": "single-select"},
            {{Friends}}
        ]}]}
        """;

    private const string TableFix = "put \"0000\": \"…\" into \"names\" in the section \"codegen\" of the file";
    private const string ClientFix = "put another \"client\" or \"namespace\" into the section \"codegen\" of the file";
    private const string ColumnFix = "put \"0000/St8s\": \"…\" into \"names\" in the section \"codegen\" of the file";
    private const string Declare = "Declare it partial to add to the generated one; or, to have both, ";

    [Fact]
    public void A_field_in_the_own_part_of_a_row_s_class_is_not_in_the_way() => GeneratorTest
        .Of(Unmarked)
        .WithCode(
            "namespace Crm; partial class ContactsRow { private string _name = \"\"; internal string Called => _name += Name; }")
        .At(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest)
        .Run();

    [Theory]
    [InlineData("class ContactsRow { }", "Crm.ContactsRow, the row class of table 'Contacts'", "a class", Declare + TableFix)]
    [InlineData("class ContactsTable { }", "Crm.ContactsTable, the class of table 'Contacts'", "a class", Declare + TableFix)]
    [InlineData("partial record ContactsRow;", "Crm.ContactsRow, the row class of table 'Contacts'", "a record", TableFix)]
    [InlineData("partial struct ContactsRow { }", "Crm.ContactsRow, the row class of table 'Contacts'", "a struct", TableFix)]
    [InlineData(
        "partial class ContactsViews { }", "Crm.ContactsViews, the class of the views of table 'Contacts'", "a class", TableFix)]
    [InlineData(
        "interface ContactsLinks { }", "Crm.ContactsLinks, the class of the links of table 'Contacts'", "an interface", TableFix)]
    [InlineData(
        "delegate void ContactsLinks();", "Crm.ContactsLinks, the class of the links of table 'Contacts'", "a type", TableFix)]
    public void A_type_with_the_name_of_one_of_a_table_is_an_error_at_the_name_of_the_table(
        string code, string made, string kind, string fix) =>
        MustReport(code, mark: 0, made, kind, fix);

    [Theory]
    [InlineData("enum ContactsStatus { Lead }", "an enum", ColumnFix)]
    [InlineData("struct ContactsStatus { }", "a struct", Declare + ColumnFix)]
    public void A_type_with_the_name_of_an_option_type_is_an_error_at_the_name_of_the_column(
        string code, string kind, string fix) =>
        MustReport(code, mark: 1, "Crm.ContactsStatus, the option type of column 'Status' of table 'Contacts'", kind, fix);

    [Theory]
    [InlineData("namespace Crm { class CrmBase { } }", "Crm.CrmBase, the client", "a class", Declare + ClientFix)]
    [InlineData("namespace Crm.CrmBase { class Thing { } }", "Crm.CrmBase, the client", "a namespace", ClientFix)]
    [InlineData(
        "class Crm { }",
        "Crm, the namespace of its types",
        "a class",
        "Put another \"namespace\" into the section \"codegen\" of the file")]
    public void A_type_with_the_name_of_the_client_or_its_namespace_is_an_error_at_the_beginning_of_the_file(
        string code, string made, string kind, string fix) => MustReport(code, "«»" + Unmarked, made, kind, fix);

    [Fact]
    public void A_chosen_name_is_pointed_at() => MustReport(
        "namespace Crm { class Sales { } }",
        """{"codegen": {"client": «"Sales"»}, "tables": []}""",
        "Crm.Sales, the client",
        "a class",
        Declare + ClientFix);

    [Fact]
    public void The_class_that_registers_the_client_is_in_the_way_only_where_there_is_one()
    {
        const string Code = "namespace Crm { class CrmBaseServiceCollectionExtensions { } }";
        var test = GeneratorTest.Of(Unmarked).WithCode(Code);

        test.Run();
        Assert.Equal(
            ["STB0013"], GeneratorRun.Of(test.With(References.Hosting)).Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(
        "namespace Crm { partial class ContactsRow { internal int One => 1; } partial class ContactsRow { internal int Two => "
            + "2; } }")]
    [InlineData(
        "namespace Crm { partial struct ContactsStatus { internal int One => 1; } partial class CrmBase { internal int One => "
            + "1; } }")]
    [InlineData("namespace Crm { class ContactsRow<T> { } static class Mine { class ContactsRow { } } }")]
    [InlineData("namespace Other { class ContactsRow { } class CrmBase { } }\nclass ContactsRow { }")]
    [InlineData("namespace Crm { class contactsrow1 { } class contactsRow { } }")]
    [InlineData("namespace Crm.Contacts { class Row { } }")]
    public void Types_that_are_in_nobodys_way_are_not_reported(string code) => GeneratorTest.Of(Unmarked).WithCode(code).Run();

    [Fact]
    public void All_parts_have_to_be_partial() => Assert.Contains(
        "STB0013",
        GeneratorRun.Of(
            GeneratorTest.Of(Unmarked).WithCode("namespace Crm { partial class ContactsRow { } class ContactsRow { } }"))
            .Diagnostics.Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Generated_files_that_are_compiled_a_second_time_are_told_once()
    {
        var test = GeneratorTest.Of(Unmarked);
        var copies = GeneratorRun.Of(test).Sources.Values.Aggregate(test, (project, source) => project.WithCode(source));

        var diagnostic = Assert.Single(GeneratorRun.Of(copies).Diagnostics);

        Assert.Equal("STB0013", diagnostic.Id);
        Assert.EndsWith(
            "of that name. That file is generated code, which is compiled a second time with the project; take it out with "
                + "<Compile Remove=\"…\" />.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crm.seatable.json")]
    [InlineData("names.seatable.json")]
    [InlineData("types.seatable.json")]
    public void Every_type_that_is_generated_is_looked_for(string schema)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Read(schema), schema).With(References.Hosting));
        var result = SchemaFiles.Read(new FileText(schema, SchemaJson.Read(schema)), null, "Crm", default);

        Assert.Equal(
            run.GeneratedTypes()
                .Where(type => type.ContainingType is null)
                .Select(type => type.ToDisplayString())
                .Order(StringComparer.Ordinal),
            result.Claim!.Types.Select(type => result.Claim.Qualify(type.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_gives_no_code_is_in_nobodys_way()
    {
        var test = GeneratorTest.Of(Unmarked)
            .And("sub/crm.seatable.json", Unmarked)
            .WithCode("namespace Crm { class ContactsRow { } }");

        Assert.Equal(
            ["STB0007 sub/crm.seatable.json", "STB0013 crm.seatable.json"],
            GeneratorRun.Of(test).Diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().Path}"));
    }

    [Fact]
    public void Code_is_generated_all_the_same_and_an_edit_that_is_not_about_such_types_runs_nothing()
    {
        var test = GeneratorTest.Of(Unmarked).WithCode("namespace Crm { class ContactsRow { } }");
        var first = GeneratorRun.Of(test);

        Assert.Equal(2, first.Sources.Count);
        Steps.Of(first.Then(test.WithCode("class Unrelated { }"))).MustAllBeCached();
    }

    private static string Unmarked =>
        Schema.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    private static void MustReport(string code, int mark, string made, string kind, string fix)
    {
        var parts = Schema.Split('«', '»');
        var quoted = (mark * 2) + 1;
        parts[quoted] = $"«{parts[quoted]}»";
        MustReport($"namespace Crm {{ {code} }}", string.Concat(parts), made, kind, fix);
    }

    private static void MustReport(string code, string schema, string made, string kind, string fix)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(schema)
            .WithCode(code)
            .ExpectingError(
                "STB0013",
                $"crm.seatable.json makes {made}, and Code1.cs declares {kind} of that name. "
                    + $"{char.ToUpperInvariant(fix[0])}{fix[1..]}."));

        run.MustReportWhatIsExpected();
        run.MustCacheAllOfIt();
    }
}
