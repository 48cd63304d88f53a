using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators;

namespace SeaTable.Benchmarks;

/// <summary>A project with one schema file, and the things that happen to it while people work.</summary>
internal sealed class GeneratorProject
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private readonly SchemaFile _schema;
    private readonly SchemaFile _edited;
    private readonly SchemaFile _turned;
    private readonly SchemaFile _indented;
    private readonly CSharpCompilation _compilation;
    private readonly CSharpCompilation _editedCompilation;
    private readonly CSharpCompilation _generated;
    private readonly GeneratorDriver _warm;
    private readonly bool _isEarly;

    /// <param name="tables">How many tables the schema file has.</param>
    /// <param name="isEarly">Whether the compiler is given tables and rows before other generators run.</param>
    public GeneratorProject(int tables, bool isEarly = true)
    {
        _isEarly = isEarly;
        _schema = new SchemaFile(SchemaMaker.Make(tables, "Column 7 of 3"));
        _edited = new SchemaFile(SchemaMaker.Make(tables, "Another name"));
        _turned = new SchemaFile(SchemaMaker.Make(tables, "Column 7 of 3", isTurned: true));
        _indented = new SchemaFile(SchemaMaker.Make(tables, "Column 7 of 3").Replace("{", "{\n  ", StringComparison.Ordinal));
        _compilation = CSharpCompilation.Create(
            "Crm",
            [CSharpSyntaxTree.ParseText("class Program { }", s_parsing)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        _ = _compilation.GetSpecialType(SpecialType.System_Object);
        _editedCompilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }", s_parsing));
        _warm = NewDriver().RunGeneratorsAndUpdateCompilation(_compilation, out var generated, out var diagnostics);
        _generated = (CSharpCompilation)generated;
        if (_generated.SyntaxTrees.Length != tables + 2 || !diagnostics.IsEmpty)
        {
            throw new InvalidOperationException("The generator did not give what is to be measured.");
        }
    }

    public GeneratorDriver Cold() => NewDriver().RunGenerators(_compilation);

    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_editedCompilation);

    public GeneratorDriver OneTableEdit() => Edit(_edited);

    public GeneratorDriver TurnTables() => Edit(_turned);

    public GeneratorDriver Indent() => Edit(_indented);

    /// <summary>
    /// How many outputs an edit makes anew: one in some other file, then one of a column in the schema file.
    /// </summary>
    public (int Unrelated, int OneTable) CountOutputs()
    {
        var warm = NewDriver(isTracked: true).RunGenerators(_compilation);
        return (
            NewOutputs(warm.RunGenerators(_editedCompilation)),
            NewOutputs(warm.ReplaceAdditionalText(_schema, _edited).RunGenerators(_compilation)));
    }

    /// <summary>Parses, binds and emits the generated code, as a build does.</summary>
    public long Compile()
    {
        var trees = _generated.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), s_parsing, tree.FilePath));
        using var assembly = new MemoryStream();
        var result = _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees).Emit(assembly);
        return result.Success ? assembly.Length
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(5)));
    }

    private GeneratorDriver Edit(SchemaFile schema) => _warm.ReplaceAdditionalText(_schema, schema).RunGenerators(_compilation);

    private static int NewOutputs(GeneratorDriver driver) => driver.GetRunResult().Results.Single().TrackedOutputSteps.Values
        .SelectMany(steps => steps)
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    private CSharpGeneratorDriver NewDriver(bool isTracked = false) => CSharpGeneratorDriver.Create(
        [new SeaTableGenerator().AsSourceGenerator()],
        [_schema],
        s_parsing,
        new BuildProperties(_isEarly),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

    public static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(SeaTableBase).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}
