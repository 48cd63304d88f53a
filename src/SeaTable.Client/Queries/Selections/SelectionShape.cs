using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>What a query that selects gives for each row, and how it is read. It holds the row being read, so each reading has its own.</summary>
/// <param name="items">What is selected.</param>
/// <param name="make">Makes the result out of the items' values.</param>
internal sealed class SelectionShape<T>(Selected[] items, Func<T> make)
{
    internal Selected[] Items => items;

    /// <summary>How many items in front are what rows are grouped by; 0 when they are not grouped.</summary>
    internal int GroupKeys { get; init; }

    /// <summary>Whether its results are values over many rows, of which none may be passed over as empty.</summary>
    internal bool IsAggregated { get; init; }

    /// <summary>Reads one result; the reader stands on its opening brace.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="row">Takes the row's id, and what does not fit.</param>
    internal T Read(ref CellReader reader, CellSink row)
    {
        reader.BeginRow(row);
        foreach (var item in items)
            item.IsRead = false;

        while (reader.NextResult())
            ReadCell(ref reader, row);

        foreach (var item in items)
        {
            if (!item.IsRead)
                ReadEmpty(item, row);
        }

        return make();
    }

    /// <summary>Gives the cell to every item that it is for; the same column may be selected twice.</summary>
    private void ReadCell(ref CellReader reader, CellSink row)
    {
        var end = reader;
        var isRead = false;
        foreach (var item in items)
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
            row.SetId(end.ReadText() ?? "");
        }
        else if (!isRead)
        {
            end.Skip();
        }

        reader = end;
    }

    private static void ReadEmpty(Selected item, CellSink row)
    {
        var reader = new CellReader("null"u8, CellSink.Context);
        reader.BeginRow(row);
        item.Read(ref reader);
    }
}
