using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>
/// A block of C# as a file that compiles: statements stand in a method, members in a class, and types in the namespace of
/// generated code, to which they may add. Errors in it name the line of the page.
/// </summary>
internal sealed class BlockSource
{
    internal const string Method = "RunAsync";

    private const string Caret = "▮";

    private static readonly string[] s_usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
         "System.Threading.Tasks"];

    // Only whole programs and what is shown with a using of its own have to say so.
    private static readonly string[] s_productUsings = ["SeaTable", "SeaTable.Emulator"];

    private static readonly string[] s_webUsings =
        ["System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
         "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
         "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging"];

    private readonly CompilationUnitSyntax _unit;

    internal BlockSource(CodeBlock block)
    {
        Block = block;
        Code = block.Has("caret") ? AtCaret(block.Text) : block.Text;
        _unit = CSharpSyntaxTree.ParseText(Code, PageProject.Parsing).GetCompilationUnitRoot();
    }

    internal CodeBlock Block { get; }

    /// <summary>Gets the block, with the first of what the editor lists in the place of the caret.</summary>
    internal string Code { get; }

    /// <summary>Gets whether there is something to run.</summary>
    internal bool IsRunnable => HasStatements && !Block.Has("not run") && !Block.Has("caret");

    internal string TypeName => $"Acme.{Space}.Block";

    private string Space => $"Line{Block.Line}Of" + string.Concat(
        Block.Page.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private bool HasStatements => _unit.Members.OfType<GlobalStatementSyntax>().Any(member => !IsMember(member));

    /// <summary>Gets the namespace of a block that is a whole file.</summary>
    internal string? WholeFileNamespace =>
        _unit.Members.OfType<FileScopedNamespaceDeclarationSyntax>().SingleOrDefault()?.Name.ToString();

    /// <summary>Writes the file.</summary>
    /// <param name="tellsPage">Whether places in it are told as those of the page.</param>
    internal SyntaxTree Tree(bool tellsPage = true)
    {
        if (WholeFileNamespace is not null)
            return Parse(Code, _unit.DescendantNodes().OfType<TypeDeclarationSyntax>().First().Identifier.Text + ".cs");

        var text = new StringBuilder();
        foreach (var space in Usings())
            text.Append("using ").Append(space).Append(";\n");

        Append(text, tellsPage, _unit.Usings.Where(shown => !Usings().Contains(shown.Name?.ToString())));
        if (Block.Has("program"))
        {
            Append(text, tellsPage, _unit.Members);
            return Parse(text.ToString(), Block.Page);
        }

        text.Append("namespace Acme\n{\n");
        Append(text, tellsPage, _unit.Members.OfType<BaseTypeDeclarationSyntax>().Where(IsPartial));
        text.Append("}\nnamespace Acme.").Append(Space).Append("\n{\n");
        Append(text, tellsPage, _unit.Members.OfType<BaseTypeDeclarationSyntax>().Where(type => !IsPartial(type)));
        text.Append("public class Block : Given\n{\n");
        Append(text, tellsPage, _unit.Members.Where(IsMember));
        text.Append("public async Task ").Append(Method).Append("()\n{\nawait Task.Yield();\n");
        Append(text, tellsPage, _unit.Members.OfType<GlobalStatementSyntax>().Where(member => !IsMember(member)));
        text.Append("}\n}\n}\n");
        return Parse(text.ToString(), Block.Page);
    }

    private IEnumerable<string> Usings() =>
        [
        .. s_usings, .. Block.Has("web") ? s_webUsings : [], .. Block.Has("test") ? ["Xunit"] : Array.Empty<string>(),
        .. Block.Has("program") ? [] : s_productUsings,
    ];

    private static bool IsPartial(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    // What says who may call it is no local function.
    private static bool IsMember(MemberDeclarationSyntax member) =>
        member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
        || (member is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }
            && function.Modifiers.Any(SyntaxKind.PrivateKeyword));

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), PageProject.Parsing, path);

    private static string AtCaret(string code)
    {
        var lines = code.Split('\n');
        var listed = code[(code.LastIndexOf("//", StringComparison.Ordinal) + 2)..].Trim().Split([' ', ','])[0];
        var filled = lines[0].Split("//")[0].Replace(Caret, listed, StringComparison.Ordinal).TrimEnd();
        return (filled.EndsWith(';') ? filled : filled + ";") + "\n";
    }

    private void Append(StringBuilder text, bool tellsPage, IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            var line = node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line + Block.Line;
            if (tellsPage)
                text.Append(CultureInfo.InvariantCulture, $"#line {line} \"{Block.Page}\"\n");

            text.Append(node.ToFullString()).Append('\n');
        }

        // Not hidden: analyzers pass over what begins so.
        if (tellsPage)
            text.Append("#line default\n");
    }
}
