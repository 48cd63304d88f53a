using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.CodeAnalysis;
using SeaTable.Documentation.Tests.CSharp;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Json;

public sealed partial class JsonTests
{
    private static readonly IReadOnlyList<JsonBlock> s_blocks =
        [.. MarkdownPage.AllBlocks("json").Select(block => new JsonBlock(block))];

    private static readonly JsonSchema s_schemaFile = JsonSchema.FromText(Repository.Read("docs/seatable.schema.json"));
    private static readonly JsonSchema s_codegenFile = JsonSchema.FromText(Repository.Read("docs/codegen.schema.json"));
    private static readonly JsonSchema s_settings =
        JsonSchema.FromText(Repository.Read("src/SeaTable.Hosting/ConfigurationSchema.json"));

    public static TheoryData<string> Right => [.. s_blocks.Where(block => !block.IsWrong).Select(block => block.Block.Place)];

    public static TheoryData<string> Wrong => [.. s_blocks.Where(block => block.IsWrong).Select(block => block.Block.Place)];

    [Theory]
    [MemberData(nameof(Right))]
    public void A_block_is_a_file_that_is_taken(string place)
    {
        var block = Find(place);
        var file = block.Object;

        if (file.ContainsKey("tables"))
        {
            Satisfies(s_schemaFile, file);
            Nothing.In(Reported(block).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Message));
        }
        else if (file.ContainsKey("columns"))
        {
            // A table alone, which stands in a schema file.
            Satisfies(s_schemaFile, new JsonObject { ["tables"] = new JsonArray(file) });
        }
        else if (file.ContainsKey("namespace"))
        {
            Satisfies(s_codegenFile, file);
        }
        else
        {
            Assert.True(IsSettings(file) || file.ContainsKey("tools"), $"{place}: nobody knows which file this is.");
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_file_that_is_wrong_on_purpose_is_reported_as_its_page_says(string place)
    {
        var block = Find(place);
        var said = Broken().Split(block.Block.Said!.Text.Trim()).Select(line => line.Replace('\n', ' '));

        var reported = Reported(block).Select(diagnostic => Place(diagnostic) + Message(diagnostic));

        Assert.Equal(
            string.Join('\n', said.Select(line => block.IsWhole ? line : Position().Replace(line, ""))),
            string.Join('\n', reported.Select(line => block.IsWhole ? line : Position().Replace(line, ""))));
    }

    private static JsonBlock Find(string place) => s_blocks.Single(block => block.Block.Place == place);

    private static ImmutableArray<Diagnostic> Reported(JsonBlock block) =>
        PageProject.OfText(block.File).Generate([]).Reported;

    private static string Place(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): ";
    }

    private static string Message(Diagnostic diagnostic) => Reports.Message(diagnostic).Replace('\n', ' ');

    private static bool IsSettings(JsonObject file)
    {
        var sections = file["SeaTable"]?.AsObject() ?? file;
        if (!sections.All(section => section.Value is JsonObject inner && inner.ContainsKey("Server")))
            return false;

        Satisfies(s_settings, new JsonObject { ["SeaTable"] = sections.DeepClone() });
        var options = typeof(SeaTableOptions).GetProperties().Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        Nothing.In(sections.SelectMany(section => section.Value!.AsObject())
            .Select(option => option.Key).Where(key => !options.Contains(key)));
        return true;
    }

    private static void Satisfies(JsonSchema schema, JsonObject file)
    {
        var result = schema.Evaluate(
            JsonNode.Parse(file.ToJsonString()), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, JsonSerializer.Serialize(result.Details?.Where(detail => detail.HasErrors)));
    }

    // Each message begins with a file and a place; a page breaks lines within.
    [GeneratedRegex(@"\n(?=\S+\(\d+,\d+\): )")]
    private static partial Regex Broken();

    [GeneratedRegex(@"^\S+\(\d+,\d+\): ")]
    private static partial Regex Position();
}
