using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
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

        foreach (var option in OptionPlace.Options(root, context.Position, model, cancellationToken))
        {
            var type = option.ContainingType.ToMinimalDisplayString(model, context.Position);
            context.AddItem(CompletionItem.Create(
                $"{type}.{Keywords.Member(option.Name)}",
                properties: ImmutableDictionary<string, string>.Empty
                    .Add(Description, DocumentationText.Of(option, cancellationToken)),
                tags: [WellKnownTags.EnumMember, WellKnownTags.Public],
                rules: s_rules));
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties[Description]));
}
