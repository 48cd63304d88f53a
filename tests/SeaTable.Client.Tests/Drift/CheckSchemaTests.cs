using System.Text.Json.Nodes;
using Kind = SeaTable.SeaTableSchemaDifferenceKind;

namespace SeaTable.Client.Tests;

/// <summary>What is found when a base is compared with the schema file.</summary>
public class CheckSchemaTests
{
    private readonly SchemaBase _base = new();

    [Fact]
    public async Task A_base_that_equals_the_schema_file_differs_in_nothing()
    {
        await using var emulator = await Types.StartAsync();
        await using var crm = await Crm.StartAsync();

        Assert.Empty(await Types.Connect(emulator).CheckSchemaAsync());
        Assert.Empty(await crm.Base.CheckSchemaAsync());
        Assert.Empty(await _base.Connect().CheckSchemaAsync());
        Assert.Empty(await Types.Answering(_ => "").CheckSchemaAsync());
    }

    [Fact]
    public async Task It_costs_one_call_each_time()
    {
        var crm = _base.Connect();

        await crm.CheckSchemaAsync();
        await crm.CheckSchemaAsync();

        Assert.Equal(["metadata", "metadata"], _base.Calls);
    }

    [Fact]
    public async Task What_is_renamed_breaks_nothing()
    {
        _base.Table("Deals")["name"] = "Sales";
        _base.Column("Contacts", "Email")["name"] = "E-mail";
        SchemaBase.Named(_base.Options("Contacts", "Tags"), "Vip")["name"] = "VIP";

        var differences = await _base.Connect().CheckSchemaAsync();

        Assert.Equal(
            [
                (Kind.ColumnRenamed, "Contacts", "Email", null), (Kind.OptionRenamed, "Contacts", "Tags", "Vip"),
                (Kind.TableRenamed, "Deals", null, null),
            ],
            differences.Select(Place));
        Assert.All(differences, difference => Assert.False(difference.IsBreaking));
        Assert.Equal(
            [
                "The column 'Email' (key Em1l) of table 'Contacts' is named 'E-mail' now.",
                "Option 'Vip' (id 174420) of column 'Tags' (key Tg6s) of table 'Contacts' is named 'VIP' now.",
                "Table 'Deals' (id p3Xw) is named 'Sales' now.",
            ],
            differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public async Task What_is_new_breaks_nothing()
    {
        _base.Tables.Add(JsonNode.Parse("""{"_id":"N3wT","name":"Projects","columns":[],"views":[]}"""));
        Columns("Deals").Add(JsonNode.Parse("""{"key":"N3wC","name":"Margin","type":"number","data":null}"""));
        _base.Options("Contacts", "Status").Add(JsonNode.Parse("""{"id":"1","name":"Friend"}"""));

        var differences = await _base.Connect().CheckSchemaAsync();

        Assert.Equal(
            [
                (Kind.OptionAdded, "Contacts", "Status", "Friend"), (Kind.ColumnAdded, "Deals", "Margin", null),
                (Kind.TableAdded, "Projects", null, null),
            ],
            differences.Select(Place));
        Assert.All(differences, difference => Assert.False(difference.IsBreaking));
    }

    [Fact]
    public async Task A_new_button_is_no_difference()
    {
        Columns("Deals").Add(JsonNode.Parse("""{"key":"N3wB","name":"Send","type":"button","data":{}}"""));

        Assert.Empty(await _base.Connect().CheckSchemaAsync());
    }

    [Fact]
    public async Task What_is_gone_breaks_the_code()
    {
        _base.Tables.Remove(_base.Table("Activities"));
        Columns("Contacts").Remove(_base.Column("Contacts", "Email"));
        _base.Options("Contacts", "Status").Clear();

        var differences = await _base.Connect().CheckSchemaAsync();

        Assert.Equal(
            [
                (Kind.ColumnMissing, "Contacts", "Email", null), (Kind.OptionMissing, "Contacts", "Status", "Lead"),
                (Kind.OptionMissing, "Contacts", "Status", "Customer"), (Kind.OptionMissing, "Contacts", "Status", "Lost"),
                (Kind.OptionMissing, "Contacts", "Status", "Do not contact"), (Kind.TableMissing, "Activities", null, null),
            ],
            differences.Select(Place));
        Assert.All(differences, difference => Assert.True(difference.IsBreaking));
    }

    [Theory]
    [InlineData("Name", "email", false)]
    [InlineData("Notes", "text", false)]
    [InlineData("Name", "number", true)]
    [InlineData("Status", "multiple-select", true)]
    [InlineData("Company", "text", true)]
    [InlineData("Salutation", "text", true)]
    [InlineData("Newsletter", "a-type-of-tomorrow", true)]
    public async Task Another_type_breaks_the_code_unless_the_values_fit(string column, string type, bool isBreaking)
    {
        _base.Column("Contacts", column)["type"] = type;

        var difference = Assert.Single(await _base.Connect().CheckSchemaAsync());

        Assert.Equal((Kind.ColumnRetyped, "Contacts", column, null), Place(difference));
        Assert.Equal(isBreaking, difference.IsBreaking);
        Assert.Contains($"a column of type {type}", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_loses_its_time_breaks_the_code_and_one_that_gets_a_time_does_not()
    {
        _base.Column("Contacts", "Last contacted")["data"]!["format"] = "YYYY-MM-DD";
        _base.Column("Contacts", "Birthday")["data"]!["format"] = "YYYY-MM-DD HH:mm";

        var differences = await _base.Connect().CheckSchemaAsync();

        Assert.Equal(
            [("Birthday", false), ("Last contacted", true)],
            differences.Select(difference => (difference.Column, difference.IsBreaking)));
        Assert.All(differences, difference => Assert.Equal(Kind.ColumnRetyped, difference.Kind));
    }

    [Fact]
    public async Task Options_without_a_list_are_options_of_none()
    {
        _base.Column("Contacts", "Status")["data"] = null;

        var differences = await _base.Connect().CheckSchemaAsync();

        Assert.Equal(4, differences.Count);
        Assert.All(differences, difference => Assert.Equal(Kind.OptionMissing, difference.Kind));
    }

    [Fact]
    public async Task Another_base_lacks_every_table()
    {
        _base.Metadata = JsonNode.Parse("""{"metadata":{"tables":[]}}""")!;

        var differences = await _base.Connect(options => options.SchemaDrift = SeaTableSchemaDrift.Throw).CheckSchemaAsync();

        Assert.Equal(["Companies", "Contacts", "Deals", "Activities"], differences.Select(difference => difference.Table));
    }

    private static (Kind, string, string?, string?) Place(SeaTableSchemaDifference difference) =>
        (difference.Kind, difference.Table, difference.Column, difference.Option);

    private JsonArray Columns(string table) => _base.Table(table)["columns"]!.AsArray();
}
