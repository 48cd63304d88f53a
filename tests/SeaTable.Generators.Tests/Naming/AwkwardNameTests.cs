using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Properties;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>One base with the names that need care, real ones and invented ones: <c>names.seatable.json</c>.</summary>
public sealed class AwkwardNameTests
{
    private const string Schema = "names.seatable.json";

    private static readonly Lazy<GeneratorRun> s_run = new(() =>
        GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Read(Schema), Schema).WithProperty("RootNamespace", "Crm")));

    [Fact]
    public void It_compiles_without_a_warning_at_the_lowest_and_the_latest_version()
    {
        s_run.Value.MustCompileWithoutWarning();
        GeneratorRun.Of(
            GeneratorTest.Of(SchemaJson.Read(Schema), Schema),
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10).MustCompileWithoutWarning();
    }

    [Theory]
    [InlineData("")]
    [InlineData("System")]
    [InlineData("SeaTable")]
    [InlineData("Names")]
    [InlineData("NamesBase.String")]
    public void It_compiles_in_a_namespace_that_is_called_like_something_in_it(string rootNamespace) =>
        GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Read(Schema), Schema).WithProperty("RootNamespace", rootNamespace))
            .MustCompileWithoutWarning();

    /// <summary>The classes of a table are called after it, and no member of a class can have the name of the class.</summary>
    [Theory]
    [InlineData("List")]
    [InlineData("Row")]
    [InlineData("Get")]
    [InlineData("Column")]
    public void A_table_may_be_called_like_the_beginning_of_a_member_of_its_classes(string name) =>
        GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Of(SchemaJson.Table("0000", name, SchemaJson.Column("0000", "Name")))))
            .MustCompileWithoutWarning();

    [Fact]
    public void Only_collisions_are_reported() =>
        Assert.All(s_run.Value.Diagnostics, diagnostic => Assert.Equal("STB0006", diagnostic.Id));

    [Theory]
    [InlineData(
        "Crm.BugsAndIssuesRow",
        "BugID",
        "LabelsTags",
        "KickOffDate",
        "DateTime_R004",
        "DateTime_R005",
        "NoOfScheduledTrainings",
        "EffortEstimationHours")]
    [InlineData("Crm.BugsAndIssuesEmployees", "_1_10", "_11_50", "_51_250", "_1000")]
    [InlineData("Crm.BugsAndIssuesSymbols", "Option_1", "Option_2", "_100", "_70", "_0")]
    [InlineData("Crm.BugsAndIssuesLanguages", "C_1", "C_2", "C_3", "Go", "ClosedWon", "NotAnIssue", "UsernamePassword")]
    [InlineData(
        "Crm.GrößeGewichtRow",
        "Größe_L000",
        "Größe_L001",
        "GRÖSSE",
        "文本",
        "日期带分钟",
        "שם",
        "ИмяКлиента",
        "_٣Apples",
        "Column_L020",
        "XY")]
    [InlineData("Crm._2ndBaseRow", "_2D", "_1st", "_100", "_1_10", "_007", "_2Or3D")]
    [InlineData("Crm.ClassRow", "Class", "Event", "String", "Namespace", "Object")]
    [InlineData("Crm.ColorRow", "Color", "ColorRow_S001", "ColorTable_S002", "ColorColor", "Deals", "Self")]
    [InlineData("Crm.DealsRow", "Deals", "Color_Dlnk")]
    [InlineData("Crm.MembersRow", "RowId_M007", "CellErrors_M014", "Equals_M000", "Client", "Id", "NewRow", "Value")]
    [InlineData("Crm.SystemRow", "String", "Uri", "System", "SeaTable", "JsonElement", "Global")]
    [InlineData("Crm.ColorViews", "Color", "ColorViews_v001", "Views")]
    [InlineData("Crm.OddKeysRow", "ShortKey", "LongKey", "RussianKey", "QuoteKey")]
    public void Names_are_as_one_expects(string type, params string[] names) =>
        Assert.Equal([], names.Except(s_run.Value.Properties(type)));

    [Theory]
    [InlineData("Client")]
    [InlineData("Files")]
    [InlineData("SqlAsync")]
    [InlineData("CheckSchemaAsync")]
    [InlineData("Equals")]
    [InlineData("ToString")]
    [InlineData("GetType")]
    [InlineData("NamesBase")]
    public void A_table_called_like_a_member_of_the_client_gets_its_id(string table) =>
        Assert.Single(
            s_run.Value.Properties("Crm.NamesBase"), property => property.StartsWith(table + "_Mt", StringComparison.Ordinal));

    [Fact]
    public void Every_table_column_option_and_view_has_a_member()
    {
        var result = WithoutCompiler.Read(SchemaJson.Read(Schema));

        var tables = JsonNode.Parse(SchemaJson.Read(Schema))!["tables"]!.AsArray();
        Assert.Equal(tables.Count, result.Tables.Count);
        foreach (var (table, model) in tables.Zip(result.Tables))
        {
            Assert.Equal(table!["columns"]!.AsArray().Count, model.Columns.Select(column => column.Property).Distinct().Count());
            Assert.Equal(table["views"]!.AsArray().Count, model.Views.Select(view => view.Member).Distinct().Count());
            Assert.Equal(
                table["columns"]!.AsArray().Select(column => column!["data"]?["options"]?.AsArray().Count ?? 0),
                model.Columns.Select(column =>
                    (column.Options?.Options ?? []).Select(option => option.Member).Distinct().Count()));
        }
    }

    [Fact]
    public void Hint_names_are_short_and_different_even_where_case_is_not_told_apart()
    {
        var names = s_run.Value.Sources.Keys.ToList();

        Assert.All(names, name => Assert.InRange(name.Length, 1, 100));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_link_column_called_like_another_table_links_to_its_own() =>
        Assert.Equal(
            "SeaTable.LinkList<Crm.DealsRow>",
            ((IPropertySymbol)s_run.Value.Type("Crm.ColorRow").GetMembers("Deals").Single()).Type.ToDisplayString());
}
