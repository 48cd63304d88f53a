using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Naming;

/// <summary>Names tables: one name gives the property of the client and begins the names of the table's types.</summary>
internal static class TableNamer
{
    /// <summary>The name of each table by its id path.</summary>
    public static IReadOnlyDictionary<string, string> Choose(
        IReadOnlyList<TableSchema> tables, ClientNames client, ChosenNames chosen, CollisionReport report)
    {
        List<NameRequest> requests = [.. tables
            .Select(table => NameRequest.For(
                IdPath.Table(table.Id), "Table", table.Name, table.Id, table.NameRange, chosen))];
        return report.Names(new NameScope(requests, name => OwnerOf(name, client)), where: "");
    }

    private static string? OwnerOf(string stem, ClientNames client)
    {
        if (ReservedNames.OfClient.Contains(stem))
        {
            return "a member of the client class";
        }

        return stem == client.Client
            ? "the client class"
            : TableNames.TypeEndings.Select(ending => client.TypeOwner(stem + ending)).FirstOrDefault(owner => owner is not null);
    }
}
