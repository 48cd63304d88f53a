using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// Writes a chosen name into its file, and renames all uses. The renaming of editors refuses what is generated.
/// </summary>
internal sealed class SolutionRename
{
    private readonly Solution _solution;
    private readonly RenamePlan _plan;
    private readonly Dictionary<DocumentId, HashSet<(TextSpan Place, string Name)>> _edits = [];

    private SolutionRename(Solution solution, RenamePlan plan)
    {
        _solution = solution;
        _plan = plan;
    }

    /// <summary>Renames, or changes nothing where the new name would mean something else at one of the places, or hide what
    /// other code means.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, RenamePlan plan, CancellationToken cancellationToken)
    {
        var rename = new SolutionRename(solution, plan);
        List<Project> projects = [.. solution.Projects.Where(project => project.AdditionalDocuments.Any(rename.IsSchema))];
        foreach (var project in projects)
        {
            if (!await rename.FindUsesAsync(project, cancellationToken).ConfigureAwait(false))
            {
                return solution;
            }
        }

        if (await rename.WithUsesAsync(cancellationToken).ConfigureAwait(false) is not { } withUses)
        {
            return solution;
        }

        var changed = rename.WithSettings(withUses);
        var isBroken = await NewErrors.AnyAsync(solution, changed, projects.Select(project => project.Id), cancellationToken)
            .ConfigureAwait(false);
        return isBroken ? solution : changed;
    }

    private bool IsSchema(TextDocument document) => ProjectSchema.PathOf(document) == _plan.Target.Schema.SchemaPath;

    private Solution WithSettings(Solution changed)
    {
        var path = _plan.Target.Schema.CodegenPath ?? _plan.Target.Schema.SchemaPath;
        foreach (var file in _solution.Projects.SelectMany(project => project.AdditionalDocuments)
            .Where(document => ProjectSchema.PathOf(document) == path))
        {
            changed = changed.WithAdditionalDocumentText(file.Id, _plan.Settings);
        }

        return changed;
    }

    private async Task<bool> FindUsesAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return false;
        }

        var renamed = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var declaration in _plan.Renamed)
        {
            foreach (var symbol in Find(declaration, compilation.Assembly))
            {
                renamed[symbol] = declaration.NewName;
            }
        }

        foreach (var entry in renamed)
        {
            foreach (var found in await SymbolFinder.FindReferencesAsync(entry.Key, _solution, cancellationToken)
                .ConfigureAwait(false))
            {
                if (!CanFollow(found.Definition, renamed))
                {
                    return false;
                }

                // Constructors stand under the name of their type.
                AddDeclarations(found.Definition, entry.Value);
                foreach (var place in found.Locations.Where(place => place.Document is not SourceGeneratedDocument))
                {
                    Add(place.Document.Id, place.Location.SourceSpan, entry.Value);
                }
            }
        }

        return true;
    }

    private static List<ISymbol> Find(RenamedDeclaration declaration, IAssemblySymbol assembly)
    {
        if (assembly.GetTypeByMetadataName(declaration.Container ?? declaration.Name) is not { } type)
        {
            return [];
        }

        return declaration.Container is null ? [type] : [.. type.GetMembers(declaration.Name)];
    }

    /// <summary>
    /// Whether a definition that shares its name, such as an override or the member of an interface, can be renamed as well.
    /// </summary>
    private bool CanFollow(ISymbol definition, Dictionary<ISymbol, string> renamed)
    {
        // Constructors go with their type; accessors and the fields behind properties with their property.
        var named = definition switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } made => made.ContainingType,
            IMethodSymbol { AssociatedSymbol: { } property } => property,
            IFieldSymbol { AssociatedSymbol: { } property } => property,
            _ => definition,
        };
        return named is IAliasSymbol || renamed.ContainsKey(named)
            || (named.Locations.Length > 0 && named.Locations.All(IsWrittenByPeople));
    }

    private bool IsWrittenByPeople(Location place) =>
        _solution.GetDocument(place.SourceTree) is not (null or SourceGeneratedDocument);

    private void AddDeclarations(ISymbol definition, string name)
    {
        foreach (var place in definition.Locations)
        {
            if (definition is not IAliasSymbol && IsWrittenByPeople(place))
            {
                Add(_solution.GetDocument(place.SourceTree)!.Id, place.SourceSpan, name);
            }
        }
    }

    private void Add(DocumentId document, TextSpan place, string name)
    {
        // A file that several projects share, or one project for several frameworks, has the same text in all of them.
        foreach (var id in _solution.GetDocument(document)!.GetLinkedDocumentIds().Add(document))
        {
            if (!_edits.TryGetValue(id, out var edits))
            {
                _edits.Add(id, edits = []);
            }

            edits.Add((place, name));
        }
    }

    private async Task<Solution?> WithUsesAsync(CancellationToken cancellationToken)
    {
        var changed = _solution;
        foreach (var edit in _edits)
        {
            var document = _solution.GetDocument(edit.Key)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = new List<TextChange>();
            foreach (var (place, name) in edit.Value.OrderBy(place => place.Place.Start))
            {
                // Places where the name is not written, such as a var, need no change.
                var token = root.FindToken(place.Start, findInsideTrivia: true);
                if (!token.IsKind(SyntaxKind.IdentifierToken) || !IsOldName(token.ValueText, name))
                {
                    continue;
                }

                if (IsTakenAt(token, name, model))
                {
                    return null;
                }

                if (InferredName.Keep(token, model) is { } kept)
                {
                    changes.Add(kept);
                }

                changes.Add(new TextChange(token.Span, name));
            }

            // What is kept goes in front of an expression in which other names may stand.
            changed = changed.WithDocumentText(edit.Key, text.WithChanges(changes.OrderBy(change => change.Span.Start)));
        }

        return changed;
    }

    private bool IsOldName(string written, string name) => _plan.Renamed.Any(declaration =>
        declaration.NewName == name && declaration.Name.Substring(declaration.Name.LastIndexOf('.') + 1) == written);

    /// <summary>Whether a name that stands alone already means something else there.</summary>
    private static bool IsTakenAt(SyntaxToken token, string name, SemanticModel model)
    {
        if (token.Parent is not SimpleNameSyntax node || IsBehindItsContainer(node))
        {
            return false;
        }

        return model.LookupSymbols(token.SpanStart, name: name).Any();
    }

    private static bool IsBehindItsContainer(SimpleNameSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == node,
        QualifiedNameSyntax qualified => qualified.Right == node,
        MemberBindingExpressionSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameMemberCrefSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Left == node && assignment.Parent is InitializerExpressionSyntax,
        _ => false,
    };
}
