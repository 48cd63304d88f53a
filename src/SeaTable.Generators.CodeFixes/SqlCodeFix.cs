using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;

namespace SeaTable.Generators.CodeFixes;

/// <summary>Fixes mistakes in SQL by writing what the analyzer suggests.</summary>
/// <remarks>
/// Editors make it themselves, so it needs no other attribute of System.Composition, whose version differs from editor to editor.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlCodeFix))]
public sealed class SqlCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.CreateRange(Enumerable.Range(2001, 25).Select(number => "STB" + number));

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(SqlFix.Code, out var code)
                && diagnostic.Properties.TryGetValue(SqlFix.Title, out var title)
                && diagnostic.AdditionalLocations.Count == 1)
            {
                var change = new TextChange(diagnostic.AdditionalLocations[0].SourceSpan, code ?? "");
                context.RegisterCodeFix(
                    CodeAction.Create(
                        title!,
                        cancellationToken => ApplyAsync(context.Document, change, cancellationToken),
                        equivalenceKey: title),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(Document document, TextChange change, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
