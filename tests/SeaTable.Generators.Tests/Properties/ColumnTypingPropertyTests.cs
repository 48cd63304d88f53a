extern alias emulator;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Diagnostics;
using EmulatedSchemaReader = emulator::SeaTable.Emulator.Loading.EmulatedSchemaReader;
using EmulatorSourceText = emulator::SeaTable.Emulator.Loading.SourceText;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using SqlSchemaOfBase = emulator::SeaTable.Emulator.Sql.SqlSchemaOfBase;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>The checker of SQL and the emulator know the same of every column, however little the base tells of it.</summary>
public sealed class ColumnTypingPropertyTests
{
    private static readonly string[] s_keys = ["0000", "aaaa", "bbbb", "cccc", "dddd", "eeee"];
    private static readonly string[] s_tables = ["0000", "tttt", "uuuu"];

    private static readonly string[] s_types =
    [
        "text", "long-text", "number", "checkbox", "date", "duration", "single-select", "multiple-select", "image", "file",
        "collaborator",
        "creator", "ctime", "last-modifier", "mtime", "geolocation", "auto-number", "url", "email", "button", "rate",
        "digital-sign",
        "department-single-select", "newer-than-we-are",
    ];

    private static Gen<JsonObject?> LinkData { get; } = Settings(
        ("table_id", s_tables),
        ("other_table_id", s_tables),
        ("display_column_key", [.. s_keys, "gone"]),
        ("link_id", ["l1", "l2"]),
        ("array_type", ["text", "number", "string", "bool", "date", ""]), ("result_type", ["array"]));

    private static Gen<JsonObject?> LinkFormulaData { get; } = Settings(
        ("formula", ["lookup", "count_links", "rollup", "findmax", "findmin", "arrayunique", "newer"]),
        ("link_column_key", s_keys),
        ("level1_linked_table_column_key", s_keys),
        ("level2_linked_table_column_key", s_keys),
        ("column_key_in_linked_record", s_keys),
        ("column_key_for_comparison", s_keys),
        ("summary_method", ["sum", "max", "concatenate"]),
        ("array_type", ["text", "number", "single-select", "link", ""]),
        ("result_type", ["number", "string", "date", "bool", "array", "column", ""]));

    private static Gen<JsonObject?> FormulaData { get; } = Settings(
        ("formula", ["{Name}", "1 + 1", "{aaaa}"]), ("array_type", ["text", "number", "date"]),
        ("result_type", ["number", "string", "date", "bool", "array", "column", ""]));

    private static Gen<(string Type, JsonObject? Data)> Column { get; } = Gen.OneOf(
        Gen.Elements(s_types).Select(type => (type, (JsonObject?)null)),
        LinkData.Select(data => ("link", data)),
        LinkFormulaData.Select(data => ("link-formula", data)),
        FormulaData.Select(data => ("formula", data)));

    private static Gen<string> Base { get; } =
        from first in Column.ListOf(s_keys.Length)
        from second in Column.ListOf(s_keys.Length)
        from third in Column.ListOf(s_keys.Length)
        select Json([[.. first], [.. second], [.. third]]);

    [Fact]
    public void Checker_and_emulator_give_every_column_the_same_type() =>
        Cases.Try(Cases.Generated, Base.ToArbitrary(), AssertSameTypes);

    /// <summary>
    /// Old bases do not tell what their links and look-ups hold; links come first here, where a random base may lack them.
    /// </summary>
    [Theory]
    [InlineData("""{"table_id": "0000", "other_table_id": "tttt", "link_id": "l1"}""", "{}")]
    [InlineData("""{"table_id": "0000", "other_table_id": "tttt", "link_id": "l1", "display_column_key": "aaaa", "array_type": "number"}""", "{}")]
    [InlineData(
        """{"table_id": "0000", "other_table_id": "tttt", "link_id": "l1"}""",
        """{"formula": "lookup", "link_column_key": "aaaa", "level1_linked_table_column_key": "bbbb"}""")]
    [InlineData(
        """{"table_id": "0000", "other_table_id": "tttt", "link_id": "l1"}""",
        """{"formula": "findmax", "link_column_key": "aaaa", "column_key_in_linked_record": "cccc", "array_type": ""}""")]
    public void Links_and_look_ups_of_old_bases_have_the_same_type(string link, string lookUp) => AssertSameTypes(Json(
    [
        [("text", null), ("link", Object(link)), ("link-formula", Object(lookUp))],
        [("number", null), ("text", null), ("date", null),
            ("link-formula", Object("""{"formula": "count_links", "link_column_key": "gone"}"""))],
    ]));

    private static void AssertSameTypes(string json)
    {
        var diagnostics = new FileDiagnostics("base.seatable.json", json);
        var generators = SqlSchemas.Of(Generators.Schema.SchemaFileReader.Read(
            new("base.seatable.json", json), null, diagnostics, CancellationToken.None)!);
        using var document = JsonDocument.Parse(json);
        var emulators = SqlSchemaOfBase.Of(EmulatedSchemaReader.Read(
            document.RootElement, new EmulatorSourceText("base.seatable.json", Encoding.UTF8.GetBytes(json))));

        Assert.Equal(
            generators.Tables.SelectMany(table =>
                table.Columns.Select(column => $"{table.Id}/{column.Key} {column.Type}: {column.Value}")),
            emulators.Tables.SelectMany(table =>
                table.Columns.Select(column => $"{table.Id}/{column.Key} {column.Type}: {column.Value}")));
    }

    /// <summary>Any of the settings, each with one of its values, or none at all.</summary>
    private static Gen<JsonObject?> Settings(params (string Name, string[] Values)[] settings) => settings
        .Select(setting => Gen.Elements([null, null, .. setting.Values]).Select(value => (setting.Name, Value: value)))
        .Aggregate(
            Gen.Constant<(string Name, string? Value)[]>([]),
            (all, next) => from list in all from one in next select ((string Name, string? Value)[])[.. list, one])
        .Select(list => list.All(setting => setting.Value is null)
            ? null
            : new JsonObject(list.Where(setting => setting.Value is not null)
                .Select(setting => new KeyValuePair<string, JsonNode?>(setting.Name, JsonValue.Create(setting.Value)))));

    private static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Json(IEnumerable<IEnumerable<(string Type, JsonObject? Data)>> tables) => new JsonObject
    {
        ["tables"] = new JsonArray([.. tables.Select((columns, number) => new JsonObject
        {
            ["_id"] = s_tables[number],
            ["name"] = "Table " + s_tables[number],
            ["views"] = new JsonArray(),
            ["columns"] = new JsonArray([.. columns.Select((column, index) => new JsonObject
            {
                ["key"] = s_keys[index],
                ["name"] = "Column " + s_keys[index],
                ["type"] = column.Type,
                ["data"] = column.Data?.DeepClone(),
            })]),
        })]),
    }.ToJsonString();
}
