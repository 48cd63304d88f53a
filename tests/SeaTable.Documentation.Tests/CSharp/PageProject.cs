using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Generators;
using SeaTable.Generators.Analysis.Sql;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>A project with schema files, to which blocks of code are added; with what the package brings.</summary>
internal sealed class PageProject
{
    private const string GivenOfRules = """
        namespace Acme;
        public abstract class Given
        {
            public CrmBase crm = null!;
            public string name = "", url = "", id = "";
            public int age, min;
        }
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            // No program references the tool and the generator.
            .Where(path => Path.GetFileNameWithoutExtension(path) is not
                ("seatable" or "SeaTable.Generators" or "SeaTable.Documentation.Tests"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(SqlAnalyzer).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly ISourceGenerator[] s_frameworkGenerators =
    [
        .. typeof(PageProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == "Generator").Take(1)
            .SelectMany(generator => Assembly.LoadFrom(generator.Value!).GetExportedTypes())
            .Where(type => type.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
    ];

    // The code of a page does no harm by what it does not use.
    private static readonly string[] s_harmless = ["CS1701", "CS1702", "CS0168", "CS0219", "CS8321"];

    private readonly ImmutableArray<AdditionalText> _schemas;
    private readonly string _rootNamespace;
    private readonly Lazy<CSharpCompilation> _generated;

    private PageProject(IEnumerable<PageSchema> schemas, string given, string rootNamespace = "Acme")
    {
        _schemas = [.. schemas];
        _rootNamespace = rootNamespace;
        _generated = new(() => Generate([CSharpSyntaxTree.ParseText(given, Parsing, "Given.cs")]).Compilation);
    }

    internal static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp14);

    /// <summary>Gets the project of all pages but those of the rules.</summary>
    internal static PageProject Crm { get; } = new(
        [PageSchema.Of("crm.seatable.json", "crm.seatable.json"), PageSchema.Of("stock.seatable.json", "stock.seatable.json")],
        PageSchema.Resource("Given.cs"));

    /// <summary>Gets the project of the pages of the rules.</summary>
    internal static PageProject Rules { get; } = Of("rules", "Acme");

    /// <summary>A project of a single schema file.</summary>
    internal static PageProject Of(string schema, string rootNamespace) =>
        new([PageSchema.Of(schema + ".seatable.json", "crm.seatable.json")], GivenOfRules, rootNamespace);

    /// <summary>A project of a schema file that a page shows.</summary>
    internal static PageProject OfText(string schema) => new([new PageSchema("crm.seatable.json", schema)], GivenOfRules);

    /// <summary>Adds code to what is generated.</summary>
    internal CSharpCompilation With(IEnumerable<SyntaxTree> trees, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var project = _generated.Value.WithOptions(_generated.Value.Options.WithOutputKind(kind)).AddSyntaxTrees(trees);
        _ = CSharpGeneratorDriver.Create(s_frameworkGenerators, parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(project, out var output, out _);
        return (CSharpCompilation)output;
    }

    /// <summary>Generates code for a project that has this code of its own.</summary>
    internal (CSharpCompilation Compilation, ImmutableArray<Diagnostic> Reported) Generate(IEnumerable<SyntaxTree> trees)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new SeaTableGenerator().AsSourceGenerator()], _schemas, Parsing, new ProjectOptions(_rootNamespace));
        var project = CSharpCompilation.Create("Pages", trees, s_references, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: s_harmless.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
        _ = driver.RunGeneratorsAndUpdateCompilation(project, out var output, out var reported);
        return ((CSharpCompilation)output, reported);
    }

    /// <summary>Returns what the compiler and the analyzers report.</summary>
    internal async Task<IReadOnlyList<Diagnostic>> ReportedAsync(CSharpCompilation compilation)
    {
        var options = new AnalyzerOptions(_schemas, new ProjectOptions(_rootNamespace));
        var analyzed = await compilation.WithAnalyzers(s_analyzers, options).GetAllDiagnosticsAsync();
        return [.. analyzed.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];
    }
}
