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
        _editedElsewhere = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }"));
        if (_compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException(string.Join('\n', _compilation.GetDiagnostics().Take(5)));
        }

        if (Run(_compilation, _warm).Found != statements / PerFile)
        {
            throw new InvalidOperationException("The analyzer did not find the one mistake in each file.");
        }
    }

    /// <summary>The first look at the project: the schema is read, every statement checked.</summary>
    public TimeSpan Cold() => Run(_compilation.Clone(), new SchemaFile(SchemaMaker.Make(Tables, "Column 7 of 3"))).Time;

    /// <summary>After a key press in another file: a new compilation, all of which is looked at again.</summary>
    public TimeSpan EditElsewhere() => Run(_editedElsewhere.Clone(), _warm).Time;

    private static (TimeSpan Time, int Found) Run(Compilation compilation, SchemaFile schema)
    {
        SqlAnalyzer analyzer = new();
        var analyzed = compilation.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([schema]), onAnalyzerException: null, concurrentAnalysis: true,
                logAnalyzerExecutionTime: true));
        var found = analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        var telemetry = analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult();
        return (telemetry.ExecutionTime, found.Length);
    }

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
