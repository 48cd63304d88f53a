using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators;
using SeaTable.Generators.Analysis.Conditions;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Analysis.Usage;

namespace SeaTable.Benchmarks;

/// <summary>A project of ordinary code that refers to the package, with or without a schema file.</summary>
internal sealed class AnalyzerProject
{
    private const int Files = 20;

    private readonly CSharpCompilation _compilation;
    private readonly AnalyzerOptions _options = new([]);
    private int _keys;

    /// <param name="tables">How many tables the schema file has; 0 for no such file.</param>
    public AnalyzerProject(int tables)
    {
        _compilation = CSharpCompilation.Create(
            "Crm",
            Enumerable.Range(0, Files).Select(Code),
            GeneratorProject.References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        if (tables > 0)
        {
            SchemaFile schema = new(SchemaMaker.Make(tables, "Column 7 of 3"));
            _options = new AnalyzerOptions([schema]);
            _ = CSharpGeneratorDriver.Create([new SeaTableGenerator().AsSourceGenerator()], [schema])
                .RunGeneratorsAndUpdateCompilation(_compilation, out var generated, out _);
            _compilation = (CSharpCompilation)generated;
        }
    }

    /// <summary>Finds what is wrong and emits the code, as a build does.</summary>
    public long Compile()
    {
        var compilation = Fresh();
        return Emit(compilation, compilation.GetDiagnostics());
    }

    /// <summary>Gets the analyzers of the package that look at statements and queries.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        new SqlAnalyzer(), new ConditionAnalyzer(), new HabitAnalyzer(), new ApiTokenAnalyzer(), new RowLoopAnalyzer(),
        new RowFilterAnalyzer(),
    ];

    /// <summary>
    /// Finds what is wrong in one file after a key was pressed in it, as an editor does: the compiler's own diagnostics, and
    /// those of analyzers if there are any.
    /// </summary>
    public int PressKey(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var tree = _compilation.SyntaxTrees.First(tree => tree.FilePath == "Orders0.cs");
        var text = tree.GetText();
        var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), $"// {++_keys}\n")));
        var compilation = _compilation.ReplaceSyntaxTree(tree, edited);
        var model = compilation.GetSemanticModel(edited);
        var found = model.GetDiagnostics().Length;
        return analyzers.IsEmpty ? found : found + compilation.WithAnalyzers(analyzers, _options)
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
    }

    /// <summary>Compiles with all analyzers of the package beside, as a build does.</summary>
    public long CompileAndAnalyze()
    {
        var analyzed = Fresh().WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            _options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return Emit(analyzed.Compilation, analyzed.GetAllDiagnosticsAsync().GetAwaiter().GetResult());
    }

    private static long Emit(Compilation compilation, ImmutableArray<Diagnostic> found)
    {
        using var assembly = new MemoryStream();
        return compilation.Emit(assembly).Success ? assembly.Length + found.Length
            : throw new InvalidOperationException(string.Join('\n', found.Take(5)));
    }

    // Nothing of an earlier run is known to it.
    private CSharpCompilation Fresh() => _compilation.Clone();

    private static SyntaxTree Code(int file)
    {
        StringBuilder code = new("using System;\nusing System.Collections.Generic;\nusing System.Linq;\n"
            + "using System.Threading.Tasks;\npublic sealed class Orders" + file + "\n{\n");
        for (var method = 0; method < 10; method++)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<string> Run{{method}}Async(List<string> names, int most)
                    {
                        var known = new Dictionary<string, int>(StringComparer.Ordinal);
                        foreach (var name in names.Where(name => name.Length > {{method}}))
                        {
                            if (known.TryGetValue(name, out var count) && count < most)
                            {
                                known[name] = count + 1;
                            }
                            else
                            {
                                known.Add(name.Trim(), name.Contains("x", StringComparison.Ordinal) ? 1 : 0);
                            }
                        }

                        await Task.Delay(known.Values.Sum()).ConfigureAwait(false);
                        var first = known.FirstOrDefault();
                        Console.WriteLine("{0} of {1}", first.Key, known.Count);
                        return $"{first.Key}: {first.Value} in {{file}}, {string.Join(", ", known.Keys.OrderBy(key => key))}";
                    }

                """);
        }

        return CSharpSyntaxTree.ParseText(
            SourceText.From(code.Append("}\n").ToString(), Encoding.UTF8), path: $"Orders{file}.cs");
    }
}
