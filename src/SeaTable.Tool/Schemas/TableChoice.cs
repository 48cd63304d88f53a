using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>Takes a part of a base. A file remembers that it holds one, and later runs leave the other tables alone.</summary>
internal static class TableChoice
{
    /// <summary>Leaves the tables of these names or ids.</summary>
    /// <exception cref="ToolException">There is no such table.</exception>
    public static BaseDocument Choose(BaseDocument document, IReadOnlyCollection<string> namesOrIds)
    {
        foreach (var wanted in namesOrIds)
        {
            if (!document.Tables.Any(table => Fits(table, wanted)))
            {
                var names = string.Join(", ", document.Tables.Select(table => $"\"{table.Name}\""));
                throw new ToolException($"The base has no table \"{wanted}\". It has: {names}.");
            }
        }

        return Part(document, table => namesOrIds.Any(wanted => Fits(table, wanted)));
    }

    /// <summary>Leaves the tables that another document has, when that is a part of a base.</summary>
    public static BaseDocument Like(BaseDocument other, BaseDocument document) => other.IsPart
        ? Part(document, table => other.Tables.Any(known => known.Id is null ? known.Name == table.Name : known.Id == table.Id))
        : document;

    private static BaseDocument Part(BaseDocument document, Func<TableDocument, bool> isChosen) =>
        document with { Tables = [.. document.Tables.Where(isChosen)], IsPart = true };

    private static bool Fits(TableDocument table, string wanted) => table.Name == wanted || table.Id == wanted;
}
