using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FindSymbols;
using SeaTable.Generators.Emit;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// Offers other names for what a schema file has, where code uses it. A name of one's own is typed at one place, where
/// <see cref="UnresolvedNameCodeFix"/> then offers it for all.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(RenameRefactoring))]
public sealed class RenameRefactoring : CodeRefactoringProvider
{
    private const int Most = 4;

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var cancellationToken = context.CancellationToken;
        var root = await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var token = root!.FindToken(context.Span.Start, findInsideTrivia: true);
        if (!token.IsKind(SyntaxKind.IdentifierToken) || !token.Span.Contains(context.Span)
            || await SymbolAsync(context.Document, token, cancellationToken).ConfigureAwait(false) is not { } symbol
            || context.Document.Project.Solution.GetProject(symbol.ContainingAssembly, cancellationToken) is not { } project)
        {
            return;
        }

        var schemas = await ProjectSchema.ReadAsync(project, cancellationToken).ConfigureAwait(false);
        List<RenameTarget> targets =
            [.. schemas.Select(schema => RenameTarget.Of(schema, symbol)).OfType<RenameTarget>()];
        if (targets.Count != 1 || targets[0].Symbol != token.ValueText
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        foreach (var plan in ProposedNames.For(targets[0])
            .Select(name => RenamePlan.Make(targets[0], name, schemas, compilation, cancellationToken))
            .OfType<RenamePlan>().Take(Most))
        {
            context.RegisterRefactoring(CodeAction.Create(
                plan.Title,
                token => SolutionRename.ApplyAsync(context.Document.Project.Solution, plan, token),
                equivalenceKey: plan.Title));
        }
    }

    /// <summary>The symbol that is used there, when generated code declares it.</summary>
    private static async Task<ISymbol?> SymbolAsync(
        Document document, SyntaxToken token, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var symbol = model!.GetSymbolInfo(token.Parent!, cancellationToken).Symbol;
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        if (symbol is null || (type?.ContainingType ?? type) is not { } outer || !SourceFile.IsMarked(outer))
        {
            return null;
        }

        return await SymbolFinder.FindSourceDefinitionAsync(symbol, document.Project.Solution, cancellationToken)
            .ConfigureAwait(false);
    }
}
