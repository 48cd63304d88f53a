using System.Globalization;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Proves after a write that the server took every value as it was meant. It drops a value under a name it does not know without
/// a word, so a column renamed between the last look at the metadata and the write would lose it. Fresh metadata tells; what went
/// under an outdated name is sent again under the current one.
/// </summary>
internal sealed class WriteProof(
    ClientSession session, TableSchema schema, Func<string, CancellationToken, Task<Dictionary<string,
        DateTimeOffset>?>> readMoments)
{
    /// <summary>How often columns may be renamed while one write is going on.</summary>
    private const int MaxRounds = 5;

    /// <summary>Sends one batch of updates.</summary>
    internal async Task SendUpdateAsync(RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        var request = new ServerRequest(HttpMethod.Put, "rows/", doing, batch.Body);
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        response.ThrowIfNotConfirmed(doing);
    }

    /// <param name="rows">The rows written; by now each has its id.</param>
    /// <param name="batches">What was sent of them.</param>
    /// <param name="unproven">The columns of which the answers prove nothing.</param>
    /// <param name="table">The names they were written by.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task ProveAsync(
        PendingRow[] rows, List<RowBatch> batches, ColumnSet unproven, TableBinding table, CancellationToken cancellationToken)
    {
        if (session.Settings.VerifyWrites)
            await ProveNamesAsync(rows, unproven, table, cancellationToken).ConfigureAwait(false);

        foreach (var batch in batches)
            await ProveMomentsAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task ProveNamesAsync(
        PendingRow[] rows, ColumnSet unproven, TableBinding table, CancellationToken cancellationToken)
    {
        var damage = new List<string>();
        for (var round = 0; !unproven.IsEmpty; round++)
        {
            if (round == MaxRounds)
            {
                throw new SeaTableUnprovenWriteException($"Columns of table '{schema.Name}' are being renamed all the time; " +
                    "whether the last values were stored is not known.");
            }

            var current = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
            var outdated = unproven.Where(column => !table.WritesSame(column, current));
            damage.AddRange(outdated.SelectMany(column => RenameDamage.Find(rows, column, table, current)));
            await RepeatAsync(rows, outdated, current, cancellationToken).ConfigureAwait(false);
            (unproven, table) = (outdated, current);
        }

        if (damage.Count > 0)
        {
            throw new SeaTableUnprovenWriteException(
                "The rows are stored, and every value that was meant for a column is in it. But " + string.Join(" ", damage));
        }
    }

    private async Task RepeatAsync(PendingRow[] rows, ColumnSet columns, TableBinding table, CancellationToken cancellationToken)
    {
        if (columns.IsEmpty)
            return;

        var again = rows
            .Select(row => row with { Columns = row.Columns.Where(columns.Contains) })
            .Where(row => !row.Columns.IsEmpty)
            .ToArray();
        foreach (var batch in RowBatch.ToUpdate(again, table))
        {
            var doing = $"repeating values of table '{schema.Name}' under a column's new name";
            await SendUpdateAsync(batch, doing, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads moments back where it is not certain yet that the configured time zone is the server's.</summary>
    private async Task ProveMomentsAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var zone = session.Settings.TimeZone;
        foreach (var (row, key, moment) in batch.UncertainMoments)
        {
            var local = zone.ToLocal(moment);
            if (!zone.IsUncertain(local) || await readMoments(row.RowId, cancellationToken).ConfigureAwait(false) is not { } seen)
                continue;

            zone.ThrowIfContradicted();
            if (!seen.TryGetValue(key, out var stored)
                || stored.UtcTicks != moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerMinute)
            {
                throw new SeaTableUnprovenWriteException(string.Create(CultureInfo.InvariantCulture,
                    $"Row {row.RowId} of table '{schema.Name}' was given the moment ") +
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{moment.ToString(DateForms.Rfc3339 + "zzz", CultureInfo.InvariantCulture)}, but it ") +
                    "does not hold it now: another client has changed it, the server can't tell it from another when clocks " +
                    "are set back, or its clocks went otherwise at that time than those of SeaTableOptions.TimeZone.");
            }

            zone.Confirm(local);
        }
    }
}
