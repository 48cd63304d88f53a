using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Completion.Options;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Completion;

/// <summary>Lists the options of a select column where a condition compares with one of them.</summary>
[ExportCompletionProvider(nameof(OptionCompletionProvider), LanguageNames.CSharp)]
public sealed class OptionCompletionProvider : CompletionProvider
{
    private const string Description = "Description";

    // Sorted by name as all others, so that an editor takes it for one with its own of that name, where it lists that.
    private static readonly CompletionItemRules s_rules =
        CompletionItemRules.Default.WithMatchPriority(MatchPriority.Preselect);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(
        SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind == CompletionTriggerKind.Insertion
        && (char.IsLetter(trigger.Character) || trigger.Character is ' ' or '(')
        && OptionTyping.IsExpected(text, caretPosition);

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var cancellationToken = context.CancellationToken;
        var document = context.Document;
        if (!OptionTyping.IsExpected(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), context.Position)
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var place = OptionPlace.PlaceOf(root, context.Position);
        foreach (var option in OptionPlace.Options(root, context.Position, model, cancellationToken))
        {
            context.AddItem(CompletionItem.Create(
                Written(option, model, place),
                properties: ImmutableDictionary<string, string>.Empty
                    .Add(Description, DocumentationText.Of(option, cancellationToken)),
                tags: [WellKnownTags.EnumMember, WellKnownTags.Public],
                rules: s_rules));
        }
    }

    /// <summary>The option as short as it can be: a variable may have the name of its type.</summary>
    private static string Written(IPropertySymbol option, SemanticModel model, int position)
    {
        var name = "." + Keywords.Member(option.Name);
        var written = option.ContainingType.ToMinimalDisplayString(model, position) + name;
        var meant = model.GetSpeculativeSymbolInfo(
            position, SyntaxFactory.ParseExpression(written), SpeculativeBindingOption.BindAsExpression).Symbol;
        return SymbolEqualityComparer.Default.Equals(meant, option)
            ? written
            : option.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + name;
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties[Description]));
}
