using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Facts;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// Makes a name that was typed at one place the name of a table, column, option, view or client: in its schema file and in all
/// code. Offers what is called nearly so, too.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnresolvedNameCodeFix))]
public sealed class UnresolvedNameCodeFix : CodeFixProvider
{
    private const int MostNear = 3;
    private const int MostOthers = 12;

    /// <summary>No such member of a value or of a type, no such type, and no such type in a namespace.</summary>
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("CS1061", "CS0117", "CS0246", "CS0234");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellationToken = context.CancellationToken;
        var root = await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || UnresolvedName.Find(root, model, context.Span, cancellationToken) is not { } unresolved
            || ProjectOf(context.Document, unresolved) is not { } project
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        var schemas = await ProjectSchema.ReadAsync(project, cancellationToken).ConfigureAwait(false);
        List<RenameTarget> targets =
        [
            .. schemas.SelectMany(schema => unresolved.Container is { } container
                    ? RenameTarget.Members(schema, container) : RenameTarget.Types(schema))
                .OrderBy(target => DifferenceOf(target.Symbol, unresolved.Name)),
        ];
        List<RenameTarget> near = [.. targets.Where(target => IsNear(target, unresolved.Name)).Take(MostNear)];
        foreach (var target in unresolved.Container is null ? [] : near)
        {
            Register(context, WriteInstead(context.Document, unresolved, target));
        }

        foreach (var target in near)
        {
            if (Rename(target) is { } action)
            {
                Register(context, action);
            }
        }

        // A name that is like none is one that somebody made up: which of them it is for has to be asked.
        if (unresolved.Container is not null)
        {
            var others = targets.Except(near).Take(MostOthers).Select(Rename).OfType<CodeAction>().ToImmutableArray();
            if (!others.IsEmpty)
            {
                Register(context, CodeAction.Create($"Rename another member to '{unresolved.Name}'", others, isInlinable: false));
            }
        }

        CodeAction? Rename(RenameTarget target) => target.ChoiceFor(unresolved.Name) is { } name
            && RenamePlan.Make(target, name, schemas, compilation, cancellationToken) is { } plan
                ? CodeAction.Create(
                    plan.Title,
                    token => RenameAsync(context.Document, unresolved, plan, token),
                    equivalenceKey: plan.Title)
                : null;
    }

    private static void Register(CodeFixContext context, CodeAction action) =>
        context.RegisterCodeFix(action, context.Diagnostics);

    private static Project? ProjectOf(Document document, UnresolvedName unresolved) => unresolved.Container is { } container
        ? document.Project.Solution.GetProject(container.ContainingAssembly)
        : document.Project;

    // With the name that it has until now: where it is missing, the code behind it has no types, and uses there are not found.
    private static async Task<Solution> RenameAsync(
        Document document, UnresolvedName unresolved, RenamePlan plan, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        var written = await WriteAsync(document, unresolved, plan.Target, cancellationToken).ConfigureAwait(false);
        var whole = written.Project.Solution;
        var renamed = await SolutionRename.ApplyAsync(whole, plan, cancellationToken).ConfigureAwait(false);
        return renamed == whole ? solution : renamed;
    }

    private static async Task<Document> WriteAsync(
        Document document, UnresolvedName unresolved, RenameTarget target, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(unresolved.Place, Naming.Keywords.Member(target.Symbol))));
    }

    private static CodeAction WriteInstead(Document document, UnresolvedName unresolved, RenameTarget target)
    {
        var title = $"Write '{target.Symbol}', the {target.Words}";
        return CodeAction.Create(title, token => WriteAsync(document, unresolved, target, token), equivalenceKey: title);
    }

    /// <summary>Whether a name may be meant for something: it is nearly its name in C# or in the base, or a part of it.</summary>
    private static bool IsNear(RenameTarget target, string name) =>
        target.ChoiceFor(name) is { } choice
        && (IsNear(target.Name, choice) || IsNear(target.NameInBase, choice));

    private static bool IsNear(string name, string other) =>
        DifferenceOf(name, other) <= Math.Max(name.Length, other.Length) / 3
        || (Math.Min(name.Length, other.Length) >= 3
            && (name.IndexOf(other, StringComparison.OrdinalIgnoreCase) >= 0
                || other.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0));

    private static int DifferenceOf(string name, string other) => EditDistance.Between(
        name.ToUpperInvariant(), other.ToUpperInvariant(), Math.Max(name.Length, other.Length));
}
