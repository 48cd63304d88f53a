using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests;

/// <summary>Tables and rows that the compiler is given before other generators run.</summary>
public sealed class EarlyOutputTests
{
    private static readonly GeneratorTest s_project = GeneratorTest.Of(SchemaJson.Crm);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void Other_generators_see_rows_unless_the_project_asks_for_the_ordinary_way(string property, bool isSeen) =>
        Assert.Equal(isSeen, SeesRows(s_project.WithProperty("SeaTableEarlyOutput", property)));

    [Fact]
    public void Where_no_build_says_anything_files_go_out_the_ordinary_way()
    {
        Assert.False(SeesRows(s_project.WithoutProperty("SeaTableEarlyOutput")));
        Assert.False(SeesRows(s_project.WithoutProperty("RootNamespace")));
    }

    [Theory]
    [InlineData("crm.seatable.json")]
    [InlineData("names.seatable.json")]
    [InlineData("types.seatable.json")]
    public void Both_ways_give_the_same_text(string schema)
    {
        var early = GeneratorTest.Of(SchemaJson.Read(schema), schema).With(References.Hosting);

        var sources = GeneratorRun.Of(early).Sources;

        Assert.True(sources.Count > 2, "There is more than a client and the methods that register it.");
        Assert.Equal(sources, GeneratorRun.Of(early.WithProperty("SeaTableEarlyOutput", "false")).Sources);
    }

    [Fact]
    public void A_project_that_changes_its_mind_gets_each_file_once()
    {
        var first = GeneratorRun.Of(s_project);
        var second = first.Then(s_project.WithProperty("SeaTableEarlyOutput", "false"));
        var third = second.Then(s_project);

        Assert.All([first, second, third], run => run.MustCompileWithoutWarning());
        Assert.Equal(first.Sources, second.Sources);
        Assert.Equal(first.Sources, third.Sources);
    }

    [Fact]
    public void Rows_are_kept_from_the_validation_of_ASP_NET_Core_where_its_generator_sees_them()
    {
        const string Name = "Crm.CrmBase-Validation.g.cs";
        var project = s_project.WithProperty("SeaTableHasValidation", "true");

        var text = GeneratorRun.Of(project).Sources[Name];

        Assert.Contains(
            "[global::Microsoft.Extensions.Validation.SkipValidation]\npublic partial class ContactsRow", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Name, GeneratorRun.Of(project.WithProperty("SeaTableEarlyOutput", "false")).Sources.Keys);
        Assert.DoesNotContain(Name, GeneratorRun.Of(s_project).Sources.Keys);
    }

    [Fact]
    public void Nothing_of_another_root_namespace_stays()
    {
        var run = GeneratorRun.Of(s_project).Then(s_project.WithProperty("RootNamespace", "Other"));

        Assert.All(run.Sources.Keys, name => Assert.StartsWith("Other.", name, StringComparison.Ordinal));
        run.MustCompileWithoutWarning();
    }

    [Fact]
    public void A_type_that_the_project_extends_is_one_type_in_what_other_generators_see() => s_project
        .WithCode("namespace Crm; partial class ContactsRow { internal string Initials => Name![..1]; }")
        .Run();

    [Theory]
    [InlineData("")]
    [InlineData("/crm/Generated/")]
    public void Generated_files_that_were_written_to_disk_and_are_compiled_a_second_time_are_told(string folder)
    {
        var first = GeneratorRun.Of(s_project);
        var written = first.Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(
            source.SourceText, (CSharpParseOptions)source.SyntaxTree.Options, folder + source.SyntaxTree.FilePath));
        var project = Project.Referencing([References.Runtime]).AddSyntaxTrees(written);

        var diagnostics = first.Driver.RunGenerators(project).GetRunResult().Diagnostics;

        Assert.Equal("STB0013", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void A_defect_that_ends_a_file_is_reported_and_the_others_are_there()
    {
        var result = Run(s_project, new TwoFiles());

        Assert.Equal("STB0009", Assert.Single(result.Diagnostics).Id);
        Assert.Equal("whole.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    private static bool SeesRows(GeneratorTest project) => Run(project, new SeaTableGenerator(), new Onlooker())
        .GeneratedSources.Single().SourceText.ToString() == "// True";

    private static GeneratorRunResult Run(GeneratorTest project, params IIncrementalGenerator[] generators) =>
        CSharpGeneratorDriver.Create(
            generators.Select(generator => generator.AsSourceGenerator()),
            project.Schemas.Select(file => new SchemaText(file.Path, file.Schema.Text)),
            CSharpParseOptions.Default,
            new BuildProperties(project.Properties))
        .RunGenerators(Project.Referencing([References.Runtime]))
        .GetRunResult().Results[^1];

    /// <summary>A generator that looks for rows.</summary>
    private sealed class Onlooker : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider.Select(
                (compilation, _) => compilation.GetTypeByMetadataName("Crm.ContactsRow") is not null),
            (production, isSeen) => production.AddSource("Seen.g.cs", $"// {isSeen}"));
    }

    /// <summary>A generator of two files, of which a defect ended one.</summary>
    private sealed class TwoFiles : IIncrementalGenerator
    {
        private static readonly DiagnosticInfo s_error =
            InternalError.Describe("crm.seatable.json", new InvalidOperationException("out of luck"));

        public void Initialize(IncrementalGeneratorInitializationContext context) => EarlyOutput.Register(
            context,
            context.AdditionalTextsProvider.SelectMany(
                (_, _) => ImmutableArray.Create(new EmittedFile("broken.g.cs", "", s_error), new("whole.g.cs", "", null))));
    }
}
