using SeaTable.Generators.Mapping;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Columns;

/// <summary>The example in docs/schema-file.md is a schema file, and each setting in it has its effect.</summary>
public sealed class SchemaFilePageTests
{
    private static readonly string s_example = Example();

    // Nothing is expected to be reported, so a setting that is wrong fails all of these tests.
    private static readonly Lazy<GeneratorRun> s_run = new(() => GeneratorTest.Of(s_example).Run());

    [Theory]
    [InlineData("Companies", "Size", "global::Crm.CompaniesSize?")]
    [InlineData("Companies", "Deals", "global::SeaTable.LinkList<global::Crm.DealsRow>")]
    [InlineData("Companies", "Partners", "global::SeaTable.LinkList<global::Crm.CompaniesRow>")]
    [InlineData("Companies", "NumberOfDeals", "int?")]
    [InlineData("Companies", "SumOfDeals", "global::SeaTable.FormulaResult<decimal>")]
    [InlineData("Companies", "Stages", "global::System.Collections.Generic.IReadOnlyList<global::Crm.DealsStage>")]
    [InlineData("Companies", "LargestDeal", "global::System.Collections.Generic.IReadOnlyList<string>")]
    [InlineData("Deals", "Company", "global::SeaTable.LinkList<global::Crm.CompaniesRow>")]
    [InlineData("Deals", "Tags", "global::System.Collections.Generic.IReadOnlyList<global::Crm.DealsTags>")]
    [InlineData("Deals", "Pieces", "double?")]
    [InlineData("Deals", "Chance", "double?")]
    [InlineData("Deals", "Amount", "decimal?")]
    [InlineData("Deals", "InFrancs", "decimal?")]
    [InlineData("Deals", "ClosedOn", "global::System.DateOnly?")]
    [InlineData("Deals", "NextCall", "global::System.DateTimeOffset?")]
    [InlineData("Deals", "TimeSpent", "global::System.TimeSpan?")]
    [InlineData("Deals", "Expected", "global::SeaTable.FormulaResult<decimal>")]
    [InlineData("Deals", "Label", "global::SeaTable.FormulaResult<string>")]
    [InlineData("Deals", "Due", "global::SeaTable.FormulaResult<global::System.DateOnly>")]
    public void A_column_of_the_example_has_the_type_that_its_settings_ask_for(string table, string property, string type) =>
        Assert.Contains(
        $"public {type} {property}\n",
        s_run.Value.Sources[$"Crm.CrmBase.{table}.g.cs"].ReplaceLineEndings("\n").Replace(" =>", "\n", StringComparison.Ordinal),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Pieces\", \"Coun\"", "minimum: 0, maximum: 1000")]
    [InlineData("\"Priority\", \"Rate\"", "minimum: 1, maximum: 5")]
    public void Bounds_of_the_example_are_those_of_the_column(string column, string bounds)
    {
        var parts = column.Split(", ");
        Assert.Contains(
            s_run.Value.Sources["Crm.CrmBase.Deals.g.cs"].Split('\n'),
            line =>
                parts.All(part => line.Contains(part, StringComparison.Ordinal))
                    && line.Contains(bounds, StringComparison.Ordinal));
    }

    [Fact]
    public void All_types_but_the_button_are_in_the_example() => Assert.Equal(
        ["button"], ColumnMappings.KnownTypes.Where(type =>
            !s_example.Contains($"\"type\": \"{type}\"", StringComparison.Ordinal)));

    [Fact]
    public void A_file_is_called_as_the_page_says() =>
        Assert.Contains(
            "Crm.MyBase2Base.g.cs",
            GeneratorTest.Of("""{"tables": []}""", "my base-2.seatable.json").Run().Sources.Keys);

    private static string Example()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "schema-file.md")).ReplaceLineEndings("\n");
        return page.Split("## A whole file")[1].Split("```json\n")[1].Split("\n```")[0];
    }
}
