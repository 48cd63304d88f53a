using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>The code of pages does what it shows, on an emulator of its own with a few rows.</summary>
public sealed class RunTests : IClassFixture<RunTests.Folder>
{
    private static readonly Lazy<Assembly> s_assembly = new(() => Load(CSharpBlocks.Together(PageProject.Crm)));

    public static TheoryData<string> Statements => Places(isProgram: false);

    public static TheoryData<string> Programs => Places(isProgram: true);

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statements_run(string place)
    {
        var block = Activator.CreateInstance(s_assembly.Value.GetType(Find(place).TypeName, throwOnError: true)!)!;
        await using var disposed = (IAsyncDisposable)block;

        await CallAsync(block, "OpenAsync");
        // What goes on for ever would never be told of.
        await CallAsync(block, BlockSource.Method).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_runs(string place)
    {
        var source = Find(place);
        var program = Load(PageProject.Crm.With([source.Tree()], OutputKind.ConsoleApplication));
        var given = Activator.CreateInstance(s_assembly.Value.GetType("Acme.OnlyGiven")!)!;
        await using var disposed = (IAsyncDisposable)given;
        await CallAsync(given, "OpenAsync");

        // Compiled, a program of top-level statements waits for itself.
        await Task.Run(() => program.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
    }

    private static TheoryData<string> Places(bool isProgram) =>
    [
        .. CSharpBlocks.Right
            .Where(source => source.IsRunnable && source.Block.Has("program") == isProgram
                && CSharpBlocks.ProjectOf(source.Block) == PageProject.Crm)
            .Select(source => source.Block.Place),
    ];

    private static BlockSource Find(string place) => CSharpBlocks.Right.Single(source => source.Block.Place == place);

    private static Task CallAsync(object target, string method) =>
        (Task)target.GetType().GetMethod(method)!.Invoke(target, [])!;

    private static Assembly Load(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Nothing.In(compilation.Emit(stream).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString()));
        stream.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName).LoadFromStream(stream);
    }

    /// <summary>The folder that the code runs in, with the files that it names.</summary>
    public sealed class Folder : IDisposable
    {
        private readonly string _before = Environment.CurrentDirectory;
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pages");

        public Folder()
        {
            Environment.CurrentDirectory = _folder.FullName;
            File.WriteAllText("crm.seatable.json", PageSchema.Resource("crm.seatable.json"));
            File.WriteAllText("stock.seatable.json", PageSchema.Resource("stock.seatable.json"));
            File.WriteAllText("invoice.pdf", "%PDF-1.7");
            Directory.CreateDirectory("photos");
            File.WriteAllBytes("photos/front.png", [137, 80, 78, 71, 13, 10, 26, 10]);
        }

        public void Dispose()
        {
            Environment.CurrentDirectory = _before;
            _folder.Delete(recursive: true);
        }
    }
}
