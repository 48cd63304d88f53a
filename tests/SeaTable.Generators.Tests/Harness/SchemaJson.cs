using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>Builds schema texts in a few words, for tests that need no more of a base than names and types.</summary>
internal static class SchemaJson
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The small CRM of the quickstart: all 26 column types over four tables.</summary>
    public static string Crm { get; } = Read("crm.seatable.json");

    public static string Read(string name)
    {
        using var stream = typeof(SchemaJson).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string Of(params JsonObject[] tables) => Text(new JsonObject { ["tables"] = new JsonArray([.. tables]) });

    /// <summary>A base with a section <c>codegen</c>, unless that is empty.</summary>
    public static string WithCodegen(JsonObject codegen, params JsonObject[] tables) =>
        codegen.Count == 0 ? Of(tables) : Text(new JsonObject { ["codegen"] = codegen, ["tables"] = new JsonArray([.. tables]) });

    public static string InNamespace(string name, params JsonObject[] tables) => Text(new JsonObject
    {
        ["codegen"] = new JsonObject { ["namespace"] = name },
        ["tables"] = new JsonArray([.. tables]),
    });

    public static JsonObject Table(string id, string name, params JsonObject[] columns) => new()
    {
        ["_id"] = id,
        ["name"] = name,
        ["columns"] = new JsonArray([.. columns]),
        ["views"] = new JsonArray(),
    };

    public static JsonObject Column(string key, string name, string type = "text", JsonObject? data = null) => new()
    {
        ["key"] = key,
        ["name"] = name,
        ["type"] = type,
        ["data"] = data,
    };

    public static JsonObject Select(string key, string name, params (string Id, string Name)[] options) =>
        Column(key, name, "single-select", Options(options));

    public static JsonObject MultipleSelect(string key, string name, params (string Id, string Name)[] options) =>
        Column(key, name, "multiple-select", Options(options));

    /// <summary>A table whose columns are text, with keys made up in their order.</summary>
    public static string OfColumns(params string[] names) =>
        Of(Table("0000", "Things", [.. names.Select((name, number) => Column($"c{number:000}", name))]));

    private static string Text(JsonObject root) => root.ToJsonString(s_indented);

    private static JsonObject Options((string Id, string Name)[] options) => new()
    {
        ["options"] = new JsonArray([.. options.Select(option => new JsonObject { ["id"] = option.Id, ["name"] = option.Name })]),
    };
}
