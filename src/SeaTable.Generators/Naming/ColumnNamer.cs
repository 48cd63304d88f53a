using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Naming;

/// <summary>Names the properties of rows and the fields behind them.</summary>
internal static class ColumnNamer
{
    /// <summary>The property of each column by its id path.</summary>
    /// <remarks>
    /// Names that differ in case only are the same here: web APIs read JSON without regard to case, and write <c>URL</c> and
    /// <c>Url</c> alike, so that System.Text.Json refuses the class.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> ChooseProperties(
        TableSchema table, string stem, ChosenNames chosen, CollisionReport report)
    {
        List<NameRequest> requests = [.. WithProperty(table)
            .Select(column => NameRequest.For(
                IdPath.Column(table.Id, column.Key), "Column", column.Name, column.Key, column.NameRange, chosen))];
        return report.Names(
            new NameScope(requests, name => OwnerOf(name, stem), StringComparer.OrdinalIgnoreCase),
            " of table '" + table.Name + "'");
    }

    /// <summary>The field of each column by its id path. Nobody sees these, so collisions are settled in silence.</summary>
    /// <remarks>They end in "Cell", so that a user's own <c>_name</c> in the other part of the class is another one.</remarks>
    public static IReadOnlyDictionary<string, string> ChooseFields(
        TableSchema table, IReadOnlyDictionary<string, string> properties)
    {
        var taken = new HashSet<string>(properties.Values, StringComparer.Ordinal);
        List<NameRequest> requests = [.. WithProperty(table)
            .Select(column =>
            {
                var path = IdPath.Column(table.Id, column.Key);
                var property = properties[path];
                var wanted = "_" + char.ToLowerInvariant(property[0]) + property.Substring(1) + "Cell";
                return new NameRequest(
                    path, "", wanted, IsChosen: false, NameRequest.EndingsFor(column.Key), column.NameRange);
            })];
        return new NameScope(requests, name => taken.Contains(name) ? "a property" : null).Names;
    }

    /// <summary>The columns that get a property; the others need no name.</summary>
    public static IEnumerable<ColumnSchema> WithProperty(TableSchema table) =>
        table.Columns.Where(column => ColumnTypes.HasProperty(column.Type));

    private static string? OwnerOf(string name, string stem)
    {
        if (ReservedNames.OfRow.Contains(name))
        {
            return "a member of every row";
        }

        if (ReservedNames.OfRowInJson.Contains(name))
        {
            return "a member of every row but for upper and lower case, which JSON may not tell apart";
        }

        return TableNames.TypeEndings.Any(ending => name == stem + ending) ? "a class of the table" : null;
    }
}
