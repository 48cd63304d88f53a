using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Rows;

namespace SeaTable.Tool.Imports;

/// <summary>Tells what an import would do. It reads the table and writes nothing.</summary>
internal sealed class ImportPreview(LineReader reader)
{
    public async Task<ImportTotals> LookAsync(CancellationToken cancellationToken)
    {
        var totals = new ImportTotals();
        if (reader.Key is not { } key)
        {
            totals.Added = reader.Read(cancellationToken).LongCount(line => line.Row is not null);
            return totals;
        }

        var lines = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var line in reader.Read(cancellationToken))
        {
            if (line.Row is { } row)
                lines.Add(CellText.Of(row[key]), Cells(row));
        }

        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in reader.Table.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var text = CellText.Of(row[key]);
            if (!lines.TryGetValue(text, out var cells))
                continue;

            // Of several rows with a key the oldest is updated.
            met[text] = met.GetValueOrDefault(text) + 1;
            if (met[text] > 1)
                continue;

            var isSame = cells.Select((cell, column) => cell is null || cell == ComparedCell.Of(row[column])).All(same => same);
            totals.Unchanged += isSame ? 1 : 0;
            totals.Updated += isSame ? 0 : 1;
        }

        totals.Added = lines.Count - met.Count;
        foreach (var (text, count) in met.Where(entry => entry.Value > 1))
            totals.AddDouble($"The key \"{text}\" is that of {count} rows.");

        return totals;
    }

    /// <summary>What the cells would be; null for those that stay as they are.</summary>
    private string?[] Cells(UntypedRow row)
    {
        var assigned = row.ChangedColumns.ToHashSet(StringComparer.Ordinal);
        return [.. reader.Table.Schema.Columns.Select((column, number) =>
            assigned.Contains(column.Name) ? ComparedCell.Of(row[number]) : null)];
    }
}
