using System.Globalization;
using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Adds and updates rows of one table, in batches: <c>POST …/rows/</c> and <c>PUT …/rows/</c>. All batches are written before
/// the first is sent, so that a value that can't be sent stops everything.
/// </summary>
internal sealed class RowWriter(SeaTableClient client, TableSchema schema, WriteProof proof)
{
    /// <summary>Adds the rows and gives them their ids.</summary>
    internal async Task AddAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var pending = Take(rows);
        var stored = 0;
        try
        {
            var (table, batches) = await PrepareAsync(pending, RowBatch.ToAdd, cancellationToken).ConfigureAwait(false);
            var unproven = default(ColumnSet);
            foreach (var batch in batches)
            {
                var answer = await AppendAsync(batch, Doing("adding", stored, batch.Rows.Count, pending.Length), cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < batch.Rows.Count; i++)
                    batch.Rows[i].Row.SetId(answer.RowIds[i]);

                stored += batch.Rows.Count;
                answer.SetSystemFields?.Invoke(batch.Rows[0].Row);
                unproven.UnionWith(batch.Valued.Except(answer.StoredInFirst));
            }

            await proof.ProveAsync(pending, batches, unproven, table, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Rows that are stored have their id now; what was assigned to them is kept as a change, so that an update repeats it.
            Restore(pending);
            throw;
        }
    }

    /// <summary>Stores the columns assigned since each row was read or stored. Rows without any are passed over.</summary>
    internal async Task UpdateAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var pending = Array.FindAll(Take(rows), row => !row.Columns.IsEmpty);
        if (pending.Length == 0)
            return;

        try
        {
            var (table, batches) = await PrepareAsync(pending, RowBatch.ToUpdate, cancellationToken).ConfigureAwait(false);
            var stored = 0;
            foreach (var batch in batches)
            {
                await proof.SendUpdateAsync(batch, Doing("updating", stored, batch.Rows.Count, pending.Length), cancellationToken).ConfigureAwait(false);
                stored += batch.Rows.Count;
            }

            await proof.ProveAsync(pending, batches, Union(pending), table, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Restore(pending);
            throw;
        }
    }

    /// <summary>Holds the columns against metadata, which is read anew when they do not agree, and writes all batches.</summary>
    private async Task<(TableBinding Table, List<RowBatch> Batches)> PrepareAsync(
        PendingRow[] pending, Func<PendingRow[], TableBinding, List<RowBatch>> write, CancellationToken cancellationToken)
    {
        var columns = Union(pending);
        var metadata = await client.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = client.Bind(schema, metadata);
            if (known.CanWrite(columns))
                return (known, write(pending, known));
        }
        catch (SeaTableSchemaException)
        {
            // The table or an option is not in the metadata at hand; a fresh look decides.
        }

        metadata = await client.Metadata.GetNewerThanAsync(client.Metadata.Mark(), cancellationToken).ConfigureAwait(false);
        var table = client.Bind(schema, metadata);
        return (table, write(pending, table));
    }

    private async Task<AppendAnswer> AppendAsync(RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        var operation = new Operation(HttpMethod.Post, "rows/", doing, batch.Body) { Writes = true, OutcomeMatters = true };
        using var answer = await client.SendAsync(operation, schema, cancellationToken).ConfigureAwait(false);
        try
        {
            var append = AppendAnswer.Read(answer.Body, schema, batch);
            if (append.RowIds.Count == batch.Rows.Count)
                return append;

            throw new SeaTableUnknownOutcomeException(string.Create(CultureInfo.InvariantCulture,
                $"The server took {batch.Rows.Count} rows while {doing}, but named {append.RowIds.Count} row ids, so it can't be told which rows it stored. Look before you send them again."));
        }
        catch (JsonException e)
        {
            throw new SeaTableUnknownOutcomeException($"The server's answer to {doing} is not what it should be: {e.Message}{Connection.UnknownOutcome}", e);
        }
    }

    private string Doing(string verb, int before, int count, int all) => all == 1
        ? $"{verb} a row of table '{schema.Name}'"
        : string.Create(CultureInfo.InvariantCulture,
            $"{verb} rows {before + 1} to {before + count} of {all} in table '{schema.Name}'{(before == 0 ? "" : " (those before are stored)")}");

    private static PendingRow[] Take(IReadOnlyList<SeaTableRow> rows)
    {
        var pending = new PendingRow[rows.Count];
        for (var i = 0; i < pending.Length; i++)
            pending[i] = new PendingRow(rows[i], rows[i].TakeChanges());

        return pending;
    }

    private static void Restore(PendingRow[] pending)
    {
        foreach (var (row, columns) in pending)
            row.RestoreChanges(columns);
    }

    private static ColumnSet Union(PendingRow[] pending)
    {
        var all = default(ColumnSet);
        foreach (var row in pending)
            all.UnionWith(row.Columns);

        return all;
    }
}
