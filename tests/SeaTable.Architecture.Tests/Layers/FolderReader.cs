using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Architecture.Tests.Layers;

/// <summary>
/// Finds what each folder of a project uses of the others, by the compiler's own symbols: names, calls, operators, conversions
/// and what a <c>foreach</c> or a deconstruction calls, but not the words of comments.
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
            foreach (var symbol in SymbolsUsed(model, node))
            {
                Add(folder, node, symbol.Name, FoldersOf(symbol));
            }

            if (node is UsingDirectiveSyntax { Alias: null, Name: { } name }
                && model.GetSymbolInfo(name).Symbol is INamespaceSymbol used
                && _foldersOfNamespaces[used].ToList() is [_] only)
            {
                Add(folder, node, $"using {used}", only);
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

    private static IEnumerable<ISymbol> SymbolsUsed(SemanticModel model, SyntaxNode node)
    {
        IEnumerable<ISymbol?> symbols = node switch
        {
            ForEachStatementSyntax each when model.GetForEachStatementInfo(each) is var info =>
                [info.GetEnumeratorMethod, info.CurrentProperty, info.MoveNextMethod, info.DisposeMethod],
            AssignmentExpressionSyntax assignment =>
                [model.GetSymbolInfo(node).Symbol, .. Methods(model.GetDeconstructionInfo(assignment))],
            ExpressionSyntax expression => [model.GetSymbolInfo(node).Symbol, model.GetConversion(expression).MethodSymbol],
            _ => [model.GetSymbolInfo(node).Symbol],
        };
        return symbols.OfType<ISymbol>();
    }

    private static IEnumerable<ISymbol?> Methods(DeconstructionInfo info) => [info.Method, .. info.Nested.SelectMany(Methods)];

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

    private static string UserOf(SyntaxNode node) =>
        string.Join('.', node.AncestorsAndSelf().Select(ancestor => ancestor switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            ConstructorDeclarationSyntax => "new",
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
            OperatorDeclarationSyntax method => $"operator {method.OperatorToken.Text}",
            IndexerDeclarationSyntax => "this",
            CompilationUnitSyntax unit => unit.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .FirstOrDefault()?.Identifier.Text,
            _ => null,
        }).OfType<string>().Reverse().Skip(node is UsingDirectiveSyntax ? 0 : 1));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
