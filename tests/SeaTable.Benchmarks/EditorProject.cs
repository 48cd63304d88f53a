using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators;
using SeaTable.Generators.Completion;

namespace SeaTable.Benchmarks;

/// <summary>A project of 50 tables of 40 columns in an editor, where somebody types.</summary>
internal sealed class EditorProject : IDisposable
{
    private const string Start = "using SeaTable;\nnamespace Crm;\nstatic class Queries\n{\n"
        + "    static void Run(SeaTableClient client, CrmBase crm, string name, int number)\n    {\n        ";

    private readonly AdhocWorkspace _workspace = new(MefHostServices.Create(
    [
        .. MefHostServices.DefaultAssemblies,
        Assembly.Load("Microsoft.CodeAnalysis.Features"),
        Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features"),
    ]));

    private Document _document;

    private EditorProject()
    {
        var project = _workspace.AddProject("Crm", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(GeneratorProject.References())
            .WithAnalyzerReferences(
            [
                Analyzer(typeof(SeaTableGenerator)), Analyzer(typeof(SqlCompletionProvider)),
            ]);
        project = project.AddAdditionalDocument(
            "crm.seatable.json", SchemaMaker.Make(50, "Column 7 of 3"), filePath: "/crm/crm.seatable.json").Project;
        _document = project.AddDocument("Queries.cs", Start + "    }\n}\n", filePath: "/crm/Queries.cs");
    }

    /// <summary>Opens the project, and waits until the editor has compiled it.</summary>
    public static async Task<EditorProject> OpenAsync()
    {
        EditorProject editor = new();
        await editor._document.Project.GetCompilationAsync().ConfigureAwait(false);
        return editor;
    }

    /// <summary>A condition on a select column, which goes on with something that is being typed.</summary>
    public static string Condition(string rest) => $"_ = crm.Table7.Where(c => c.Column2Of7 {rest});";

    /// <summary>Lists what can stand at <c>¦</c>, after that has been typed.</summary>
    public async Task<IReadOnlyList<CompletionItem>> ListAsync(string statement)
    {
        var caret = Start.Length + statement.IndexOf('¦', StringComparison.Ordinal);
        _document = _document.WithText(SourceText.From(
            Start + statement.Replace("¦", "", StringComparison.Ordinal) + "\n    }\n}\n"));
        var list = await CompletionService.GetService(_document)!.GetCompletionsAsync(_document, caret).ConfigureAwait(false);
        return list.ItemsList;
    }

    public void Dispose() => _workspace.Dispose();

    private static AnalyzerFileReference Analyzer(Type type) => new(type.Assembly.Location, new Loader());

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
