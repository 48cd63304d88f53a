using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Model;
using SeaTable.Generators.Options;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Pipeline;

/// <summary>
/// Finds types that the project itself has and a schema file makes as well. The compiler would only speak of generated files,
/// which nobody wrote, and not of the table whose name is in the way.
/// </summary>
internal sealed class ProjectTypes
{
    private readonly List<NameClaim> _files;
    private readonly HashSet<string> _names;

    /// <param name="claims">What all schema files make.</param>
    public ProjectTypes(ImmutableArray<NameClaim?> claims)
    {
        _files = [.. claims.OfType<NameClaim>().OrderBy(claim => claim.Path, StringComparer.Ordinal)];
        _names = new HashSet<string>(
            _files.SelectMany(file =>
                file.Types.Select(type => type.Name).Concat(file.Namespace.Split('.'))), StringComparer.Ordinal);
    }

    /// <summary>Runs after every key press, so the compiler is asked once for all names, by what it has parsed anyway.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="generator">The generator whose files are part of the compilation already; null when they are not.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public EquatableArray<DiagnosticInfo> Find(
        Compilation compilation, string? generator, CancellationToken cancellationToken)
    {
        var generated = generator is null ? [] : GeneratedTrees(compilation, generator);
        var own = compilation
            .GetSymbolsWithName(_names.Contains, SymbolFilter.Namespace | SymbolFilter.Type, cancellationToken)
            .OfType<INamespaceOrTypeSymbol>()
            .Where(symbol =>
                symbol.ContainingType is null
                    && symbol is not INamedTypeSymbol { Arity: > 0 } and not INamedTypeSymbol { IsFileLocal: true })
            .Select(symbol => new OwnName(
                symbol,
                symbol.DeclaringSyntaxReferences.RemoveAll(reference => generated.Contains(reference.SyntaxTree))))
            .Where(own => !own.Declarations.IsEmpty)
            .ToLookup(own => FullName(own.Symbol), StringComparer.Ordinal);
        return own.Count == 0
            ? EquatableArray<DiagnosticInfo>.Empty
            : _files.SelectMany(file => InFile(file, own, compilation, cancellationToken)).ToEquatableArray();
    }

    // Files that were written to disk and are compiled a second time end like those that the generator gave, whatever the folder.
    private static HashSet<SyntaxTree> GeneratedTrees(Compilation compilation, string generator) =>
    [
        .. compilation.SyntaxTrees
            .Where(tree =>
                tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && tree.FilePath.Contains(generator))
            .GroupBy(tree => SchemaFileName.Of(tree.FilePath), StringComparer.Ordinal)
            .Select(trees => trees.First()),
    ];

    private static IEnumerable<DiagnosticInfo> InFile(
        NameClaim file,
        ILookup<string, OwnName> own,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        foreach (var space in file.Namespaces())
        {
            foreach (var type in own[space].Where(name => name.Symbol is INamedTypeSymbol))
            {
                yield return Describe(
                    file, "the namespace of its types", space, type, file.Location,
                    "Put another \"namespace\" into " + file.Codegen);
            }
        }

        foreach (var claim in file.Types)
        {
            var name = file.Qualify(claim.Name);
            foreach (
                var symbol in own[name].Where(symbol =>
                    IsInTheWay(claim, symbol, compilation, cancellationToken)))
            {
                yield return Describe(file, claim.Words, name, symbol, claim.Location, Fix(file, claim, symbol));
            }
        }
    }

    private static bool IsInTheWay(
        TypeClaim claim, OwnName own, Compilation compilation, CancellationToken cancellationToken)
    {
        List<TypeDeclarationSyntax?> declarations =
            [.. own.Declarations.Select(
                reference => reference.GetSyntax(cancellationToken) as TypeDeclarationSyntax)];

        // Of generated files that are compiled a second time everything is in the way; to say it once is enough.
        if (declarations.Any(IsGenerated))
        {
            return claim.Form == TypeForm.Client;
        }

        // People extend generated types by partial ones of their own.
        var isPartial = declarations.All(declaration => declaration?.Modifiers.Any(SyntaxKind.PartialKeyword) == true);
        return !(isPartial && CanBeExtended(claim.Form, own.Symbol))
            && (claim.Form != TypeForm.Registration || CompilationFacts.FindsHosting(compilation));
    }

    private static bool IsGenerated(TypeDeclarationSyntax? declaration) =>
        declaration?.AttributeLists.ToString().Contains("GeneratedCode(\"SeaTable.Generators\"") == true;

    private static bool CanBeExtended(TypeForm form, INamespaceOrTypeSymbol symbol) => form switch
    {
        TypeForm.Client or TypeForm.PartialClass => symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false },
        TypeForm.PartialStruct => symbol is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRecord: false },
        _ => false,
    };

    private static string Fix(NameClaim file, TypeClaim claim, OwnName own)
    {
        if (own.Declarations.Any(reference => IsGenerated(reference.GetSyntax() as TypeDeclarationSyntax)))
        {
            return "That file is generated code, which is compiled a second time with the project; take it out with <Compile "
                + "Remove=\"…\" />";
        }

        var other = claim.Path is null
            ? "another \"client\" or \"namespace\" into " + file.Codegen
            : "\"" + claim.Path + "\": \"…\" into \"names\" in " + file.Codegen;
        return CanBeExtended(claim.Form, own.Symbol)
            ? "Declare it partial to add to the generated one; or, to have both, put " + other
            : "Put " + other;
    }

    private static DiagnosticInfo Describe(
        NameClaim file, string words, string name, OwnName own, LocationInfo location, string fix) => new(
            Rules.OwnType,
            location,
            FileDiagnostics.Printable(SchemaFileName.Of(file.Path), name, words, FileOf(own), Kind(own.Symbol), fix));

    private static string FileOf(OwnName own) => own.Declarations
        .Select(reference => SchemaFileName.Of(reference.SyntaxTree.FilePath))
        .OrderBy(name => name, StringComparer.Ordinal)
        .First();

    private static string Kind(INamespaceOrTypeSymbol symbol) => symbol switch
    {
        INamedTypeSymbol { IsRecord: true } => "a record",
        INamedTypeSymbol { TypeKind: TypeKind.Class } => "a class",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "a struct",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "an interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "an enum",
        INamedTypeSymbol => "a type",
        _ => "a namespace",
    };

    /// <summary>The name of a type or namespace with all namespaces around it, by which types are compared.</summary>
    public static string FullName(ISymbol symbol) => symbol.ContainingNamespace is { IsGlobalNamespace: false } space
        ? FullName(space) + "." + symbol.Name
        : symbol.Name;

    /// <summary>A type or namespace, and where the project itself declares it.</summary>
    private readonly record struct OwnName(INamespaceOrTypeSymbol Symbol, ImmutableArray<SyntaxReference> Declarations);
}
