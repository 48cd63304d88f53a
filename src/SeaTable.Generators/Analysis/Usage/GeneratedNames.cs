using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>The names of a project's generated types, of their properties and of tables, without binding anything.</summary>
internal sealed class GeneratedNames
{
    /// <summary>The class of the generator, which the paths of generated files have in them.</summary>
    private const string Generator = "SeaTableGenerator";

    // Generated files stay the same objects while code is typed.
    private static readonly ConditionalWeakTable<SyntaxTree, GeneratedNames> s_read = new();

    private readonly HashSet<string> _types;
    private readonly HashSet<string> _properties;
    private readonly HashSet<string> _tables;

    private GeneratedNames(IEnumerable<string> types, IEnumerable<string> properties, IEnumerable<string> tables)
    {
        _tables = new HashSet<string>(tables, StringComparer.Ordinal);
        _types = new HashSet<string>(types, StringComparer.Ordinal);
        _properties = new HashSet<string>(properties, StringComparer.Ordinal);
    }

    /// <summary>Whether nothing is generated in the project.</summary>
    public bool IsEmpty => _types.Count == 0;

    public static GeneratedNames Of(Compilation compilation, CancellationToken cancellationToken)
    {
        List<GeneratedNames> files =
        [
            .. compilation.SyntaxTrees
                .Where(tree => tree.FilePath.IndexOf(Generator, StringComparison.Ordinal) >= 0)
                .Select(tree => s_read.GetValue(tree, read => Read(read, cancellationToken))),
        ];
        return new GeneratedNames(
            files.SelectMany(file => file._types),
            files.SelectMany(file => file._properties),
            files.SelectMany(file => file._tables));
    }

    public bool IsType(string name) => _types.Contains(name);

    public bool IsProperty(string name) => _properties.Contains(name);

    /// <summary>Whether a client has a table of that name.</summary>
    public bool IsTable(string name) => _tables.Contains(name);

    private static GeneratedNames Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        List<TypeDeclarationSyntax> types =
            [.. tree.GetRoot(cancellationToken).DescendantNodes(node => node is not MemberDeclarationSyntax
                or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>()];
        return new GeneratedNames(
            types.Select(type => type.Identifier.ValueText), Properties(types), Properties(types.Where(IsClient)));
    }

    private static bool IsClient(TypeDeclarationSyntax type) => type.BaseList?.Types.Any(one =>
        one.Type is QualifiedNameSyntax { Right.Identifier.ValueText: "SeaTableBase" }) == true;

    private static IEnumerable<string> Properties(IEnumerable<TypeDeclarationSyntax> types) => types
        .SelectMany(type => type.Members.OfType<PropertyDeclarationSyntax>()).Select(property => property.Identifier.ValueText);
}
