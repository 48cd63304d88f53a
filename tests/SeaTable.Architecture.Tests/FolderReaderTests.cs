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

    private const string MiddleText = """
        namespace House;

        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;

        internal sealed class Middle
        {
            public int Length => 1;
            public int this[int index] => index;
            public int Slice(int start, int length) => start;
            public static Middle operator +(Middle left, Middle right) => left;
            public static Middle operator ++(Middle middle) => middle;
            public static bool operator true(Middle middle) => true;
            public static bool operator false(Middle middle) => false;
            public static implicit operator int(Middle middle) => 1;
            public List<int>.Enumerator GetEnumerator() => default;
            public TaskAwaiter GetAwaiter() => default;
            public void Deconstruct(out int one, out int other) => one = other = 1;
            public Middle Where(Func<int, bool> condition) => this;
            public Middle Select(Func<int, int> value) => this;
            public Middle OrderBy(Func<int, int> value) => this;
        }

        internal static class Extensions
        {
            public static int Twice(this Middle middle) => 2;
        }

        [CollectionBuilder(typeof(ShelfBuilder), "Create")]
        internal sealed class Shelf
        {
            public IEnumerator<int> GetEnumerator() => null!;
        }

        internal static class ShelfBuilder
        {
            public static Shelf Create(ReadOnlySpan<int> items) => new();
        }

        [InterpolatedStringHandler]
        internal readonly struct Handler(int literalLength, int formattedCount)
        {
            public int Length => literalLength + formattedCount;
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
        }
        """;

    [Fact]
    public void Arrows_that_go_down_form_no_circle()
    {
        var graph = Read(s_upper, s_lower);

        Assert.Equal(["Lower", "Upper"], graph.Folders);
        Assert.Equal([("Upper", "Lower")], graph.Arrows.Select(arrow => arrow.Key));
        Assert.Empty(graph.ShortestCircle());
    }

    [Theory]
    [InlineData("using House.Upper;", "using House.Upper", "the file as a whole")]
    [InlineData("[assembly: System.CLSCompliant(nameof(House.Upper.Door) != null)]", "Door", "the file as a whole")]
    [InlineData("using House.Upper; enum Key;", "using House.Upper", "'Key'")]
    [InlineData("[assembly: System.CLSCompliant(nameof(House.Upper.Door) != null)] enum Key;", "Door", "'Key'")]
    [InlineData("class Key { object Open() => typeof(House.Upper.Door); }", "Door", "'Key.Open'")]
    [InlineData("class Key { Upper.Door? _door; }", "Door", "'Key._door'")]
    [InlineData("class Key<T> where T : Upper.Door;", "Door", "'Key'")]
    [InlineData("[System.Obsolete(nameof(Upper.Door))] class Key;", "Door", "'Key'")]
    [InlineData(
        "partial class Key { static object Open(object o) => o switch { Upper.Door => 1, _ => 2 }; }", "Door", "'Key.Open'")]
    public void One_line_that_closes_a_circle_is_told(string line, string used, string user)
    {
        var text = line.StartsWith("using", StringComparison.Ordinal) || line.StartsWith("[assembly:", StringComparison.Ordinal)
            ? line : $"namespace House; {line}";
        var graph = Read(s_upper, s_lower, ("Lower/Key.cs", text));

        var circle = graph.ShortestCircle();

        Assert.Equal(["Lower", "Upper", "Lower"], circle);
        Assert.Contains("\n  Lower -> Upper (", graph.Describe(circle), StringComparison.Ordinal);
        Assert.Contains($"\n    Lower/Key.cs(1): '{used}' used in {user}", graph.Describe(circle), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static object Use(Middle m) => m + m;", "op_Addition")]
    [InlineData("static int Use(Middle m) => m;", "op_Implicit")]
    [InlineData("static object Use(Middle m) => m.Twice();", "Twice")]
    [InlineData("static void Use(Middle m) { foreach (var part in m) { } }", "GetEnumerator")]
    [InlineData("static void Use(Middle m) { var (one, other) = m; }", "Deconstruct")]
    [InlineData("static object Use(Middle m) => m[1];", "this[]")]
    [InlineData("static Middle Use() => new();", ".ctor")]
    [InlineData("static async System.Threading.Tasks.Task Use(Middle m) => await m;", "GetAwaiter")]
    [InlineData("static bool Use(Middle m) => m is [1, ..];", "this[]")]
    [InlineData("static bool Use(Middle m) => m is [.., 1];", "Length")]
    [InlineData("static bool Use(Middle m) => m is [.. var x];", "Slice")]
    [InlineData("static bool Use(Middle m) => m is (1, 2);", "Deconstruct")]
    [InlineData("static object Use(Middle m) => m[^1];", "Length")]
    [InlineData("static object Use(Middle m) => m[1..];", "Slice")]
    [InlineData("static void Use(Middle m) { if (m) { } }", "op_True")]
    [InlineData("static void Use(Middle m) { m++; }", "op_Increment")]
    [InlineData("static void Use(Middle m) { var i = 1; i += m; }", "op_Implicit")]
    [InlineData("static void Use(Middle[] all) { foreach (int i in all) { } }", "op_Implicit")]
    [InlineData("static object Use(Middle m) => from x in m select x;", "Select")]
    [InlineData("static object Use(Middle m) => from x in m where x > 1 select x;", "Where")]
    [InlineData("static object Use(Middle m) => from x in m orderby x select x;", "OrderBy")]
    [InlineData("static void Use() { Sink.Take([1]); }", "Create")]
    [InlineData("static void Use() { Sink.Log($\"a{1}\"); }", ".ctor")]
    [InlineData("static void Use() { Sink.Each(m => { }); }", "Middle")]
    [InlineData("static void Use(Middle m) { System.Func<int> f = () => m; }", "op_Implicit")]
    [InlineData("static int Use { get { return (Middle)null!; } }", "op_Implicit")]
    [InlineData("static readonly int Use = Sink.Any;", "op_Implicit")]
    public void What_is_used_without_its_name_counts(string member, string used)
    {
        var graph = Read(("Upper/Middle.cs", MiddleText), ("Side/Sink.cs", """
            namespace House;

            internal static class Sink
            {
                public static Middle Any => null!;
                public static void Take(Shelf shelf) { }
                public static void Log(Handler handler) { }
                public static void Each(System.Action<Middle> action) { }
            }
            """), ("Lower/User.cs", $"namespace House; internal static class User {{ {member} }}"));

        var (_, places) = Assert.Single(graph.Arrows, arrow => arrow.Key is { From: "Lower", To: "Upper" });

        Assert.Contains(places, place => place.Used == used && place.User == "User.Use" && place.File == "Lower/User.cs");
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
