using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Architecture.Tests.Harness;
using SeaTable.Architecture.Tests.Layers;

namespace SeaTable.Architecture.Tests;

/// <summary>The test of layers finds a circle by whatever closes it, and says which.</summary>
public sealed class FolderReaderTests
{
    private const string Folder = "/made/up";

    private static readonly (string Path, string Text) s_upper = ("Upper/Door.cs", """
        namespace House.Upper;

        internal sealed class Door
        {
            public House.Lower.Lock Lock { get; } = new();
        }
        """);

    private static readonly (string Path, string Text) s_lower =
        ("Lower/Lock.cs", "namespace House.Lower; internal sealed class Lock;");

    [Fact]
    public void Arrows_that_go_down_form_no_circle()
    {
        var graph = Read(s_upper, s_lower);

        Assert.Equal(["Lower", "Upper"], graph.Folders);
        Assert.Equal([("Upper", "Lower")], graph.Arrows.Select(arrow => arrow.Key));
        Assert.Empty(graph.ShortestCircle());
    }

    [Theory]
    [InlineData("using House.Upper;", "using House.Upper")]
    [InlineData("class Key { object Open() => typeof(House.Upper.Door); }", "Door")]
    [InlineData("class Key { Upper.Door? _door; }", "Door")]
    [InlineData("class Key<T> where T : Upper.Door;", "Door")]
    [InlineData("[System.Obsolete(nameof(Upper.Door))] class Key;", "Door")]
    [InlineData("partial class Key { static object Open(object o) => o switch { Upper.Door => 1, _ => 2 }; }", "Door")]
    public void One_line_that_closes_a_circle_is_told(string line, string used)
    {
        var text = line.StartsWith("using", StringComparison.Ordinal) ? line : $"namespace House; {line}";
        var graph = Read(s_upper, s_lower, ("Lower/Key.cs", text));

        var circle = graph.ShortestCircle();

        Assert.Equal(["Lower", "Upper", "Lower"], circle);
        Assert.Contains("\n  Lower -> Upper (", graph.Describe(circle), StringComparison.Ordinal);
        Assert.Contains($"\n    Lower/Key.cs(1): '{used}' used in '", graph.Describe(circle), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static object Use(Middle m) => m + m;", "op_Addition")]
    [InlineData("static int Use(Middle m) => m;", "op_Implicit")]
    [InlineData("static object Use(Middle m) => m.Twice();", "Twice")]
    [InlineData("static void Use(Middle m) { foreach (var part in m) { } }", "GetEnumerator")]
    [InlineData("static void Use(Middle m) { var (one, other) = m; }", "Deconstruct")]
    [InlineData("static object Use(Middle m) => m[1];", "this[]")]
    [InlineData("static Middle Use() => new();", ".ctor")]
    public void What_is_used_without_its_name_counts(string member, string used)
    {
        var graph = Read(("Upper/Middle.cs", """
            namespace House;

            internal sealed class Middle
            {
                public int this[int index] => index;
                public static Middle operator +(Middle left, Middle right) => left;
                public static implicit operator int(Middle middle) => 1;
                public System.Collections.Generic.List<int>.Enumerator GetEnumerator() => default;
                public void Deconstruct(out int one, out int other) => one = other = 1;
            }

            internal static class Extensions
            {
                public static int Twice(this Middle middle) => 2;
            }
            """), ("Lower/User.cs", $"namespace House; internal static class User {{ {member} }}"));

        var (_, places) = Assert.Single(graph.Arrows);

        Assert.Contains(used, places.Select(place => place.Used));
        Assert.Contains("User.Use", places.Select(place => place.User));
    }

    [Fact]
    public void The_shortest_circle_is_told()
    {
        var graph = Read(
            ("A/A.cs", "class A { B? _b; }"),
            ("B/B.cs", "class B { C? _c; }"),
            ("C/C.cs", "class C { A? _a; D? _d; }"),
            ("D/D.cs", "class D { C? _c; }"));

        Assert.Equal(["C", "D", "C"], graph.ShortestCircle());
    }

    [Fact]
    public void A_type_with_parts_in_two_folders_is_a_circle() =>
        Assert.Equal(["One", "Other", "One"],
            Read(("One/P.cs", "partial class P;"), ("Other/P.cs", "partial class P;")).ShortestCircle());

    [Fact]
    public void Folders_below_folders_are_folders_of_their_own() => Assert.Equal(
        ["Sql", "Sql/Queries", "Sql"],
        Read(("Sql/A.cs", "class A { B? _b; }"), ("Sql/Queries/B.cs", "class B { A? _a; }")).ShortestCircle());

    [Fact]
    public void Comments_and_code_of_other_projects_do_not_count() => Assert.Empty(Read(
        ("../Other/A.cs", "class A { B? _b; }"),
        ("Own/B.cs", "/** <see cref=\"C\"/> */ class B { A? _a; } // C"),
        ("Own/Below/C.cs", "class C;")).Arrows);

    [Fact]
    public void One_line_added_to_a_project_closes_a_circle()
    {
        const string Project = "SeaTable.Generators";
        var compilation = ProjectCompilation.Of(Project);
        var folder = ProjectCompilation.FolderOf(Project);
        var (upper, lower) = ProjectGraph.Of(Project).Arrows.First(arrow => arrow.Key is { From: not ".", To: not "." }).Key;
        var type = compilation.SyntaxTrees.Where(tree => Path.GetDirectoryName(tree.FilePath) == Path.Combine(folder, upper))
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(node => node.Parent is BaseNamespaceDeclarationSyntax && node.Arity == 0)
                .Select(node => compilation.GetSemanticModel(tree).GetDeclaredSymbol(node)!))
            .First();
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        var added = CSharpSyntaxTree.ParseText($"using Added = {type};", options, Path.Combine(folder, lower, "Added.cs"));

        var graph = FolderReader.Read(compilation.AddSyntaxTrees(added), folder);

        Assert.True(graph.NeedEachOther(lower, upper));
        Assert.Equal(3, graph.ShortestCircle().Count);
        Assert.Contains($"{lower}/Added.cs(1): '{type.Name}'", graph.Describe((lower, upper), examples: 100),
            StringComparison.Ordinal);
    }

    private static FolderGraph Read(params (string Path, string Text)[] files) => FolderReader.Read(
        CSharpCompilation.Create(
            "House",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: Path.Combine(Folder, file.Path))),
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)),
        Folder);
}
