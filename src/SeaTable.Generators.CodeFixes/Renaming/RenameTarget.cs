using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>Something of a schema file that has a name in C#, under one of the names that come of that.</summary>
/// <param name="Schema">The file.</param>
/// <param name="Path">Its ids, as <c>codegen.names</c> has them on its left; null for the client.</param>
/// <param name="Words">What it is, such as <c>column 'E-Mail'</c>.</param>
/// <param name="NameInBase">Its name in the base; for the client the one that it has in C#.</param>
/// <param name="Name">The name that can be chosen.</param>
/// <param name="Before">What stands before that name in this one, such as the table's in that of an option type.</param>
/// <param name="Behind">What stands behind it, such as <c>Row</c>.</param>
internal sealed record RenameTarget(
    ProjectSchema Schema, string? Path, string Words, string NameInBase, string Name, string Before = "", string Behind = "")
{
    /// <summary>The name in C#.</summary>
    public string Symbol => Before + Name + Behind;

    /// <summary>What a type or a member is the code of; null for other code.</summary>
    public static RenameTarget? Of(ProjectSchema schema, ISymbol symbol)
    {
        var named = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : symbol;
        if (schema.Result.Base is not { } model || FullName(named.ContainingNamespace) != model.Namespace)
        {
            return null;
        }

        return named switch
        {
            INamedTypeSymbol { ContainingType: null } => Types(schema).FirstOrDefault(target => target.Symbol == named.Name),
            IPropertySymbol or IFieldSymbol => Members(schema, named.ContainingType!)
                .FirstOrDefault(target => target.Symbol == named.Name),
            _ => null,
        };
    }

    /// <summary>What the members of a type are made of.</summary>
    public static IEnumerable<RenameTarget> Members(ProjectSchema schema, INamedTypeSymbol type)
    {
        // The constants of the options' names stand in a class inside their type.
        var name = (type.ContainingType ?? type).Name;
        if (schema.Result.Base is not { } model || FullName(type.ContainingNamespace) != model.Namespace)
        {
            return [];
        }

        return name == model.Client ? Tables(schema).Select(table => Table(schema, table)) : Tables(schema)
            .SelectMany(table => Members(schema, table.Model, name));
    }

    /// <summary>The types that are made of a schema file.</summary>
    public static IEnumerable<RenameTarget> Types(ProjectSchema schema)
    {
        if (schema.Result.Base is not { } model)
        {
            yield break;
        }

        yield return new(schema, null, "client '" + model.Client + "'", model.Client, model.Client);
        foreach (var table in Tables(schema))
        {
            foreach (var ending in TableNames.TypeEndings)
            {
                yield return Table(schema, table) with { Behind = ending };
            }

            foreach (var column in table.Model.Columns.Where(column => column.Options?.Type == table.Stem + column.Property))
            {
                yield return Column(schema, table.Model, column) with { Before = table.Stem };
            }
        }
    }

    /// <summary>The name that has to be chosen for this one to become another; null where none makes it that.</summary>
    public string? ChoiceFor(string symbol) => symbol.Length > Before.Length + Behind.Length
        && symbol.StartsWith(Before, StringComparison.Ordinal) && symbol.EndsWith(Behind, StringComparison.Ordinal)
            ? symbol.Substring(Before.Length, symbol.Length - Before.Length - Behind.Length) : null;

    /// <summary>The name of a namespace, empty for the global one.</summary>
    public static string FullName(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true } ? ""
        : FullName(space.ContainingNamespace) is { Length: > 0 } outer ? outer + "." + space.Name : space.Name;

    private static IEnumerable<(TableModel Model, string Stem)> Tables(ProjectSchema schema) => schema.Result.Tables
        .Zip(schema.Result.Base!.Tables, (table, property) => (table, property.Property));

    private static IEnumerable<RenameTarget> Members(ProjectSchema schema, TableModel table, string type)
    {
        if (type == table.ViewsType)
        {
            return table.Views.Select(view =>
                new RenameTarget(schema, IdPath.View(table.Id, view.Id), "view '" + view.Name + "'", view.Name, view.Member));
        }

        if (type == table.RowType || type == table.ColumnsType || type == table.LinksType)
        {
            return table.Columns.Where(column => type != table.LinksType || column.Mapping.Link is not null)
                .Select(column => Column(schema, table, column));
        }

        return table.Columns.Where(column => column.Options?.Type == type)
            .SelectMany(column => column.Options!.Options.Select(option => new RenameTarget(
                schema, IdPath.Option(table.Id, column.Key, option.Id), "option '" + option.Name + "'", option.Name,
                option.Member)));
    }

    private static RenameTarget Table(ProjectSchema schema, (TableModel Model, string Stem) table) => new(
        schema, IdPath.Table(table.Model.Id), "table '" + table.Model.Name + "'", table.Model.Name, table.Stem);

    private static RenameTarget Column(ProjectSchema schema, TableModel table, ColumnModel column) => new(
        schema, IdPath.Column(table.Id, column.Key), "column '" + column.Name + "'", column.Name, column.Property);
}
