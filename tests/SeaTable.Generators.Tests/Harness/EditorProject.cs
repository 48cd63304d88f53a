using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.CodeFixes.Renaming;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// Projects as an editor holds them: the generator runs inside, and actions change schema files as well as code. The place where
/// an action is asked for is marked <c>|</c>.
/// </summary>
internal sealed class EditorProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private DocumentId? _document;
    private int _position;

    public EditorProject(params (string Path, string Text)[] additionalFiles)
        : this([.. additionalFiles.Select(file => (file.Path, SourceText.From(file.Text, Encoding.UTF8)))])
    {
    }

    public EditorProject(params (string Path, SourceText Text)[] additionalFiles)
    {
        Main = Add("Crm", additionalFiles);
        Solution = _workspace.CurrentSolution;
    }

    /// <summary>The projects as they are now.</summary>
    public Solution Solution { get; private set; }

    public ProjectId Main { get; }

    /// <summary>One more project, with no schema files of its own, that uses the first one.</summary>
    public ProjectId AddDependent(string name)
    {
        var id = ProjectId.CreateNewId(name);
        Solution = Solution.AddProject(Info(id, name)).AddProjectReference(id, new ProjectReference(Main));
        return id;
    }

    /// <summary>One more file of code.</summary>
    public EditorProject With(string name, string code, ProjectId? project = null)
    {
        var id = DocumentId.CreateNewId(project ?? Main, name);
        var position = code.IndexOf('|', StringComparison.Ordinal);
        if (position >= 0)
            (_document, _position, code) = (id, position, code.Remove(position, 1));

        Solution = Solution.AddDocument(id, name, SourceText.From(code), filePath: name);
        return this;
    }

    public string Code(string name) => Solution.Projects.SelectMany(project => project.Documents)
        .Single(document => document.Name == name).GetTextAsync().GetAwaiter().GetResult().ToString();

    public SourceText File(string path) => Solution.GetProject(Main)!.AdditionalDocuments
        .Single(document => document.FilePath == path).GetTextAsync().GetAwaiter().GetResult();

    /// <summary>What refactorings are offered at the mark.</summary>
    public async Task<IReadOnlyList<CodeAction>> RefactoringsAsync(CodeRefactoringProvider? provider = null)
    {
        List<CodeAction> actions = [];
        await (provider ?? new RenameRefactoring()).ComputeRefactoringsAsync(new CodeRefactoringContext(
            Solution.GetDocument(_document)!, new TextSpan(_position, 0), actions.Add, CancellationToken.None));
        return actions;
    }

    /// <summary>What fixes are offered for the error at the mark.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesAsync()
    {
        var actions = await FixesOrNoneAsync();
        Assert.NotEmpty(actions);
        return actions;
    }

    /// <summary>The same where there may be no error.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesOrNoneAsync()
    {
        var provider = new UnresolvedNameCodeFix();
        var document = Solution.GetDocument(_document)!;
        var model = await document.GetSemanticModelAsync();
        List<CodeAction> actions = [];
        foreach (var error in model!.GetDiagnostics().Where(error => error.Location.SourceSpan.Contains(_position)
            && provider.FixableDiagnosticIds.Contains(error.Id)))
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, error, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    /// <summary>Does what an action does.</summary>
    public async Task ApplyAsync(CodeAction action) =>
        Solution = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single()
            .ChangedSolution;

    /// <summary>The errors of all projects, generated code and the generator's own reports included.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync()
    {
        List<string> errors = [];
        foreach (var project in Solution.Projects)
        {
            var compilation = await project.GetCompilationAsync();
            errors.AddRange(compilation!.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)
                .Select(found => found.ToString()));
        }

        return errors;
    }

    public void Dispose() => _workspace.Dispose();

    private ProjectId Add(string name, (string Path, SourceText Text)[] additionalFiles)
    {
        var id = ProjectId.CreateNewId(name);
        var solution = _workspace.CurrentSolution.AddProject(Info(id, name));
        foreach (var (path, text) in additionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), text, filePath: path);

        solution = solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(id), ".globalconfig",
            SourceText.From("is_global = true\nbuild_property.RootNamespace = Crm\n"), filePath: "/.globalconfig");
        Assert.True(_workspace.TryApplyChanges(solution));
        return id;
    }

    private static ProjectInfo Info(ProjectId id, string name) => ProjectInfo.Create(
        id, VersionStamp.Default, name, name, LanguageNames.CSharp,
        compilationOptions: Project.Referencing([References.Runtime]).Options,
        parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose),
        metadataReferences: References.Framework.Append(References.Runtime),
        analyzerReferences: [new Generator()]);

    private sealed class Generator : AnalyzerReference
    {
        // Looked up again by the object.
        private readonly ImmutableArray<ISourceGenerator> _generators = [new SeaTableGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(Generator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }
}
