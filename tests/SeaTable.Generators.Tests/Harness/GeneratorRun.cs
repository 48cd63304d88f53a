using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The generator run once over a <see cref="GeneratorTest"/>, and what came of it.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorTest _test;
    private readonly ImmutableArray<AdditionalText> _texts;
    private readonly CSharpCompilation _input;
    private readonly CSharpCompilation _output;

    private GeneratorRun(
        GeneratorTest test, GeneratorDriver driver, ImmutableArray<AdditionalText> texts, CSharpCompilation input)
    {
        _test = test;
        _texts = texts;
        _input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        _output = (CSharpCompilation)output;
    }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public Compilation Compilation => _output;

    /// <summary>The project without what is generated.</summary>
    public CSharpCompilation Input => _input;

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Of(GeneratorTest test, LanguageVersion version = LanguageVersion.Latest)
    {
        var parsing = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var texts = Texts(test);
        var driver = CSharpGeneratorDriver.Create(
            [new SeaTableGenerator().AsSourceGenerator()],
            parseOptions: parsing,
            additionalTexts: texts,
            optionsProvider: Options(test),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(test, driver, texts, Compile(test, parsing));
    }

    /// <summary>Runs on with the same driver after the project has changed: what an editor does at each key press.</summary>
    public GeneratorRun Then(GeneratorTest changed)
    {
        var parsing = (CSharpParseOptions)_input.SyntaxTrees[0].Options;
        var driver = Driver;
        var texts = _texts;
        if (changed.Schemas != _test.Schemas)
        {
            // An editor keeps what it holds of the files that nobody touched.
            texts = [.. Texts(changed).Select(text => _texts.FirstOrDefault(kept => IsSame(kept, text)) ?? text)];
            driver = driver.ReplaceAdditionalTexts(texts);
        }

        if (changed.Properties != _test.Properties)
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(Options(changed));
        }

        return new GeneratorRun(changed, driver, texts, Compile(changed, parsing));
    }

    /// <summary>Runs on after every schema file was read again, with the text it had.</summary>
    public GeneratorRun ThenReadingAgain()
    {
        var texts = Texts(_test);
        return new(_test, Driver.ReplaceAdditionalTexts(texts), texts, _input.Clone());
    }

    public GeneratorRun ThenUnchanged() => new(_test, Driver, _texts, _input.Clone());

    public INamedTypeSymbol Type(string metadataName) =>
        _output.GetTypeByMetadataName(metadataName) ?? throw new Xunit.Sdk.XunitException(
            $"There is no type {metadataName}. Generated were: "
                + $"{string.Join(", ", GeneratedTypes().Select(type => type.ToDisplayString()))}");

    /// <summary>Every type that generated code declares, nested ones included.</summary>
    public IEnumerable<INamedTypeSymbol> GeneratedTypes() => Result.GeneratedSources.SelectMany(source =>
    {
        var model = _output.GetSemanticModel(source.SyntaxTree);
        return source.SyntaxTree.GetRoot().DescendantNodes()
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>()
            .Select(declaration => model.GetDeclaredSymbol(declaration)!);
    });

    /// <summary>
    /// The properties a user sees on a generated type that come from the schema file; base types and JSON left out.
    /// </summary>
    public IReadOnlyList<string> Properties(string metadataName) =>
    [
        .. Type(metadataName).GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.DeclaredAccessibility == Accessibility.Public && property.Name != "JsonTypeInfoResolver")
            .Select(property => property.Name),
    ];

    public ImmutableArray<Diagnostic> CompilerDiagnostics() =>
    [
        .. _output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
    ];

    public void MustReportWhatIsExpected() => Expectations.Check(_test, Diagnostics);

    public void MustCompileWithoutWarning()
    {
        using var assembly = new MemoryStream();
        var found = _output.Emit(assembly).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToList();
        Assert.True(found.Count == 0, string.Join('\n', found) + "\n" + string.Join('\n', found
            .Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct()));
    }

    public void MustCacheAllOfIt() => Steps.Of(ThenUnchanged()).MustAllBeCached();

    private static ImmutableArray<AdditionalText> Texts(GeneratorTest test) =>
        [.. test.Schemas.Select(file => new SchemaText(file.Path, file.Schema.Text))];

    private static bool IsSame(AdditionalText left, AdditionalText right) =>
        left.Path == right.Path && left.GetText()!.ContentEquals(right.GetText()!);

    private static BuildProperties Options(GeneratorTest test) => new(test.Properties);

    private static CSharpCompilation Compile(GeneratorTest test, CSharpParseOptions parsing)
    {
        var trees = test.Code.Prepend("// A project always has some code.\n")
            .Select((code, number) =>
                CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), parsing, $"Code{number}.cs"));
        return Project.Referencing(test.ProjectReferences).AddSyntaxTrees(trees);
    }
}
