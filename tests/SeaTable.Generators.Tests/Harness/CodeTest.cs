using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Conditions;
using SeaTable.Generators.Analysis.Schemas;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Analysis.Usage;
using SeaTable.Generators.CodeFixes;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// A project with a schema file and code that all analyzers look at; where a test marks code with <c>«…»</c>, a diagnostic is
/// expected.
/// </summary>
internal sealed record CodeTest
{
    private static readonly string s_harbour = SchemaJson.Of(
        SchemaJson.Table(
            "0000",
            "Boats",
            SchemaJson.Column("0000", "Name"),
            SchemaJson.Column("Len1", "Length", "number"),
            SchemaJson.Column("Drft", "Draft (m)", "number"),
            SchemaJson.Select("Brth", "Berth", ("1", "North"), ("2", "South \"quay\"")),
            SchemaJson.MultipleSelect("Tags", "Tags", ("1", "sail"), ("2", "motor")),
            SchemaJson.Column("Lnch", "Launched", "date"),
            SchemaJson.Column("Pape", "Papers", "file"),
            SchemaJson.Column("Note", "Note"),
            SchemaJson.Column("Seen", "Seen", "date", new System.Text.Json.Nodes.JsonObject { ["format"] = "YYYY-MM-DD HH:mm" })),
        SchemaJson.Table("Ow01", "Owners", SchemaJson.Column("0000", "Name"), SchemaJson.Column("Town", "Town")));

    private static readonly CodeFixProvider[] s_providers =
        [new SqlCodeFix(), new ConditionCodeFix(), new ApiTokenCodeFix(), new RowLoopCodeFix(), new RowFilterCodeFix()];

    /// <summary>The analyzers of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        new SqlAnalyzer(), new ConditionAnalyzer(), new HabitAnalyzer(), new ApiTokenAnalyzer(), new RowLoopAnalyzer(),
        new RowFilterAnalyzer(), new UnreadIncludeAnalyzer(), new WebhookSecretAnalyzer(), new MissingMemberAnalyzer(),
        new ConstantConditionAnalyzer(), new FirstUseAnalyzer(),
    ];

    private AnalyzerOptions AnalyzerOptions =>
        new(
            [.. Project.Schemas.Select(file => (AdditionalText)new SchemaText(file.Path, file.Schema.Text))],
            new BuildProperties(Project.Properties));

    private GeneratorTest Project { get; init; } = GeneratorTest.Of(s_harbour, "harbour.seatable.json");

    private bool IsRefused { get; init; }

    private MarkedText Code { get; init; } = MarkedText.Parse("");

    private ImmutableArray<(string Id, DiagnosticSeverity Severity, string Message)> Expected { get; init; } = [];

    /// <summary>Statements of C# in which <c>harbour</c> is the client and <c>name</c>, <c>length</c> are values.</summary>
    public static CodeTest Of(string statements) => Whole(
        "using System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\n"
        + "internal static class Uses\n{\n    public static async Task RunAsync(HarbourBase harbour, string name, int length)\n "
            + "   {\n        await Task.Yield();\n"
        + statements
        + "\n    }\n}\n");

    public static CodeTest Whole(string code) => new() { Code = MarkedText.Parse(code) };

    /// <summary>What is reported, in the order of the code: <c>error STB2004: …</c></summary>
    public IReadOnlyList<string> Said() =>
    [
        .. Reported(Code.Text).Select(diagnostic =>
            (diagnostic.Severity == DiagnosticSeverity.Error ? "error " : "warning ") + diagnostic.Id + ": "
                + diagnostic.GetMessage(CultureInfo.InvariantCulture)),
    ];

    /// <summary>What is reported of the code in another project.</summary>
    public IReadOnlyList<Diagnostic> ReportedIn(GeneratorTest project) => Reported(GeneratorRun.Of(project));

    public CodeTest With(string path, string schema) => this with { Project = Project.And(path, schema) };

    public CodeTest WithoutSchema() =>
        this with { Project = GeneratorTest.Empty.WithoutProperty("SeaTableGeneratorsDirectReference") };

    /// <summary>The same of code that the compiler itself refuses.</summary>
    public CodeTest ThoughRefused() => this with { IsRefused = true };

    public CodeTest ExpectingError(string id, string message) =>
        this with { Expected = Expected.Add((id, DiagnosticSeverity.Error, message)) };

    public CodeTest ExpectingWarning(string id, string message) =>
        this with { Expected = Expected.Add((id, DiagnosticSeverity.Warning, message)) };

    /// <summary>Reports exactly what is expected, in the order of the code, at the marks.</summary>
    public void Run() => Assert.Equal(
        Expected.Select((expected, number) =>
            $"{Place(Code.Marks[number])} {expected.Severity} {expected.Id}: {expected.Message}"),
        Reported(Code.Text).Select(diagnostic =>
            $"{Place(diagnostic.Location.SourceSpan)} {diagnostic.Severity} {diagnostic.Id}: "
                + $"{diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));

    /// <summary>What the code is after the code fixes for all that is reported, one after the other.</summary>
    public void MustBecome(string statements) => Assert.Equal(Of(statements).Code.Text, Fixed());

    public string Fixed()
    {
        var text = Code.Text;
        for (var fixes = Fixes(text); fixes.Count > 0; fixes = Fixes(text))
        {
            text = Apply(fixes[0]);
        }

        return text;
    }

    /// <summary>What the code is after the code fix for all that is reported, in one go.</summary>
    public void MustBecomeAtOnce(string statements)
    {
        var text = Code.Text;
        var run = GeneratorRun.Of(Project.WithCode(text));
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, run, text);
        var tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;
        Diagnostic[] reported =
        [
            .. Reported(run).Select(diagnostic => Diagnostic.Create(
                diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), [], diagnostic.Properties)),
        ];
        var provider = Provider(Assert.Single(reported.Select(diagnostic => diagnostic.Id).Distinct()));
        var fix = provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Document, FixTitles()[0], provider.FixableDiagnosticIds, new Found(reported),
            CancellationToken.None)).GetAwaiter().GetResult();

        Assert.Equal(Of(statements).Code.Text, Apply((fix!, document)));
    }

    /// <summary>Gets what analyzers throw when they look at other code in place of this, one after the other.</summary>
    public async Task<IReadOnlyList<string>> ThrownAt(IEnumerable<string> codes)
    {
        List<string> thrown = [];
        var compilation = GeneratorRun.Of(Project).Compilation;
        foreach (var code in codes)
        {
            var tree = CSharpSyntaxTree.ParseText(
                code, (CSharpParseOptions)compilation.SyntaxTrees.First().Options, path: "Code.cs");
            var analyzed = compilation.AddSyntaxTrees(tree).WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
                AnalyzerOptions, (exception, _, _) => thrown.Add($"{exception}\n{code}"), concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
            await analyzed.GetAnalyzerSemanticDiagnosticsAsync(
                analyzed.Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
        }

        return thrown;
    }

    /// <summary>Gets the ids of the errors that the compiler itself reports.</summary>
    public IReadOnlyList<string> CompilerErrors() =>
        [.. GeneratorRun.Of(Project.WithCode(Code.Text)).CompilerDiagnostics().Select(diagnostic => diagnostic.Id)];

    public IReadOnlyList<string> FixTitles() => [.. Fixes(Code.Text).Select(fix => fix.Action.Title)];

    private string Place(TextSpan span) =>
        $"{SourceText.From(Code.Text).Lines.GetLinePositionSpan(span)} '{Code.Text.Substring(span.Start, span.Length)}'";

    private List<Diagnostic> Reported(string code) => Reported(GeneratorRun.Of(Project.WithCode(code)));

    private List<Diagnostic> Reported(GeneratorRun run)
    {
        var errors = run.CompilerDiagnostics()
            .Where(diagnostic => diagnostic.Location.SourceTree?.FilePath.StartsWith("Code", StringComparison.Ordinal) == true);
        Assert.True(errors.Any() == IsRefused, string.Join("\n", errors));
        var analyzed = run.Compilation.WithAnalyzers(Analyzers, AnalyzerOptions);
        return [.. analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().OrderBy(diagnostic =>
            diagnostic.Location.SourceSpan.Start)];
    }

    private List<(CodeAction Action, Document Document)> Fixes(string code)
    {
        var run = GeneratorRun.Of(Project.WithCode(code));
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, run, code);
        List<(CodeAction, Document)> fixes = [];
        foreach (var diagnostic in Reported(run))
        {
            Provider(diagnostic.Id).RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => fixes.Add((action, document)), CancellationToken.None))
                .GetAwaiter().GetResult();
        }

        return fixes;
    }

    private static CodeFixProvider Provider(string id) =>
        s_providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));

    private static Document Open(AdhocWorkspace workspace, GeneratorRun run, string code)
    {
        var project = workspace.AddProject("Crm", LanguageNames.CSharp)
            .WithMetadataReferences(run.Compilation.References)
            .WithCompilationOptions(run.Compilation.Options);
        foreach (var generated in run.Sources)
        {
            project = project.AddDocument(generated.Key, generated.Value).Project;
        }

        return project.AddDocument("Code.cs", code);
    }

    private static string Apply((CodeAction Action, Document Document) fix)
    {
        var operations = fix.Action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return solution.GetDocument(fix.Document.Id)!.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    private sealed class Found(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        private readonly Task<IEnumerable<Diagnostic>> _found = Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => _found;

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => _found;

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => _found;
    }
}
