using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;

namespace SeaTable.Benchmarks;

/// <summary>
/// A project that hands over many SQL strings, over a base of 50 tables, and the things that happen to it while people work.
/// </summary>
internal sealed class SqlProject
{
    private const int Tables = 50;
    private const int PerFile = 20;

    private readonly int _files;
    private readonly CSharpCompilation _compilation;
    private readonly CSharpCompilation _editedElsewhere;
    private readonly SchemaFile _warm = new(SchemaMaker.Make(Tables, "Column 7 of 3"));

    public SqlProject(int statements)
    {
        _compilation = CSharpCompilation.Create(
            "Crm",
            Enumerable.Range(0, statements / PerFile).Select(Code),
            GeneratorProject.References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        _files = statements / PerFile;
        _editedElsewhere = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }"));
    }

    /// <summary>Finds what is wrong and emits the code, without the analyzer.</summary>
    public long Compile()
    {
        var compilation = Fresh();
        return Emit(compilation, compilation.GetDiagnostics());
    }

    /// <summary>The same with an analyzer that finds nothing.</summary>
    public long Idle() => Analyze(Fresh(), new IdleAnalyzer(), _warm, 0);

    /// <summary>The same at the first look at the project: the schema is read, every statement checked.</summary>
    public long FirstLook() =>
        Analyze(Fresh(), new SqlAnalyzer(), new SchemaFile(SchemaMaker.Make(Tables, "Column 7 of 3")), _files);

    /// <summary>The same after a key press in another file: a new compilation, all of which is looked at again.</summary>
    public long EditElsewhere() => Analyze(_editedElsewhere.Clone(), new SqlAnalyzer(), _warm, _files);

    private static long Analyze(CSharpCompilation compilation, DiagnosticAnalyzer analyzer, SchemaFile schema, int mistakes)
    {
        var analyzed = compilation.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([schema]), onAnalyzerException: null, concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        var found = analyzed.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return found.Count(diagnostic => diagnostic.Id.StartsWith("STB", StringComparison.Ordinal)) == mistakes
            ? Emit(analyzed.Compilation, found)
            : throw new InvalidOperationException("The analyzer did not find the one mistake in each file.");
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
        StringBuilder code = new("using SeaTable;\nstatic class Queries" + file
            + "\n{\n    static void Run(SeaTableClient client, string name, int number)\n    {\n");
        for (var statement = 0; statement < PerFile; statement++)
        {
            var table = (file * PerFile + statement) % Tables;
            var mistake = statement == 0 ? "Colum 4" : "Column 4";
            code.Append(
                CultureInfo.InvariantCulture,
                $$$"""        _ = client.SqlAsync($"SELECT `{{{mistake}}} of {{{table}}}`, upper(`Column 0 of {{{table}}}`) AS big FROM `Table {{{table}}}` WHERE `Column 0 of {{{table}}}` = {name} AND (`Column 4 of {{{table}}}` > {number} OR `Column 3 of {{{table}}}` >= '2025-01-{{{statement + 10}}}') ORDER BY big DESC LIMIT {{{file + 1}}}");""");
            code.Append('\n');
        }

        return CSharpSyntaxTree.ParseText(SourceText.From(code.Append("    }\n}\n").ToString(), Encoding.UTF8),
            path: $"Queries{file}.cs");
    }
}
