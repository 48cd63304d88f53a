using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Scorecard;

/// <summary>A test of the repository.</summary>
/// <param name="Project">What stands between <c>SeaTable.</c> and <c>.Tests</c> in the name of its project.</param>
/// <param name="Name">Its class and itself: <c>RetryTests.A_call_is_repeated</c>.</param>
/// <param name="SourcePath">The path of its file.</param>
internal sealed record TestMethod(string Project, string Name, string SourcePath)
{
    private static readonly Lazy<ILookup<string, TestMethod>> s_all = new(() => Directory
        .EnumerateDirectories(Path.Combine(Repository.Root, "tests"), "SeaTable.*.Tests")
        .SelectMany(project => Directory.EnumerateFiles(project, "*Tests*.cs", SearchOption.AllDirectories)
            .Where(file => !Directories(project, file).Any(folder => folder is "bin" or "obj"))
            .SelectMany(file => In(Path.GetFileName(project)["SeaTable.".Length..^".Tests".Length], file)))
        .ToLookup(test => test.Name));

    /// <summary>Finds the tests of a name, which may begin with the project: <c>Client/RetryTests.A_call</c>.</summary>
    internal static IReadOnlyList<TestMethod> Find(string name)
    {
        var parts = name.Split('/');
        return [.. s_all.Value[parts[^1]].Where(test => parts.Length == 1 || test.Project == parts[0])];
    }

    internal static IEnumerable<TestMethod> Parse(string project, string path, string code) =>
        from method in CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let type = method.Parent as ClassDeclarationSyntax
        where type is not null && method.AttributeLists.SelectMany(list => list.Attributes).Any(IsOfTest)
        select new TestMethod(project, $"{type.Identifier.Text}.{method.Identifier.Text}", path);

    private static IEnumerable<TestMethod> In(string project, string file) => Parse(
        project, Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file));

    // [RedisFact] and the like are tests, too.
    private static bool IsOfTest(AttributeSyntax attribute) =>
        attribute.Name.ToString() is var name
        && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));

    private static string[] Directories(string project, string file) =>
        Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar);
}
