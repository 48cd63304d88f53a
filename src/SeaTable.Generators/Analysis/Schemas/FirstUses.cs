using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Schemas;

/// <summary>
/// Finds where a project first uses what something is wrong with: in the file whose path is the first, at the place there that is
/// the first. Only names that are generated are bound, until one of them is such a use.
/// </summary>
internal sealed class FirstUses(Compilation compilation, IReadOnlyList<SchemaError> errors)
{
    // Files stay the same objects while another one is typed.
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> s_names = new();

    private readonly ReadOnce<ILookup<SyntaxTree, Diagnostic>> _found = new();

    /// <summary>What is told in a file.</summary>
    public IEnumerable<Diagnostic> In(SyntaxTree tree, CancellationToken cancellationToken) =>
        _found.Get(() => Find(cancellationToken).ToLookup(use => use.Tree, use => use.Told))![tree];

    private IEnumerable<(SyntaxTree Tree, Diagnostic Told)> Find(CancellationToken cancellationToken)
    {
        List<SchemaError> left = [.. errors];
        foreach (var tree in compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            var names = s_names.GetValue(tree, read => NamesIn(read, cancellationToken));
            if (!left.Exists(error => error.Names.Overlaps(names)) || WrittenCode.IsOwn(tree, cancellationToken))
            {
                continue;
            }

#pragma warning disable RS1030 // Whoever asks has the model of one file, and the first use may be in any.
            var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                foreach (var error in UsedBy(name, left, model, cancellationToken))
                {
                    left.Remove(error);
                    yield return (tree, error.At(name.GetLocation()));
                }
            }
        }
    }

    private List<SchemaError> UsedBy(
        IdentifierNameSyntax name, List<SchemaError> left, SemanticModel model, CancellationToken cancellationToken)
    {
        var possible = left.FindAll(error => error.Names.Contains(name.Identifier.ValueText));
        if (possible.Count == 0 || !CanBeSeen(name))
        {
            return [];
        }

        var found = model.GetSymbolInfo(name, cancellationToken);
        return found.Symbol is null && IsMember(name)
            ? []
            : possible.FindAll(error => error.IsUsedBy(found, compilation.Assembly));
    }

    /// <summary>Whether people see the place: not in code that is generated, unless of a page of theirs.</summary>
    private static bool CanBeSeen(IdentifierNameSyntax name) =>
        !name.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || name.GetLocation().GetMappedLineSpan().HasMappedPath;

    /// <summary>Whether a name is that of a member, which a type that is missing has nothing to do with.</summary>
    private static bool IsMember(IdentifierNameSyntax name) => name.Parent is MemberBindingExpressionSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    private static HashSet<string> NamesIn(SyntaxTree tree, CancellationToken cancellationToken) => new(
        tree.GetRoot(cancellationToken).DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText),
        StringComparer.Ordinal);
}
