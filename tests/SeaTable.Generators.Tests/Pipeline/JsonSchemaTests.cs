using System.Reflection;
using System.Text.Json.Nodes;
using Json.Schema;
using SeaTable.Facts;
using SeaTable.Generators.Mapping;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Properties;

namespace SeaTable.Generators.Tests.Pipeline;

/// <summary>
/// The description of schema files that editors complete and check by: it knows what the generator knows, and says no where the
/// generator does.
/// </summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonNode s_text = JsonNode.Parse(Read("seatable.schema.json"))!;

    private static readonly JsonSchema s_schema = JsonSchema.FromText(Read("seatable.schema.json"));

    [Fact]
    public void Its_types_of_columns_are_all_that_there_are() => Assert.Equal(
        ColumnTypeFacts.Types.Select(type => type.Name).Order(StringComparer.Ordinal), Values("column", "type"));

    [Theory]
    [InlineData(typeof(LinkFormulaKinds), "link-formula", "formula")]
    [InlineData(typeof(RollupMethods), "link-formula", "summary_method")]
    [InlineData(typeof(ResultTypes), "link-formula", "result_type")]
    [InlineData(typeof(ResultTypes), "formula", "result_type")]
    public void It_offers_all_values_that_mean_something(Type facts, string definition, string setting) =>
        Assert.Equal(Constants(facts), Values(definition, setting));

    [Fact]
    public void It_offers_all_formats_of_numbers_and_no_other() => Assert.Equal(
        NumberMapping.Formats.Append("duration").Append("").Append(null).Order(StringComparer.Ordinal),
        Values("number", "format"));

    [Fact]
    public void It_knows_all_keys_of_columns_that_link_formulas_have() => Assert.Equal(
        [],
        Constants(typeof(LinkFormulaSettings))
            .Except(Definition("link-formula")["properties"]!.AsObject().Select(member => member.Key)));

    [Fact]
    public void Types_with_options_are_described_with_options() => Assert.All(
        ColumnTypeFacts.Types.Where(type => type.HasOptions),
        type => Assert.NotEmpty(Problems($$"""
            { "tables": [ { "_id": "1", "name": "T", "columns": [
              { "key": "1", "name": "C", "type": "{{type.Name}}", "data": { "options": [ { "id": "1" } ] } } ] } ] }
            """)));

    [Fact]
    public void The_settings_of_the_code_are_those_that_the_generator_knows_in_both_descriptions()
    {
        var members = Definition("codegen")["properties"]!.AsObject();
        var file = JsonNode.Parse(Read("codegen.schema.json"))!["properties"]!.AsObject();
        file.Remove("$schema");

        Assert.True(JsonNode.DeepEquals(members, file));
        GeneratorTest.Of($$"""
            { "codegen": { {{string.Join(", ", members.Select(member => $"\"{member.Key}\": null"))}} }, "tables": [] }
            """).Run();
        Assert.NotEmpty(Problems("""{ "codegen": { "colour": "red" }, "tables": [] }"""));
        Assert.NotEmpty(Problems("""{ "codegen": { "accessibility": "private" }, "tables": [] }"""));
    }

    [Fact]
    public void All_schema_files_of_this_repository_fit_but_for_what_the_generator_warns_of()
    {
        var files = Directory.EnumerateFiles(RepositoryFiles.Root, "*.seatable.json", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .ToList();

        Assert.True(files.Count > 5, "Too few files.");
        Assert.All(files, path => Check(File.ReadAllText(path)));
    }

    [Fact]
    public void Any_base_fits_that_the_generator_takes_without_a_word() =>
        Cases.Try(Cases.Generated, RandomSchema.Any, schema => Check(schema.WithoutOddSettings().ToJson()));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "tables": {} }""")]
    [InlineData("""{ "metadata": {} }""")]
    [InlineData("""{ "tables": [ { "columns": [] } ] }""")]
    [InlineData("""{ "tables": [ { "name": "T", "columns": [ { "name": "C" } ] } ] }""")]
    [InlineData("""{ "tables": [ { "name": "T", "columns": [ { "name": "C", "type": "txt" } ] } ] }""")]
    [InlineData("""
        { "tables": [ { "name": "T", "columns": [ { "name": "C", "type": "number", "data": { "format": "furlongs" } } ] } ] }
        """)]
    [InlineData("""{ "pulled": "yesterday", "tables": [] }""")]
    public void What_is_wrong_is_marked(string text) => Assert.NotEmpty(Problems(text));

    private static void Check(string text)
    {
        var reported = WithoutCompiler.Read(text).Diagnostics.Select(found => found.RuleId).ToHashSet();
        var problems = Problems(text);

        // It can't know which ids there are and which names will do, and says nothing of those.
        if (!reported.Overlaps(["STB0005", "STB0012", "STB0016"]))
            Assert.Equal([], problems);

        if (reported.Overlaps(["STB0005", "STB0016"]))
            Assert.NotEmpty(problems);
    }

    private static IReadOnlyList<string> Problems(string text)
    {
        var result = s_schema.Evaluate(JsonNode.Parse(text), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] :
        [
            .. result.Details
                .Where(detail => detail.Errors is not null
                    && !detail.EvaluationPath.ToString().Contains("/if", StringComparison.Ordinal))
                .Select(detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}"),
        ];
    }

    private static JsonNode Definition(string name) => s_text["definitions"]![name]!;

    private static IEnumerable<string?> Values(string definition, string setting)
    {
        var property = Definition(definition)["properties"]![setting]!;
        return (property["enum"] ?? property["anyOf"]![0]!["enum"]!).AsArray()
            .Select(value => value?.GetValue<string>()).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

    private static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", name));
}
