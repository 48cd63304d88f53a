using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SeaTable.Generators.CodeFixes;

/// <summary>Changes code only where the result compiles; where it lacks LINQ, with a <c>using System.Linq</c>.</summary>
internal static class CheckedChange
{
    /// <summary>Puts one piece of code in the place of another.</summary>
    /// <returns>The changed document, or null where the code does not compile there.</returns>
    public static async Task<Document?> ReplaceAsync(
        Document document, SyntaxNode root, SyntaxNode replaced, SyntaxNode replacement, CancellationToken cancellationToken)
    {
        var mark = new SyntaxAnnotation();
        var changed = root.ReplaceNode(
            replaced, replacement.WithTriviaFrom(replaced).WithAdditionalAnnotations(mark, Formatter.Annotation));
        var plain = document.WithSyntaxRoot(changed);
        if (await CompilesAsync(plain, mark, cancellationToken).ConfigureAwait(false))
        {
            return plain;
        }

        var withLinq = changed is CompilationUnitSyntax unit ? document.WithSyntaxRoot(WithLinq(unit)) : plain;
        return await CompilesAsync(withLinq, mark, cancellationToken).ConfigureAwait(false) ? withLinq : null;
    }

    private static async Task<bool> CompilesAsync(Document document, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var place = root!.GetAnnotatedNodes(mark).First().FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? root;
        return !model!.GetDiagnostics(place.Span, cancellationToken)
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    // Behind the other namespaces of System, where people look for it.
    private static CompilationUnitSyntax WithLinq(CompilationUnitSyntax unit)
    {
        var place = unit.Usings
            .Count(directive => string.CompareOrdinal(directive.Name?.ToString(), "System.Linq") < 0
                && directive.Name?.ToString().StartsWith("System", System.StringComparison.Ordinal) == true);
        var lineEnd = unit.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var directive = SyntaxFactory.ParseCompilationUnit(
            "using System.Linq;" + (lineEnd.IsKind(SyntaxKind.None) ? "\n" : lineEnd.ToString())).Usings[0];
        if (place > 0 || unit.Usings.Count == 0)
        {
            return unit.WithUsings(unit.Usings.Insert(place, directive));
        }

        var first = unit.Usings[0];
        return unit.WithUsings(unit.Usings
            .Replace(first, first.WithLeadingTrivia())
            .Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
    }
}
