using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Pipeline;

/// <summary>A project with more than one base.</summary>
public sealed class SeveralFilesTests
{
    private static readonly string s_schema = OfColumns("Name");

    [Fact]
    public void Two_files_give_two_clients()
    {
        var run = GeneratorTest.Of(Of(Table("0000", "Contacts", Column("0000", "Name"))))
            .And("shop.seatable.json", Of(Table("0000", "Articles", Column("0000", "Name"))))
            .Run();

        Assert.Equal(["Contacts"], run.Properties("Crm.CrmBase"));
        Assert.Equal(["Articles"], run.Properties("Crm.ShopBase"));
    }

    [Fact]
    public void Files_of_one_name_in_two_folders_work_with_different_namespaces()
    {
        var run = GeneratorTest.Empty
            .And("north/crm.seatable.json", InNamespace("North"))
            .And("south/crm.seatable.json", InNamespace("South"))
            .Run();

        Assert.Equal(["Name"], run.Properties("North.ThingsRow"));
        Assert.Equal(["Name"], run.Properties("South.ThingsRow"));
    }

    [Fact]
    public void Only_schema_files_that_clash_go_without_code()
    {
        var run = GeneratorRun.Of(GeneratorTest.Empty
            .And("a/crm.seatable.json", s_schema)
            .And("b/crm.seatable.json", s_schema)
            .And("c/shop.seatable.json", Of(Table("0000", "Articles", Column("0000", "Name")))));

        Assert.Contains("STB0007", run.Diagnostics.Select(diagnostic => diagnostic.Id));
        run.MustCompileWithoutWarning();
        Assert.Equal(["Articles"], run.Properties("Crm.ShopBase"));
    }

    [Fact]
    public void Which_of_two_clashing_files_gets_its_code_does_not_depend_on_their_order()
    {
        var forth = GeneratorRun.Of(GeneratorTest.Empty.And("a/crm.seatable.json", s_schema).And("b/crm.seatable.json", OfColumns("Other")));
        var back = GeneratorRun.Of(GeneratorTest.Empty.And("b/crm.seatable.json", OfColumns("Other")).And("a/crm.seatable.json", s_schema));

        Assert.Equal(forth.Sources, back.Sources);
    }

    private static string InNamespace(string name) =>
        Of(new System.Text.Json.Nodes.JsonObject { ["namespace"] = name }, Table("0000", "Things", Column("0000", "Name")));
}
