using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Puts columns into the order of the file, by as few calls as it takes: each moves one behind another.</summary>
internal static class MoveSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            var wanted = table.Columns.Select(pair => pair.Now).ToList();
            var first = table.Now!.Columns[0];
            if (wanted.Count > 0 && wanted[0] != first && wanted.Contains(first))
            {
                yield return new Obstacle(
                    new SchemaPlace(table.Now!.Name, first.Name), "stays the first column: the API moves none before it")
                {
                    IsCosmetic = true,
                };
            }

            wanted.Remove(first);
            if (Next(table.Now!, wanted) is { } step)
                yield return step;
        }
    }

    private static Step? Next(TableDocument table, List<ColumnDocument> wanted)
    {
        var stay = LongestOrder(wanted.ConvertAll(column => table.Columns.ToList().IndexOf(column)));
        var index = Enumerable.Range(0, wanted.Count).FirstOrDefault(place => !stay.Contains(place), -1);
        if (index < 0)
            return null;

        var (column, left) = (wanted[index], index == 0 ? table.Columns[0] : wanted[index - 1]);
        return new Step(
            StepKind.Move, new SchemaPlace(table.Name, column.Name), $"moves behind {left.Name}",
            ColumnCalls.Move(table, column, left), now =>
                now.WithTable(table.Id!, edited => Moved(edited, column, left)));
    }

    private static TableDocument Moved(TableDocument table, ColumnDocument column, ColumnDocument left)
    {
        var columns = table.Columns.ToList();
        var moved = columns.Find(other => other.Key == column.Key)!;
        columns.Remove(moved);
        columns.Insert(columns.FindIndex(other => other.Key == left.Key) + 1, moved);
        return table with { Columns = columns };
    }

    /// <summary>Finds the most columns that stand in their order already.</summary>
    private static HashSet<int> LongestOrder(List<int> places)
    {
        var (length, next) = (new int[places.Count], new int[places.Count]);
        for (var index = places.Count - 1; index >= 0; index--)
        {
            (length[index], next[index]) = (1, -1);
            for (var later = index + 1; later < places.Count; later++)
            {
                if (places[index] < places[later] && length[later] + 1 > length[index])
                    (length[index], next[index]) = (length[later] + 1, later);
            }
        }

        var stay = new HashSet<int>();
        var place = Array.IndexOf(length, length.DefaultIfEmpty().Max());
        for (; place >= 0; place = next[place])
            stay.Add(place);

        return stay;
    }
}
