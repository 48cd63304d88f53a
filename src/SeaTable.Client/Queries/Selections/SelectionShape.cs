using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>What a query selects.</summary>
/// <param name="items">What is selected.</param>
internal abstract class SelectionShape(Selected[] items)
{
    internal Selected[] Items => items;

    /// <summary>How many items in front are what rows are grouped by; 0 when they are not grouped.</summary>
    internal int GroupKeys { get; init; }

    /// <summary>Whether its results are values over many rows, of which none may be passed over as empty.</summary>
    internal bool IsAggregated { get; init; }

    /// <summary>Gets which groups, and in which order.</summary>
    internal GroupPlan Groups { get; init; } = GroupPlan.AllGroups;
}

/// <summary>
/// What a query that selects gives for each row, and how it is read. It holds the row being read, so each reading has its own.
/// </summary>
/// <param name="items">What is selected.</param>
/// <param name="make">Makes the result out of the items' values.</param>
internal sealed class SelectionShape<T>(Selected[] items, Func<T> make) : SelectionShape(items)
{
    /// <summary>Reads one result; the reader stands on its opening brace.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="errors">Takes the cells that do not fit.</param>
    /// <param name="place">Where the row stands; without an id when the result is none of a single row.</param>
    internal T Read(ref CellReader reader, FirstCellError errors, out RowPlace place)
    {
        place = new RowPlace("", null);
        reader.BeginResult(errors);
        foreach (var item in Items)
            item.IsRead = false;

        while (reader.NextResult())
            ReadCell(ref reader, ref place);

        foreach (var item in Items)
        {
            if (!item.IsRead)
                ReadEmpty(item, errors);
        }

        return make();
    }

    /// <summary>Gives the cell to every item that it is for; the same column may be selected twice.</summary>
    private void ReadCell(ref CellReader reader, ref RowPlace place)
    {
        var end = reader;
        var isRead = false;
        foreach (var item in Items)
        {
            if (!item.IsAt(reader))
                continue;

            end = reader;
            item.Read(ref end);
            isRead = item.IsRead = item.IsAnswered = true;
        }

        if (reader.KeyIs(SystemColumns.Id.Key))
        {
            end = reader;
            place = place with { Id = end.ReadText() ?? "" };
        }
        else if (reader.KeyIs(SystemColumns.CreatedAt.Key))
        {
            end = reader;
            place = place with { CreatedAt = end.ReadDateTime() };
        }
        else if (!isRead)
        {
            end.Skip();
        }

        reader = end;
    }

    private static void ReadEmpty(Selected item, FirstCellError errors)
    {
        var reader = new CellReader("null"u8, RowReadContext.None);
        reader.BeginResult(errors);
        item.Read(ref reader);
    }
}
