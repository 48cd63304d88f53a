using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Output;

/// <summary>What the analyzers of .NET say about generated code, all of them switched on.</summary>
public sealed class AnalyzerTests
{
    private static readonly string[] s_schemas = ["types.seatable.json", "names.seatable.json", "crm.seatable.json"];

    /// <summary>
    /// What they say once the code no longer says that it is generated, and why it stays so. Nobody ever sees these: analyzers
    /// pass over generated code. A rule that is no longer broken has to leave the list.
    /// </summary>
    private static readonly Dictionary<string, string> s_accepted = new()
    {
        ["CA1034"] = "The class Names belongs to its option type: ContactsStatus.Names.Lead is how one finds it.",
        ["CA1056"] = "The server takes any text in a URL column, also one that is no address; System.Uri would lose it.",
        ["CA1707"] = "Names that collide end in an underscore and a key, which no other name does.",
        ["CA1716"] = "A table may be called Class in the base, and a property that a test replaces is virtual.",
        ["CA1720"] = "A column may be called Char or Object in the base, and names are the base's.",
        ["CA1724"] = "A project may have a namespace that ends in Names.",
    };

    [Fact]
    public void Nothing_is_warned_of_in_generated_code_and_without_its_markers_only_what_names_of_a_base_bring_along()
    {
        var marked = s_schemas.SelectMany(schema => Generate(schema, "Marked").Sources).ToDictionary();
        var bare = s_schemas.SelectMany(schema => Generate(schema, "Bare").Sources)
            .ToDictionary(source =>
                source.Key.Replace(".g.cs", ".cs", StringComparison.Ordinal), source => WithoutMarkers(source.Value));

        var warnings = StrictBuild.Warnings(marked.Concat(bare).ToDictionary());

        MustBeEmpty(warnings.Where(warning => warning.Line.Contains(".g.cs(", StringComparison.Ordinal)));
        MustBeEmpty(warnings.Where(warning => !s_accepted.ContainsKey(warning.Rule)).DistinctBy(warning => warning.Rule));
        Assert.Equal([], s_accepted.Keys.Except(warnings.Select(warning => warning.Rule)));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.Latest)]
    public void Without_its_markers_it_compiles_without_a_warning_at_the_lowest_and_the_latest_version(LanguageVersion version)
    {
        var parsing = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var sources = s_schemas.SelectMany(schema => Generate(schema, "Bare").Sources.Values);
        var compilation = Harness.Project.Referencing([References.Runtime])
            .AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(WithoutMarkers(source), parsing)));

        Assert.Equal(
            [],
            compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
                .Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void A_project_that_promises_to_comply_with_the_CLS_is_not_warned_of_names_of_its_base()
    {
        var test = GeneratorTest.Of(SchemaJson.Read("names.seatable.json"), "names.seatable.json")
            .WithCode("[assembly: System.CLSCompliant(true)]");

        GeneratorRun.Of(test).MustCompileWithoutWarning();
    }

    private static void MustBeEmpty(IEnumerable<(string Rule, string Line)> warnings) =>
        Assert.True(!warnings.Any(), string.Join('\n', warnings.Select(warning => warning.Line)));

    private static GeneratorRun Generate(string schema, string rootNamespace)
    {
        var name = char.ToUpperInvariant(schema[0]) + schema.Split('.')[0][1..];
        var run = GeneratorRun.Of(
            GeneratorTest.Of(SchemaJson.Read(schema), schema).WithProperty("RootNamespace", $"{rootNamespace}.{name}"));
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return run;
    }

    private static string WithoutMarkers(string source) => string.Join('\n', source.Split('\n').Where(line =>
        !line.Contains("auto-generated>", StringComparison.Ordinal)
            && !line.Contains("GeneratedCode(", StringComparison.Ordinal)));
}
