using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Naming;

/// <summary>Names the option types of select columns and their members.</summary>
internal static class OptionNamer
{
    // Two names at their longest would leave no room for the endings and for the namespace.
    private const int LongestType = Identifier.MaximumLength;

    /// <summary>The option type of each select column by its id path.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="client">What all types share their namespace with.</param>
    /// <param name="stems">The names of the tables by their id paths.</param>
    /// <param name="properties">The properties of the columns by their id paths.</param>
    /// <param name="report">Takes collisions.</param>
    public static IReadOnlyDictionary<string, string> ChooseTypes(
        IReadOnlyList<TableSchema> tables,
        ClientNames client,
        IReadOnlyDictionary<string, string> stems,
        IReadOnlyDictionary<string, string> properties,
        CollisionReport report)
    {
        var tableTypes = new HashSet<string>(
            stems.Values.SelectMany(stem => TableNames.TypeEndings.Select(ending => stem + ending)), StringComparer.Ordinal);
        var requests = new List<NameRequest>();
        foreach (var table in tables)
        {
            foreach (var column in table.Columns.Where(column => ColumnTypes.HasOptions(column.Type)))
            {
                var path = IdPath.Column(table.Id, column.Key);
                requests.Add(new NameRequest(
                    path,
                    "the option type of column '" + column.Name + "' of table '" + table.Name + "'",
                    Shorten(stems[IdPath.Table(table.Id)] + properties[path]),
                    IsChosen: false,
                    [.. NameRequest.EndingsFor(column.Key), .. NameRequest.EndingsFor(table.Id + "_" + column.Key)],
                    column.NameRange));
            }
        }

        var scope = new NameScope(
            requests, name => tableTypes.Contains(name) ? "a class of a table" : client.TypeOwner(name));
        return report.Names(scope, where: "");
    }

    /// <summary>The member of each option of a column by the option's id.</summary>
    public static IReadOnlyDictionary<string, string> ChooseMembers(
        TableSchema table, ColumnSchema column, string type, ChosenNames chosen, CollisionReport report)
    {
        List<NameRequest> requests = [.. column.Options
            .Select(option => NameRequest.For(
                IdPath.Option(table.Id, column.Key, option.Id), "Option", option.Name, option.Id, option.NameRange, chosen))];
        var scope = new NameScope(
            requests,
            name => ReservedNames.OfOptionType.Contains(name) ? "a member of every option type"
                : name == type ? "the option type itself"
                : null);
        var names =
            report.Names(scope, " of column '" + column.Name + "' of table '" + table.Name + "'");
        return column.Options.ToDictionary(
            option => option.Id,
            option => names[IdPath.Option(table.Id, column.Key, option.Id)],
            StringComparer.Ordinal);
    }

    private static string Shorten(string type) =>
        type.Length <= LongestType ? type : type.Substring(0, LongestType) + "_" + StableHash.Of(type);
}
