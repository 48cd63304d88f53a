using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Repository;

/// <summary>What belongs to the one dialect of the source code, and no analyzer of the build checks.</summary>
public sealed class DialectTests
{
    [Fact]
    public void The_source_is_written_in_one_dialect() => Assert.Equal(
        [], RepositoryFiles.Code("src").SelectMany(path => Found(File.ReadAllText(path), path)));

    [Theory]
    [InlineData("void M(object o) { var x = o == null; }", "'o == null': write 'is null'")]
    [InlineData("void M(object o) { var x = null != o; }", "'null != o': write 'is not null'")]
    [InlineData("int _x; void M() { this._x = 1; }", "'this._x': leave 'this.' out")]
    [InlineData("void M() { F(); G(); }", "'G();': write each statement on a line of its own")]
    [InlineData("void M() { if (F()) return; else G(); }", "'else G();': write each statement on a line of its own")]
    [InlineData("void M() {\nF(); H();\n}", "'H();': write each statement on a line of its own")]
    [InlineData("void M_a() { }", "'M_a': write names without '_' inside")]
    [InlineData("void M(int a_b) { }", "'a_b': write names without '_' inside")]
    [InlineData("enum Kind { A_b }", "'A_b': write names without '_' inside")]
    [InlineData("int _x, s_y, s_a_b;", "'s_a_b': write names without '_' inside")]
    public void What_is_of_another_dialect_is_found(string member, string told) =>
        Assert.Equal([$"Up.cs({member.Count(character => character == '\n') / 2 + 1}): {told}"],
            Found($"class Up {{ {member} }}", "Up.cs"));

    [Theory]
    [InlineData("/// <summary><c>a == null</c></summary>\nvoid M(object o) { var x = o is null; } // o == null")]
    [InlineData("string F() => \"this.x == null; a; b\";")]
    [InlineData("int _x; Up(int x) { this.x = x; }")]
    [InlineData("int F() => this[1]; Up G() => this;")]
    [InlineData("void M() { F(); }\nvoid N() => G();")]
    [InlineData("void M(int x) { switch (x) { case 1: F(); break; default: G(); break; } }")]
    [InlineData("void M(int _, int __) { for (var i = 0; i < 3; i++) F(); }")]
    public void What_is_of_this_dialect_is_passed_over(string member) => Assert.Empty(Found($"class Up {{ {member} }}", "Up.cs"));

    [Fact]
    public void What_is_awaited_says_so_in_its_name() => Assert.Equal([], Directory
        .EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src"), "PublicAPI.*.txt", SearchOption.AllDirectories)
        .SelectMany(path => File.ReadLines(path).Where(IsAwaitedWithoutSayingSo).Select(line => $"{path}: {line}")));

    [Theory]
    [InlineData("static SeaTable.A.Add(int x) -> System.Threading.Tasks.Task!", true)]
    [InlineData("SeaTable.A<T>.Add<T>(int x = 1) -> System.Threading.Tasks.ValueTask<System.Collections.Generic.List<T>!>", true)]
    [InlineData("SeaTable.A.AddAsync<T>(System.Func<int, System.Threading.Tasks.Task!>! x) -> System.Threading.Tasks.Task!",
        false)]
    [InlineData("SeaTable.A.Add(System.Func<int, System.Threading.Tasks.Task!>! x) -> void", false)]
    [InlineData("SeaTable.A.Done.get -> System.Threading.Tasks.Task!", false)]
    public void A_line_of_the_public_API_is_read_as_it_is_written(string line, bool isWrong) =>
        Assert.Equal(isWrong, IsAwaitedWithoutSayingSo(line));

    private static bool IsAwaitedWithoutSayingSo(string line) =>
        Regex.Match(line, @"^[^(]*\.(?<name>\w+)(<[\w, ]+>)?\(.*\) -> System\.Threading\.Tasks\.(Value)?Task\b")
            is { Success: true } match
        && !match.Groups["name"].Value.EndsWith("Async", StringComparison.Ordinal);

    private static IEnumerable<string> Found(string code, string path)
    {
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview), path);
        return
            from node in tree.GetRoot().DescendantNodesAndTokens()
            from found in node.AsNode() is { } whole ? Found(whole) : Found(node.AsToken())
            let line = found.Code.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1
            select $"{path}({line}): '{found.Code.ToString().Split('\n')[0]}': {found.Cure}";
    }

    private static IEnumerable<(SyntaxNodeOrToken Code, string Cure)> Found(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax comparison when comparison.Left.IsKind(SyntaxKind.NullLiteralExpression)
                || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression):
                if (comparison.IsKind(SyntaxKind.EqualsExpression))
                {
                    yield return (node, "write 'is null'");
                }
                else if (comparison.IsKind(SyntaxKind.NotEqualsExpression))
                {
                    yield return (node, "write 'is not null'");
                }

                break;
            case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member when !IsHidden(member):
                yield return (node, "leave 'this.' out");
                break;
            case StatementSyntax or ElseClauseSyntax when BeginsBehindAnother(node):
                yield return (node, "write each statement on a line of its own");
                break;
        }
    }

    private static IEnumerable<(SyntaxNodeOrToken Code, string Cure)> Found(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && IsDeclared(token) && Regex.IsMatch(token.Text, @"^(s?_)?\w*?[^\W_]_")
            && !Regex.IsMatch(token.Text, "^s_[^_]+$")
            ? [(token, "write names without '_' inside")]
            : [];

    private static bool IsDeclared(SyntaxToken name) => name.Parent is MemberDeclarationSyntax or VariableDeclaratorSyntax
        or ParameterSyntax or LocalFunctionStatementSyntax or SingleVariableDesignationSyntax or TypeParameterSyntax
        or ForEachStatementSyntax;

    // A local function, a variable or a parameter of the same name is nearer.
    private static bool IsHidden(MemberAccessExpressionSyntax member) =>
        member.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens().Any(token =>
            token.Text == member.Name.Identifier.Text && IsDeclared(token) && token.Parent is not MemberDeclarationSyntax);

    // The statements of a case may stand in its line, as in a table.
    private static bool BeginsBehindAnother(SyntaxNode statement)
    {
        var previous = statement.GetFirstToken().GetPreviousToken();
        return (previous.IsKind(SyntaxKind.SemicolonToken) || previous.IsKind(SyntaxKind.CloseBraceToken))
            && previous.Parent is StatementSyntax
            && statement.Parent is not SwitchSectionSyntax
            && LineOf(previous.Span.End, statement) == LineOf(statement.SpanStart, statement);
    }

    private static int LineOf(int position, SyntaxNode node) =>
        node.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber;
}
