using SeaTable.Tool.Rows;

namespace SeaTable.Tool.Imports;

/// <summary>Finds rows that came into the table although nobody was told: by what they hold, among those made since.</summary>
internal sealed class ArrivedRows(UntypedTable table, ImportJournal journal)
{
    private const char Separator = '\u001F';

    /// <summary>The columns whose cells the server gives back as they were written.</summary>
    private readonly int[] _compared =
    [
        .. table.Schema.Columns.Select((column, number) => (column, number))
            .Where(entry => entry.column.Type is not (ColumnType.Image or ColumnType.File or ColumnType.DigitalSignature
                or ColumnType.Geolocation))
            .Select(entry => entry.number),
    ];

    /// <summary>Looks which rows are there before the import begins, among those that were made last.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var newest = await table.OrderByDescending(columns => columns.RowCreatedAt).FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        var others = new List<string>();
        if (newest?.RowCreatedAt is { } since)
        {
            await foreach (var row in table.Where(columns => columns.RowCreatedAt >= since).WithCancellation(cancellationToken)
                .ConfigureAwait(false))
            {
                others.Add(row.RowId);
            }
        }

        journal.Start(newest?.RowCreatedAt, others);
    }

    /// <summary>Finds the rows of lines that were sent.</summary>
    public async Task<List<(ImportLine Line, string RowId)>> FindAsync(
        IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<string, Queue<ImportLine>>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Row is not null))
        {
            var content = Content(line.Row!);
            if (!wanted.TryGetValue(content, out var same))
                wanted.Add(content, same = new Queue<ImportLine>());

            same.Enqueue(line);
        }

        var found = new List<(ImportLine Line, string RowId)>();
        var made = journal.Since is { } since ? table.Where(columns => columns.RowCreatedAt >= since) : table;
        await foreach (var row in made.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!journal.KnownRows.Contains(row.RowId) && wanted.TryGetValue(Content(row), out var same)
                && same.TryDequeue(out var line))
            {
                found.Add((line, row.RowId));
            }
        }

        return found;
    }

    private string Content(UntypedRow row) =>
        string.Join(Separator, _compared.Select(column => ComparedCell.Of(row[column])));
}
