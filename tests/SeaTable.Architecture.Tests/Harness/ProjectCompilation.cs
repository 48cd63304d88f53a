using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeaTable.Architecture.Tests.Harness;

/// <summary>A project as the compiler sees it: MSBuild says how it would be compiled, with all references and options.</summary>
internal static class ProjectCompilation
{
    // Partial members, and the members of a JsonSerializerContext, that a generator of the framework is to implement; generators
    // are not run here, and what they add is in no folder. That nothing else is missing is seen by every build.
    private static readonly string[] s_notImplementedYet = ["CS8795", "CS0534", "CS7036", "CS0117"];

    // The property of a project that takes a part of the facts only.
    private const string PartOfFacts = "<FactsWithoutSql>";

    private static readonly ConcurrentDictionary<string, Lazy<CSharpCompilation>> s_opened = new(StringComparer.Ordinal);

    /// <summary>Opens the project, or, for shared source, a project into which all of it is compiled.</summary>
    public static CSharpCompilation Of(string project) =>
        s_opened.GetOrAdd(project, name => new Lazy<CSharpCompilation>(() => Open(ProjectFile(name)))).Value;

    public static string FolderOf(string project) => Path.Combine(Repository.Root, "src", project);

    private static string ProjectFile(string project)
    {
        var own = Path.Combine(FolderOf(project), $"{project}.csproj");
        return File.Exists(own) ? own
            : Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .First(path => File.ReadAllText(path) is var text
                && text.Contains($"{project}.projitems", StringComparison.Ordinal)
                && !text.Contains(PartOfFacts, StringComparison.Ordinal));
    }

    private static CSharpCompilation Open(string projectFile)
    {
        var scratch = Directory.CreateTempSubdirectory("seatable-architecture").FullName;
        try
        {
            var folder = Path.GetDirectoryName(projectFile)!;
            var command = CSharpCommandLineParser.Default.Parse(CompilerArguments(projectFile, scratch), folder,
                sdkDirectory: null);
            var parseOptions = command.ParseOptions.WithDocumentationMode(DocumentationMode.None);
            var compilation = CSharpCompilation.Create(
                command.CompilationName ?? Path.GetFileNameWithoutExtension(projectFile),
                command.SourceFiles.Select(
                    file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), parseOptions, file.Path)),
                command.MetadataReferences.Select(ReferenceTo),
                command.CompilationOptions);
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic =>
                diagnostic.DefaultSeverity == DiagnosticSeverity.Error && !s_notImplementedYet.Contains(diagnostic.Id)));
            return compilation;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    // What another project of this repository would be compiled to is nowhere: nothing was compiled.
    private static MetadataReference ReferenceTo(CommandLineReference reference) =>
        Path.GetFileNameWithoutExtension(reference.Reference) is var name && Repository.Projects.Contains(name)
            ? Of(name).ToMetadataReference(reference.Properties.Aliases, reference.Properties.EmbedInteropTypes)
            : MetadataReference.CreateFromFile(reference.Reference, reference.Properties);

    private static IEnumerable<string> CompilerArguments(string projectFile, string scratch)
    {
        var framework = FirstFramework(projectFile);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "build", projectFile, "-nologo", "-t:Compile", "-getItem:CscCommandLineArgs",
            $"-p:Configuration={Repository.Configuration}", $"-p:TargetFramework={framework}",
            // Tells the arguments without compiling, also when everything is up to date, and leaves the folders of the real build
            // alone.
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=__none__",
            "-p:BuildProjectReferences=false", $"-p:IntermediateOutputPath={scratch}/",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, output + errors.Result);
        using var json = JsonDocument.Parse(output);
        return
        [
            .. json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
                .Select(argument => argument.GetProperty("Identity").GetString()!),
        ];
    }

    private static string FirstFramework(string projectFile) =>
        System.Xml.Linq.XDocument.Load(projectFile).Descendants()
            .First(element => element.Name.LocalName is "TargetFramework" or "TargetFrameworks").Value.Split(';')[0];
}
