using Microsoft.CodeAnalysis;
using SeaTable.Generators.Model;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Pipeline;

/// <summary>What an edit costs: nothing, where nothing changed that the generated code depends on.</summary>
public sealed class CachingTests
{
    private static readonly string s_base = Of(
        Table("0000", "Contacts", Column("0000", "Name")),
        Table("ab12", "Deals", Column("0000", "Title"), Column("x1Y2", "Amount", "number")));

    private static readonly string s_shop = Of(
        Table("0000", "Articles", Column("0000", "Name"), Column("Pr1c", "Price", "number")));

    private static readonly GeneratorTest s_project = GeneratorTest.Of(s_base);

    private readonly GeneratorRun _first = GeneratorRun.Of(s_project);

    [Fact]
    public void An_edit_of_other_code_runs_nothing() =>
        Steps.Of(_first.Then(s_project.WithCode("class Unrelated { }"))).MustAllBeCached();

    [Fact]
    public void A_file_read_again_with_the_same_text_changes_nothing() =>
        Steps.Of(_first.ThenReadingAgain()).MustAllBeCached();

    [Fact]
    public void Reformatted_JSON_gives_the_same_models_and_no_new_output()
    {
        var steps = Steps.Of(
            _first.Then(s_project.Replacing("crm.seatable.json", "\n\n" + s_base.Replace("  ", "\t", StringComparison.Ordinal))));

        Assert.Equal([], steps.ChangedIn(TrackingNames.Tables));
        Assert.Equal([], steps.ChangedIn(TrackingNames.Bases));
        Assert.Equal([], steps.Emitted);
    }

    [Fact]
    public void A_change_that_generated_code_does_not_show_gives_no_new_output()
    {
        var wider = s_base.Replace("\"type\": \"number\"", "\"type\": \"number\", \"width\": 312", StringComparison.Ordinal);

        Assert.Equal([], Steps.Of(_first.Then(s_project.Replacing("crm.seatable.json", wider))).Emitted);
    }

    [Fact]
    public void A_changed_table_is_emitted_anew_and_no_other()
    {
        var renamed = s_base.Replace("Amount", "Value", StringComparison.Ordinal);

        var second = _first.Then(s_project.Replacing("crm.seatable.json", renamed));

        Assert.Equal(["crm.seatable.json: Deals"], Steps.Of(second).Emitted);
        Assert.Equal(["Title", "Value"], second.Properties("Crm.DealsRow"));
    }

    [Theory]
    [InlineData("\"type\": \"number\"", "\"type\": \"num")]
    [InlineData("\"key\": \"x1Y2\",", "\"key\"")]
    [InlineData("\"name\": \"Amount\"", "\"name\": \"Am\"ount")]
    public void While_a_column_is_not_whole_its_table_is_emitted_without_it_and_nothing_else(string whole, string typed)
    {
        var second = _first.Then(s_project.Replacing(
            "crm.seatable.json", s_base.Replace(whole, typed, StringComparison.Ordinal)));

        Assert.Equal(["crm.seatable.json: Deals", "diagnostics"], Steps.Of(second).Emitted);
        Assert.Equal(["Title"], second.Properties("Crm.DealsRow"));
        Assert.Equal(["Name"], second.Properties("Crm.ContactsRow"));
    }

    [Fact]
    public void While_something_is_not_whole_that_no_code_is_made_of_only_the_error_is_new()
    {
        var typed = s_base.Insert(s_base.LastIndexOf("\"views\": []", StringComparison.Ordinal), "\"row_he\n");

        Assert.Equal(["diagnostics"], Steps.Of(_first.Then(s_project.Replacing("crm.seatable.json", typed))).Emitted);
    }

    [Fact]
    public void A_changed_root_namespace_is_emitted()
    {
        var second = _first.Then(s_project.WithProperty("RootNamespace", "Other"));

        Assert.Equal(["Name"], second.Properties("Other.ContactsRow"));
    }

    [Fact]
    public void An_unrelated_build_property_changes_nothing() =>
        Steps.Of(_first.Then(s_project.WithProperty("SomethingElse", "true"))).MustAllBeCached();

    [Theory]
    [InlineData("shop.seatable.json")]
    [InlineData("a.seatable.json")]
    public void A_second_schema_file_is_emitted_and_nothing_of_the_first_wherever_it_stands(string path)
    {
        var second = _first.Then(s_project.And(path, s_shop));

        Assert.Equal([$"{path}: Articles", $"{path}: client"], Steps.Of(second).Emitted);
        Assert.Equal(5, second.Sources.Count);
    }

    [Theory]
    [InlineData("crm.seatable.json", "Amount", "crm.seatable.json: Deals")]
    [InlineData("shop.seatable.json", "Price", "shop.seatable.json: Articles")]
    public void Of_two_schema_files_only_the_changed_table_of_the_changed_one_is_emitted(
        string path, string column, string emitted)
    {
        var project = s_project.And("shop.seatable.json", s_shop);
        var renamed = (path == "crm.seatable.json" ? s_base : s_shop).Replace(column, "Value", StringComparison.Ordinal);

        Assert.Equal([emitted], Steps.Of(GeneratorRun.Of(project).Then(project.Replacing(path, renamed))).Emitted);
    }

    [Fact]
    public void Of_settings_in_a_file_of_their_own_only_what_they_change_is_read_and_emitted()
    {
        var project = s_project.And("shop.seatable.json", s_shop)
            .And("crm.codegen.json", "{}")
            .And("shop.codegen.json", "{}");
        var renaming = project.Replacing("crm.codegen.json", """{ "names": { "ab12/x1Y2": "Value" } }""");
        var first = GeneratorRun.Of(project);

        var reformatted = Steps.Of(first.Then(project.Replacing("crm.codegen.json", "{\n}")));
        var renamed = first.Then(renaming);
        var steps = Steps.Of(renamed);

        Assert.Equal([], reformatted.ChangedIn(TrackingNames.Read));
        Assert.Equal(["crm.seatable.json"], steps.ChangedIn(TrackingNames.Read).Cast<SchemaResult>().Select(file => file.Path));
        Assert.Equal(["crm.seatable.json: Deals"], steps.Emitted);
        Assert.Equal(["Title", "Value"], renamed.Properties("Crm.DealsRow"));
    }

    [Fact]
    public void Settings_that_come_and_go_beside_a_schema_file_change_its_code()
    {
        var project = s_project.And("crm.codegen.json", """{ "client": "Sales" }""");

        var with = _first.Then(project);
        var without = with.Then(s_project);

        Assert.Contains("Crm.Sales.g.cs", with.Sources.Keys);
        Assert.Equal(_first.Sources, without.Sources);
    }

    [Fact]
    public void A_schema_file_removed_takes_its_code_along_and_nothing_is_emitted()
    {
        var project = GeneratorTest.Of(s_shop, "a.seatable.json").And("crm.seatable.json", s_base);

        var second = GeneratorRun.Of(project).Then(s_project);

        Assert.Equal([], Steps.Of(second).Emitted);
        Assert.Equal(_first.Sources, second.Sources);
    }

    [Fact]
    public void A_new_diagnostic_is_reported_and_no_code_is_emitted()
    {
        var second = _first.Then(s_project.WithCode("namespace Crm { class ContactsRow { } }"));

        Assert.Equal(["diagnostics"], Steps.Of(second).Emitted);
        Assert.NotEmpty(second.Diagnostics);
    }

    [Fact]
    public void A_table_removed_from_the_schema_is_no_longer_generated()
    {
        var second = _first.Then(s_project.Replacing("crm.seatable.json", Of(Table("0000", "Contacts", Column("0000", "Name")))));

        Assert.Equal(["Crm.CrmBase.Contacts.g.cs", "Crm.CrmBase.g.cs"], second.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_diagnostic_that_moves_is_reported_at_its_new_place_without_new_output()
    {
        var collision = OfColumns("Bug-ID", "Bug ID");
        var project = GeneratorTest.Of(collision);
        var first = GeneratorRun.Of(project);

        var second = first.Then(project.Replacing("crm.seatable.json", "\n" + collision));

        Assert.NotEmpty(first.Diagnostics);
        Assert.Equal(
            first.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1),
            second.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal([], Steps.Of(second).ChangedIn(TrackingNames.Tables));
    }

    [Fact]
    public void A_table_inserted_in_front_is_emitted_and_the_tables_behind_it_are_not()
    {
        var longer = Of(
            Table("new1", "Projects", Column("0000", "Name")),
            Table("0000", "Contacts", Column("0000", "Name")),
            Table("ab12", "Deals", Column("0000", "Title"), Column("x1Y2", "Amount", "number")));

        var second = _first.Then(s_project.Replacing("crm.seatable.json", longer));

        Assert.Equal("Projects", Assert.IsType<TableModel>(Assert.Single(Steps.Of(second).ChangedIn(TrackingNames.Tables))).Name);
        Assert.Equal(["Name"], second.Properties("Crm.ProjectsRow"));
    }

    [Fact]
    public void Tables_in_another_order_are_not_emitted_anew()
    {
        var turned = Of(
            Table("ab12", "Deals", Column("0000", "Title"), Column("x1Y2", "Amount", "number")),
            Table("0000", "Contacts", Column("0000", "Name")));

        Assert.Equal([], Steps.Of(_first.Then(s_project.Replacing("crm.seatable.json", turned))).ChangedIn(TrackingNames.Tables));
    }

    [Fact]
    public void Tables_that_share_a_place_all_get_their_code()
    {
        var ids = Enumerable.Range(0, 10_000)
            .Select(number => $"{number:0000}")
            .GroupBy(TableSlots.PlaceOf)
            .First(place => place.Count() > 2)
            .Take(3)
            .ToList();

        var run = GeneratorTest.Of(Of([.. ids.Select((id, number) => Table(id, $"Table {number}", Column("0000", "Name")))]))
            .Run();

        Assert.Equal(["Table0", "Table1", "Table2"], run.Properties("Crm.CrmBase"));
        Assert.Equal(4, run.Sources.Count);
    }
}
