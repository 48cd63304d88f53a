using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Emit;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>A type or member of generated code that gets another name.</summary>
/// <param name="Container">The type that it is in, by the name that metadata has; null for a type outside of all others.</param>
/// <param name="Name">Its name now, a type's with the namespace.</param>
/// <param name="NewName">The name that it gets, without a namespace.</param>
internal sealed record RenamedDeclaration(string? Container, string Name, string NewName);

/// <summary>
/// Finds what is renamed by comparing the code that is generated before and after: chosen names change nothing else in it, so
/// that declarations stand at the same places.
/// </summary>
internal static class GeneratedDeclarations
{
    /// <summary>What is called otherwise afterwards; null where the code differs in more than names.</summary>
    public static IReadOnlyList<RenamedDeclaration>? Compare(SchemaResult before, SchemaResult after)
    {
        if (before.Base is null || after.Base is null || before.Tables.Count != after.Tables.Count)
        {
            return null;
        }

        var found = new List<RenamedDeclaration>();
        var files = before.Tables.Zip(after.Tables, (old, now) => (old, now)).Where(pair => pair.old != pair.now)
            .Select(pair => (TableFile.Emit(pair.old), TableFile.Emit(pair.now)));
        if (before.Base != after.Base)
        {
            files = files.Append((BaseFile.Emit(before.Base), BaseFile.Emit(after.Base)))
                .Append((ServicesFile.Emit(before.Base), ServicesFile.Emit(after.Base)));
        }

        foreach (var (old, now) in files)
        {
            var (oldNames, newNames) = (Of(old), Of(now));
            if (oldNames.Count != newNames.Count)
            {
                return null;
            }

            found.AddRange(oldNames.Zip(newNames, (name, other) => (name, other))
                .Where(pair => pair.name.Name != pair.other.Name)
                .Select(pair => new RenamedDeclaration(pair.name.Container, pair.name.FullName, pair.other.Name))
                .Distinct());
        }

        return found;
    }

    private static List<Declaration> Of(string file)
    {
        var root = CSharpSyntaxTree.ParseText(file, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        var space = string.Join(".", root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name
            .DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText) ?? []);
        var found = new List<Declaration>();
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            var container = Container(type.Parent, space);
            found.Add(new Declaration(container, type.Identifier.ValueText, space, IsType: container is null));
            found.AddRange(type.Members.SelectMany(Names)
                .Select(name => new Declaration(Container(type, space), name.ValueText, space, IsType: false)));
        }

        return found;
    }

    private static IEnumerable<SyntaxToken> Names(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => [property.Identifier],
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [method.Identifier],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier),
        _ => [],
    };

    private static string? Container(SyntaxNode? node, string space) => node switch
    {
        TypeDeclarationSyntax { Parent: TypeDeclarationSyntax outer } type =>
            Container(outer, space) + "+" + type.Identifier.ValueText,
        TypeDeclarationSyntax type => Qualify(space, type.Identifier.ValueText),
        _ => null,
    };

    private static string Qualify(string space, string name) => space.Length == 0 ? name : space + "." + name;

    private sealed record Declaration(string? Container, string Name, string Space, bool IsType)
    {
        public string FullName => IsType ? Qualify(Space, Name) : Name;
    }
}
