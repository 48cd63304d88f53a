using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Completion.Tests.Harness;

/// <summary>An editor with a project that refers to the package: analyzers are loaded from their files.</summary>
internal sealed class Editor : IDisposable
{
    private static readonly MefHostServices s_host = MefHostServices.Create(
    [
        .. MefHostServices.DefaultAssemblies,
        System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.Features"),
        System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features"),
    ]);

    private readonly AdhocWorkspace _workspace = new(s_host);
    private readonly Document _document;
    private readonly int _caret;
    private readonly CompletionService _service;

    private Editor(string code, IReadOnlyDictionary<string, string> files, IEnumerable<string> analyzers)
    {
        _caret = code.IndexOf('¦', StringComparison.Ordinal);
        var project = _workspace.AddProject("Crm", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(References.All)
            .WithAnalyzerReferences(analyzers.Select(path => new AnalyzerFileReference(path, AnalyzerLoader.Instance)));
        foreach (var (name, text) in files)
        {
            project = project.AddAdditionalDocument(name, SourceText.From(text), filePath: $"/crm/{name}").Project;
        }

        _document = project.AddDocument("Code.cs", SourceText.From(code.Remove(_caret, 1)), filePath: "/crm/Code.cs");
        _service = CompletionService.GetService(_document)!;
    }

    /// <summary>Gets the assemblies that the package holds for editors, where the build of these tests has put them.</summary>
    public static IReadOnlyList<string> Package { get; } =
    [
        typeof(SeaTableGenerator).Assembly.Location, typeof(SqlCompletionProvider).Assembly.Location,
    ];

    /// <summary>Opens a file whose caret stands at <c>¦</c>.</summary>
    public static Editor Of(string code, string schema = Harbour.Schema, string file = "harbour.seatable.json") =>
        new(code, new Dictionary<string, string> { [file] = schema }, Package);

    /// <summary>Opens statements of a method in which <c>port</c> is the client and <c>boat</c> a row.</summary>
    public static Editor OfStatements(string statements, string schema = Harbour.Schema) =>
        Of(Harbour.Method(statements), schema);

    /// <summary>The same of a project that refers to other analyzers.</summary>
    public static Editor With(IEnumerable<string> analyzers, string statements) => new(
        Harbour.Method(statements), new Dictionary<string, string> { ["harbour.seatable.json"] = Harbour.Schema }, analyzers);

    /// <summary>Lists what an editor shows at the caret, the best match first.</summary>
    public async Task<IReadOnlyList<CompletionItem>> ListAsync(CompletionTrigger? trigger = null)
    {
        var list = await _service.GetCompletionsAsync(_document, _caret, trigger ?? CompletionTrigger.Invoke);
        var text = await _document.GetTextAsync();
        var typed = text.ToString(TextSpan.FromBounds(list.Span.Start, _caret));
        var items = list.ItemsList.ToImmutableArray();
        return typed.Length == 0 ? items : _service.FilterItems(_document, items, typed);
    }

    /// <summary>Gets the names of what is listed.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CompletionTrigger? trigger = null) =>
        [.. (await ListAsync(trigger)).Select(item => item.DisplayText)];

    /// <summary>What the editor says of an item.</summary>
    public async Task<string> DescribeAsync(string name) =>
        (await _service.GetDescriptionAsync(_document, await ItemAsync(name)))!.Text;

    /// <summary>The line of the caret after an item was chosen.</summary>
    public async Task<string> ChooseAsync(string name)
    {
        var change = await _service.GetChangeAsync(_document, await ItemAsync(name));
        var changed = (await _document.GetTextAsync()).WithChanges(change.TextChange);
        return changed.Lines.GetLineFromPosition(_caret).ToString().Trim();
    }

    /// <summary>Whether the editor would list something by itself because of the character in front of the caret.</summary>
    public async Task<bool> ListsAsync(CompletionProvider provider)
    {
        var text = await _document.GetTextAsync();
        return provider.ShouldTriggerCompletion(
            text, _caret, CompletionTrigger.CreateInsertionTrigger(text[_caret - 1]), _document.Project.Solution.Options);
    }

    /// <summary>The errors of the code as it stands.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync() =>
    [
        .. (await _document.Project.GetCompilationAsync())!.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()),
    ];

    /// <summary>What an analyzer reports of the code, in the order of its places.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ReportsAsync(DiagnosticAnalyzer analyzer)
    {
        var compilation = (await _document.Project.GetCompilationAsync())!;
        var reports = await compilation.WithAnalyzers([analyzer], _document.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync();
        return [.. reports.OrderBy(report => report.Location.SourceSpan.Start)];
    }

    /// <summary>How the editor colours the code: parts with the names of their kinds.</summary>
    public async Task<IReadOnlyList<ClassifiedSpan>> ColoursAsync()
    {
        var text = await _document.GetTextAsync();
        return [.. await Classifier.GetClassifiedSpansAsync(_document, new TextSpan(0, text.Length))];
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<CompletionItem> ItemAsync(string name) =>
        (await ListAsync()).First(item => item.DisplayText == name);
}
