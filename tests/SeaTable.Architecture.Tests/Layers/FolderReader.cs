using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Architecture.Tests.Layers;

/// <summary>
/// Finds what each folder of a project uses of the others, by the compiler's own symbols: names, and what the compiler calls
/// without a name in the source; but not the words of comments.
/// </summary>
internal sealed class FolderReader
{
    private readonly Compilation _compilation;
    private readonly string _folder;
    private readonly ILookup<INamespaceSymbol, string> _foldersOfNamespaces;
    private readonly List<Reference> _references = [];

    private FolderReader(Compilation compilation, string projectFolder)
    {
        _compilation = compilation;
        _folder = projectFolder;
        _foldersOfNamespaces = Types(compilation.Assembly.GlobalNamespace)
            .SelectMany(type => FoldersOf(type).Select(folder => (Namespace: type.ContainingNamespace, Folder: folder)))
            .Distinct()
            .ToLookup(pair => pair.Namespace, pair => pair.Folder,
                (IEqualityComparer<INamespaceSymbol>)SymbolEqualityComparer.Default);
    }

    /// <summary>Reads the folders below a project's folder out of a compilation that has its files.</summary>
    public static FolderGraph Read(Compilation compilation, string projectFolder)
    {
        var reader = new FolderReader(compilation, projectFolder);
        List<string> folders = [];
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (reader.FolderOf(tree) is { } folder)
            {
                folders.Add(folder);
                reader.ReadTree(tree, folder);
            }
        }

        return new FolderGraph(folders, reader._references);
    }

    private void ReadTree(SyntaxTree tree, string folder)
    {
        var model = _compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (model.GetSymbolInfo(node).Symbol is { } symbol)
            {
                Add(folder, node, symbol.Name, FoldersOf(symbol));
            }

            foreach (var (code, used) in ImplicitUses.In(model, node))
            {
                Add(folder, code, used.Name, FoldersOf(used));
            }

            if (node is UsingDirectiveSyntax { Alias: null, Name: { } name }
                && model.GetSymbolInfo(name).Symbol is INamespaceSymbol space
                && _foldersOfNamespaces[space].ToList() is [_] only)
            {
                Add(folder, node, $"using {space}", only);
            }

            if (node is TypeDeclarationSyntax type && model.GetDeclaredSymbol(type) is { } declared)
            {
                AddOtherParts(folder, node, declared);
            }
        }
    }

    private void Add(string folder, SyntaxNode node, string used, IReadOnlyCollection<string> targets)
    {
        if (targets.Contains(folder))
        {
            return;
        }

        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var file = Path.GetRelativePath(_folder, node.SyntaxTree.FilePath).Replace(Path.DirectorySeparatorChar, '/');
        _references.AddRange(targets.Select(target => new Reference(folder, target, file, line, used, UserOf(node))));
    }

    // A type whose parts lie in two folders makes these one.
    private void AddOtherParts(string folder, SyntaxNode node, INamedTypeSymbol type)
    {
        foreach (var other in FoldersOf(type).Where(other => other != folder))
        {
            Add(folder, node, $"part of {type.Name}", [other]);
        }
    }

    private IReadOnlyCollection<string> FoldersOf(ISymbol symbol)
    {
        var declared = symbol switch
        {
            IAliasSymbol alias => alias.Target,
            IMethodSymbol { AssociatedSymbol: { } property } => property,
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            _ => symbol,
        };
        if (declared.OriginalDefinition is not (
            INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol)
            || declared.ContainingType is { IsTupleType: true })
        {
            return [];
        }

        var definition = declared.OriginalDefinition;
        while (definition.DeclaringSyntaxReferences.IsEmpty && definition.ContainingType is { } type)
        {
            definition = type.OriginalDefinition;
        }

        return [.. definition.DeclaringSyntaxReferences.Select(part => FolderOf(part.SyntaxTree)).OfType<string>().Distinct()];
    }

    private string? FolderOf(SyntaxTree tree)
    {
        var path = Path.GetRelativePath(_folder, Path.GetFullPath(tree.FilePath)).Replace(Path.DirectorySeparatorChar, '/');
        return path.StartsWith("..", StringComparison.Ordinal) || path.StartsWith("obj/", StringComparison.Ordinal)
            || Path.IsPathRooted(path) ? null
            : path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : ".";
    }

    // What stands before the types of a file belongs to the first of them; a file may have none.
    private static string UserOf(SyntaxNode node)
    {
        var names = node.AncestorsAndSelf().Select(NameOf).OfType<string>().Reverse().ToList();
        return names.Count > 0
            ? string.Join('.', names)
            : node.SyntaxTree.GetRoot().DescendantNodes().Select(NameOf).OfType<string>().FirstOrDefault() ?? "";
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        EventDeclarationSyntax declared => declared.Identifier.Text,
        ConstructorDeclarationSyntax => "new",
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        OperatorDeclarationSyntax method => $"operator {method.OperatorToken.Text}",
        ConversionOperatorDeclarationSyntax conversion => $"operator {conversion.Type}",
        IndexerDeclarationSyntax => "this",
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
