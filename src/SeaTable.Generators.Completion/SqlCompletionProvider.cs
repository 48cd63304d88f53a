using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Completion.Sql;
using SeaTable.Generators.Completion.Strings;

namespace SeaTable.Generators.Completion;

/// <summary>Lists tables, columns, options, functions and words of SQL inside the SQL strings of a project.</summary>
[ExportCompletionProvider(nameof(SqlCompletionProvider), LanguageNames.CSharp)]
public sealed class SqlCompletionProvider : CompletionProvider
{
    private const string Code = "Code";
    private const string Description = "Description";

    // Names have blanks and statements many signs, none of which may choose an item that is only looked at.
    private static readonly CompletionItemRules s_rules = CompletionItemRules.Default
        .WithCommitCharacterRules([CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace)])
        .WithFilterCharacterRules(
            [CharacterSetModificationRule.Create(CharacterSetModificationKind.Add, ' ', '`', '\'', '"', '-', '.', '(', ')')]);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(
        SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind == CompletionTriggerKind.Insertion
        && SqlTyping.Begins(trigger.Character)
        && SqlTyping.IsInStatement(text, caretPosition);

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || SqlStringPlace.SyntaxAt(root, context.Position) is null
            || await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || SqlStringPlace.Find(root, context.Position, model, cancellationToken) is not { } place)
        {
            return;
        }

        context.IsExclusive = true;
        if (SqlCaret.Of(place.Source.Text, place.Offset) is { } caret)
        {
            AddItems(context, place, caret);
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionChange> GetChangeAsync(
        Document document, CompletionItem item, char? commitKey, CancellationToken cancellationToken) =>
        Task.FromResult(CompletionChange.Create(new TextChange(item.Span, item.Properties[Code])));

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties[Description]));

    private static void AddItems(CompletionContext context, SqlStringPlace place, SqlCaret caret)
    {
        var cancellationToken = context.CancellationToken;
        SqlSchemaChoice schemas = new(context.Document.Project.AnalyzerOptions.AdditionalFiles);
        var schema = schemas.Base(place.Source, place.Receivers, cancellationToken) ?? new SeaTable.Sql.SqlSchema([]);
        var table = place.Receivers.Count == 0 ? null : schemas.TableOf(place.Receivers[0], cancellationToken);
        context.CompletionListSpan = place.PlaceOf(caret.Replaced);
        var number = 0;
        foreach (var item in SqlItems.Of(caret, schema, table))
        {
            if (place.Style.Escape(item.Code) is { } code)
            {
                context.AddItem(CompletionItem.Create(
                    Listed(item, caret),
                    filterText: item.Name,
                    sortText: number.ToString("D5", CultureInfo.InvariantCulture),
                    properties: ImmutableDictionary<string, string>.Empty.Add(Code, code).Add(Description, item.Description),
                    tags: [Tag(item.Kind)],
                    rules: s_rules,
                    inlineDescription: item.Detail));
                number++;
            }
        }
    }

    /// <summary>
    /// What is listed: names and texts as they are written, since some editors put what they list into the statement. They are
    /// found by their names.
    /// </summary>
    private static string Listed(SqlItem item, SqlCaret caret) =>
        caret.Quote is null && item.Kind is SqlItemKind.Table or SqlItemKind.Column or SqlItemKind.Option
            ? item.Code
            : item.Name;

    private static string Tag(SqlItemKind kind) => kind switch
    {
        SqlItemKind.Table => WellKnownTags.Structure,
        SqlItemKind.Column => WellKnownTags.Property,
        SqlItemKind.Option => WellKnownTags.EnumMember,
        SqlItemKind.Function => WellKnownTags.Method,
        SqlItemKind.Constant => WellKnownTags.Constant,
        _ => WellKnownTags.Keyword,
    };
}
