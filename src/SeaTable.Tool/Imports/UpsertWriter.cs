using SeaTable.Facts;
using SeaTable.Tool.CellTexts;

namespace SeaTable.Tool.Imports;

/// <summary>
/// Adds the lines whose key the table does not have, and updates those whose key it has. It may be done again at any time: the
/// key tells what is there.
/// </summary>
internal sealed class UpsertWriter(
    LineReader reader, IReadOnlyList<LinkTargets> links, Func<ImportLine, string, Task> refuse, TimeProvider clock)
    : PortionWriter(reader, links, refuse, clock)
{
    /// <summary>How often doubles are looked for once some were deleted.</summary>
    private const int MostLooks = 3;

    private readonly int _key = reader.Key!.Value;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Gets whether rows that have the key of another one, and hold nothing of their own, are deleted.</summary>
    public bool DeletesDoubles { get; init; }

    public override int PortionSize => 2 * ServerLimits.RowsPerAppend;

    /// <summary>
    /// Looks whether lines came twice, as when a network repeats a request, which no answer tells.
    /// </summary>
    public async Task LookForDoublesAsync(CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var doubled = new HashSet<string>(StringComparer.Ordinal);
            await RepeatAsync(async () => doubled = await DoubledAsync(cancellationToken).ConfigureAwait(false),
                cancellationToken)
                .ConfigureAwait(false);
            if (doubled.Count == 0)
                break;

            var lines = Reader.Read(cancellationToken)
                .Where(line => line.Row is { } row && doubled.Contains(CellText.Of(row[_key]))).ToList();
            var isLast = !DeletesDoubles || look == MostLooks;
            foreach (var part in lines.Chunk(PortionSize))
                await SettleAsync(part, isLast, cancellationToken).ConfigureAwait(false);

            if (isLast)
                break;
        }
    }

    protected override async Task WriteRowsAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var rows = lines.Select(line => line.Row!).ToList();
        _keys.UnionWith(rows.Select(row => CellText.Of(row[_key])));
        var before = new HashSet<ISeaTableRow>(ReferenceEqualityComparer.Instance);
        await RepeatAsync(
            async () =>
            {
                try
                {
                    Count(await Table.UpsertRangeAsync(rows, columns => columns.Key(_key), cancellationToken)
                        .ConfigureAwait(false), before);
                }
                catch (SeaTableException e)
                {
                    before.UnionWith(e.Outcome?.Stored ?? []);
                    throw;
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <param name="result">What the last try did.</param>
    /// <param name="before">The rows that tries before had stored when they failed.</param>
    private void Count(SeaTableUpsertResult result, HashSet<ISeaTableRow> before)
    {
        var found = result.Unchanged.Count(before.Contains);
        Totals.Added += result.Added.Count;
        Totals.Updated += result.Updated.Count;
        Totals.Unchanged += result.Unchanged.Count - found;
        Totals.Found += found;
        Totals.SentAgain += result.AddedAgain.Count;
    }

    /// <summary>The keys of the file that several rows of the table have.</summary>
    private async Task<HashSet<string>> DoubledAsync(CancellationToken cancellationToken)
    {
        var (seen, doubled) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var value in Table.Select(columns => columns.Value(_key)).WithCancellation(cancellationToken)
            .ConfigureAwait(false))
        {
            var key = CellText.Of(value);
            if (_keys.Contains(key) && !seen.Add(key))
                doubled.Add(key);
        }

        return doubled;
    }

    private async Task SettleAsync(ImportLine[] lines, bool isLast, CancellationToken cancellationToken)
    {
        var rows = lines.Select(line => line.Row!).ToList();
        var options = new SeaTableUpsertOptions { DeleteDoubles = DeletesDoubles };
        await RepeatAsync(
            async () =>
            {
                var result = await Table.UpsertRangeAsync(rows, columns => columns.Key(_key), options, cancellationToken)
                    .ConfigureAwait(false);
                Totals.DeletedDoubles += result.Doubles.Sum(same => same.DeletedRowIds.Count);
                foreach (var same in result.Doubles.Where(same => isLast && same.OtherRowIds.Count > 0))
                    Totals.AddDouble(same.ToString());
            },
            cancellationToken).ConfigureAwait(false);
    }
}
