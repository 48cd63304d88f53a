using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>Takes a part of a base.</summary>
internal static class TableChoice
{
    /// <summary>Leaves the tables of these names or ids; all when none is named.</summary>
    /// <exception cref="ToolException">There is no such table.</exception>
    public static BaseDocument Choose(BaseDocument document, IReadOnlyCollection<string> namesOrIds)
    {
        if (namesOrIds.Count == 0)
            return document;

        foreach (var wanted in namesOrIds)
        {
            if (!document.Tables.Any(table => Fits(table, wanted)))
            {
                var names = string.Join(", ", document.Tables.Select(table => $"\"{table.Name}\""));
                throw new ToolException($"The base has no table \"{wanted}\". It has: {names}.");
            }
        }

        return document with { Tables = [.. document.Tables.Where(table => namesOrIds.Any(wanted => Fits(table, wanted)))] };
    }

    private static bool Fits(TableDocument table, string wanted) => table.Name == wanted || table.Id == wanted;
}
