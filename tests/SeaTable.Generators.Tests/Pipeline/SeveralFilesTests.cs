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
            .And("north/crm.seatable.json", Things("North"))
            .And("south/crm.seatable.json", Things("South"))
            .Run();

        Assert.Equal(["Name"], run.Properties("North.ThingsRow"));
        Assert.Equal(["Name"], run.Properties("South.ThingsRow"));
    }

    [Fact]
    public void Two_files_that_make_one_client_are_an_error_and_the_later_one_gets_no_code()
    {
        var run = GeneratorTest.Empty
            .And("a/crm.seatable.json", s_schema)
            .And("b/crm.seatable.json", "«»" + OfColumns("Other"))
            .And("c/shop.seatable.json", Of(Table("0000", "Articles", Column("0000", "Name"))))
            .ExpectingError(
                "STB0007",
                "b/crm.seatable.json and a/crm.seatable.json both make Crm.CrmBase, so nothing is generated from "
                    + "b/crm.seatable.json. "
                + "Rename one of the files, or give one of them another \"client\" or \"namespace\" in its section codegen.")
            .Run();

        Assert.Equal(["Name"], run.Properties("Crm.ThingsRow"));
        Assert.Equal(["Articles"], run.Properties("Crm.ShopBase"));
    }

    [Fact]
    public void Two_files_with_one_table_name_conflict_although_their_clients_do_not()
    {
        var run = GeneratorTest.Of(s_schema)
            .And("shop.seatable.json", "«»" + s_schema)
            .ExpectingError(
                "STB0007",
                "shop.seatable.json and crm.seatable.json both make Crm.ThingsTable, so nothing is generated from "
                    + "shop.seatable.json. "
                + "Give one of them another \"namespace\" in its section codegen, or the table another name in \"names\".")
            .Run();

        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void Which_of_two_conflicting_files_gets_its_code_does_not_depend_on_their_order()
    {
        var forth = GeneratorRun.Of(
            GeneratorTest.Empty.And("a/crm.seatable.json", s_schema).And("b/crm.seatable.json", OfColumns("Other")));
        var back = GeneratorRun.Of(
            GeneratorTest.Empty.And("b/crm.seatable.json", OfColumns("Other")).And("a/crm.seatable.json", s_schema));

        Assert.Equal(forth.Sources, back.Sources);
    }

    private static string Things(string inNamespace) => InNamespace(inNamespace, Table("0000", "Things", Column("0000", "Name")));
}
