using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Repository;

/// <summary>What CONTRIBUTING promises of the source code, and no compiler checks.</summary>
public sealed class SourceRuleTests
{
    private const int LongestFile = 300;

    private static readonly IEnumerable<string> s_code = new[] { "src", "tests", "samples" }.SelectMany(folder =>
        RepositoryFiles.Code(folder));

    private static readonly string s_generator = Path.Combine(RepositoryFiles.Root, "src", "SeaTable.Generators");

    [Fact]
    public void No_file_is_longer_than_300_lines() => Assert.Equal(
        [],
        s_code
            .Where(path => !path.Contains("Snapshots", StringComparison.Ordinal) && Lines(path) > LongestFile)
            .Select(path => $"{path}: {Lines(path)} lines"));

    [Fact]
    public void No_line_is_wider_than_the_editorconfig_says()
    {
        var settings = File.ReadAllText(Path.Combine(RepositoryFiles.Root, ".editorconfig"));
        var width = int.Parse(Regex.Match(settings, @"(?m)^max_line_length = (\d+)$").Groups[1].Value,
            CultureInfo.InvariantCulture);

        Assert.Equal(
            [],
            s_code
                .Where(path => !path.Contains("Snapshots", StringComparison.Ordinal))
                .SelectMany(path => WideLines(path, width)));
    }

    [Theory]
    [InlineData("var s = 123456789;", 1)]
    [InlineData("// 123456789 123456789", 1)]
    [InlineData("var s = \"123456789 123456789\";", 1)]
    [InlineData("var s = \"\"\"123456789 123456789\"\"\";", 0)]
    [InlineData("F($\"\"\"123456789 {name}\"\"\");", 0)]
    [InlineData("var s = \"\"\"\n  123456789 123456789\n  \"\"\";", 0)]
    public void A_wide_line_is_excused_by_a_raw_string_only(string code, int wide) =>
        Assert.Equal(wide, WideLines(CSharpSyntaxTree.ParseText(code), 15).Count());

    [Fact]
    public void The_pipeline_can_be_read_at_a_glance()
    {
        var initialize = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(s_generator, "SeaTableGenerator.cs"))).GetRoot()
            .DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == "Initialize");

        Assert.InRange(initialize.ToString().Split('\n').Length, 1, 80);
    }

    [Fact]
    public void Folders_of_the_generator_say_the_step()
    {
        var folders = Directory.GetDirectories(s_generator)
            .Select(path => Path.GetFileName(path))
            .Except(["bin", "obj", "buildTransitive", "Polyfills"]);

        Assert.Equal([
            "Analysis", "Collections", "Diagnostics", "Emit", "Json", "Mapping", "Model", "Naming", "Options", "Pipeline",
            "Schema", "Texts",
        ], folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_the_generator_has_the_namespace_of_its_folder() =>
        Assert.Equal([], RepositoryFiles.Code("src", "SeaTable.Generators")
        .Where(path => !path.Contains("Polyfills", StringComparison.Ordinal))
        .Where(path => !File.ReadAllText(path).Contains($"\nnamespace {NamespaceOf(path)};\n", StringComparison.Ordinal)
            && !File.ReadAllText(path).StartsWith($"namespace {NamespaceOf(path)};\n", StringComparison.Ordinal)));

    // IntelliSense does not see what the Implementation kind gives.
    [Fact]
    public void Code_is_given_to_editors_as_well() => Assert.Equal([], RepositoryFiles.Code("src", "SeaTable.Generators")
        .Where(path => File.ReadAllText(path).Contains("RegisterImplementationSourceOutput", StringComparison.Ordinal)));

    [Fact]
    public void There_are_few_enough_snapshots_for_people_to_read_them() => Assert.InRange(
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests"), "*.verified.*", SearchOption.AllDirectories)
            .Count(), 1, 99);

    // A tag can be moved by those who own it, or who took it.
    [Fact]
    public void Actions_of_workflows_are_named_by_their_commits() => Assert.All(
        Directory.GetFiles(Path.Combine(RepositoryFiles.Root, ".github", "workflows"))
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), "uses: (.*)")),
        action => Assert.Matches("^[^@]+@[0-9a-f]{40} # v[0-9.]+$", action.Groups[1].Value.TrimEnd()));

    // Of several in a project .NET's generator writes the code in another order each time, so no two builds would be the same.
    [Fact]
    public void A_project_has_one_class_that_writes_logs() => Assert.All(
        Directory.GetDirectories(Path.Combine(RepositoryFiles.Root, "src")),
        project => Assert.InRange(RepositoryFiles.Code(project).SelectMany(LogClasses).Count(), 0, 1));

    [Theory]
    [InlineData("A new column type")]
    [InlineData("A new diagnostic")]
    [InlineData("A new API operation")]
    public void CONTRIBUTING_has_a_checklist(string title)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "CONTRIBUTING.md")).ReplaceLineEndings("\n");

        Assert.Contains($"\n## {title}\n\n1. ", text, StringComparison.Ordinal);
    }

    private static IEnumerable<TypeDeclarationSyntax> LogClasses(string path) =>
        File.ReadAllText(path) is var text && text.Contains("LoggerMessage", StringComparison.Ordinal)
            ? CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(type => type.Members.SelectMany(member => member.AttributeLists).SelectMany(list => list.Attributes)
                    .Any(attribute => attribute.Name.ToString() == "LoggerMessage"))
            : [];

    private static IEnumerable<string> WideLines(string path, int width) => File.ReadLines(path).Any(line => line.Length > width)
        ? WideLines(CSharpSyntaxTree.ParseText(File.ReadAllText(path)), width).Select(line => $"{path}:{line}")
        : [];

    // Raw strings are JSON and SQL as they are sent, which no line break may change.
    private static IEnumerable<string> WideLines(SyntaxTree tree, int width)
    {
        var text = tree.GetText();
        return
            from line in text.Lines
            where line.End - line.Start > width && !IsRawString(tree.GetRoot().FindToken(line.Start + width))
            select $"{line.LineNumber + 1}: {line.End - line.Start} columns";
    }

    private static bool IsRawString(SyntaxToken token) =>
        token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        || token.Parent!.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>()
            .Any(whole => whole.StringStartToken.Text.Contains("\"\"\"", StringComparison.Ordinal));

    private static string NamespaceOf(string path) =>
        Path.Combine("SeaTable.Generators", Path.GetRelativePath(s_generator, Path.GetDirectoryName(path)!))
            .TrimEnd('.')
            .TrimEnd(Path.DirectorySeparatorChar)
            .Replace(Path.DirectorySeparatorChar, '.');

    private static int Lines(string path) => File.ReadLines(path).Count();
}
