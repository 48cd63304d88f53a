using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Adds the rows whose key the base does not have, and updates the others. After an addition of which nobody knows whether it was
/// carried out it looks again before it adds once more, and at the end whether the addition came twice all the same.
/// </summary>
internal sealed class RowUpserter(ClientSession session, TableSchema schema, RowWriter writer)
{
    /// <summary>How many keys are looked for in one statement.</summary>
    private const int KeysAtOnce = RowBatch.MaxRows;

    private const int MaxTries = 3;

    /// <summary>How long to wait until an addition that was lost on the way is carried out or not.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.5);

    private readonly RowSelection _selection = new(session, schema);
    private readonly DoubleRemover _remover = new(session, schema);

    /// <returns>What became of the rows, and how long their JSON was.</returns>
    internal async Task<(SeaTableUpsertResult Result, long Bytes)> UpsertAsync(
        IReadOnlyList<SeaTableRow> rows, SqlSource source, SeaTableUpsertOptions options, CancellationToken cancellationToken)
    {
        var key = new NaturalKey(schema, source);
        if (rows.Count == 0)
            return (new SeaTableUpsertResult(), 0);

        var upsert = new Upsert(key, rows);
        try
        {
            await PrepareAsync(upsert, cancellationToken).ConfigureAwait(false);
            upsert.Sort(await FindAsync(upsert, rows, cancellationToken).ConfigureAwait(false));
            await UpdateAsync(upsert, cancellationToken).ConfigureAwait(false);
            await AddAsync(upsert, cancellationToken).ConfigureAwait(false);
            await UpdateAsync(upsert, cancellationToken).ConfigureAwait(false);
            if (upsert.Uncertain.Count > 0)
            {
                upsert.NoteDoubles(await FindAsync(
                    upsert, [.. upsert.Uncertain], cancellationToken).ConfigureAwait(false));
            }

            var doubles = await SettleDoublesAsync(upsert, options, cancellationToken).ConfigureAwait(false);
            return (upsert.Result(doubles), upsert.Bytes);
        }
        catch (SeaTableException e)
        {
            throw e.With(upsert.Outcome(e.Outcome));
        }
        catch (OperationCanceledException e) when (e is SeaTableCanceledException || upsert.HasBegun)
        {
            throw new SeaTableCanceledException(
                e is SeaTableCanceledException ? e.Message : $"The upsert of rows of table '{schema.Name}' was cancelled.",
                upsert.Outcome((e as SeaTableCanceledException)?.Outcome), e, cancellationToken);
        }
    }

    /// <summary>Binds the columns, reads the keys and writes every value once, so that one which can't be sent stops
    /// everything.</summary>
    private async Task PrepareAsync(Upsert upsert, CancellationToken cancellationToken) =>
        await session.Tables.WriteByNamesAsync(
            schema,
            (table, _) =>
            {
                upsert.Bind(table);
                return upsert;
            },
            areProven: session.Settings.VerifyWrites,
            cancellationToken).ConfigureAwait(false);

    /// <summary>Finds the rows of the base that have the keys of these.</summary>
    private async Task<Dictionary<SeaTableRow, List<FoundRow>>> FindAsync(
        Upsert upsert, IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<SeaTableRow, List<FoundRow>>(ReferenceEqualityComparer.Instance);
        foreach (var part in rows.Chunk(KeysAtOnce))
        {
            var there = await _selection.FindAsync(
                upsert.Key.AnyOf(part), upsert.Columns, null, cancellationToken).ConfigureAwait(false);
            if (there.Count == 0)
                continue;

            // An option may have been renamed since the last look: its id tells whether it is the same.
            upsert.Table = there[^1].Table;
            var byKey = part.ToLookup(row => upsert.Key.Of(row, upsert.Table), StringComparer.Ordinal);
            foreach (var other in there)
            {
                if (upsert.Key.Of(other) is not { } key)
                    continue;

                // The server may take for equal what is not.
                foreach (var row in byKey[key])
                {
                    if (!found.TryGetValue(row, out var list))
                        found.Add(row, list = []);

                    list.Add(other);
                }
            }
        }

        return found;
    }

    private async Task UpdateAsync(Upsert upsert, CancellationToken cancellationToken)
    {
        foreach (var row in upsert.ToUpdate.Where(row => row.IsChanged))
            row.MarkWritten();

        await writer.UpdateAsync([.. upsert.ToUpdate], cancellationToken).ConfigureAwait(false);
        upsert.EndUpdate();
    }

    private async Task AddAsync(Upsert upsert, CancellationToken cancellationToken)
    {
        for (var tries = 1; upsert.ToAdd.Count > 0; tries++)
        {
            try
            {
                await writer.AddAsync([.. upsert.ToAdd], cancellationToken).ConfigureAwait(false);
                upsert.EndAddition();
            }
            catch (SeaTableException e) when (tries < MaxTries && IsInDoubt(e.Outcome))
            {
                upsert.EndAddition();
                List<SeaTableRow> unknown = [.. e.Outcome!.Unknown.Cast<SeaTableRow>()];
                upsert.Uncertain.UnionWith(unknown);
                await Task.Delay(s_pause * tries, session.Settings.TimeProvider, cancellationToken).ConfigureAwait(false);
                upsert.TakeAdded(await FindAsync(upsert, unknown, cancellationToken).ConfigureAwait(false), unknown);
            }
        }
    }

    /// <summary>Whether it is not known of rows if they were added at all.</summary>
    private static bool IsInDoubt(SeaTableWriteOutcome? outcome) =>
        outcome is { Unknown.Count: > 0 } && outcome.Unknown.All(row => row.RowId.Length == 0);

    /// <summary>Tells the doubles, and deletes those that hold nothing of their own where that is permitted.</summary>
    private async Task<List<SeaTableDouble>> SettleDoublesAsync(
        Upsert upsert, SeaTableUpsertOptions options, CancellationToken cancellationToken)
    {
        HashSet<string> deleted = [];
        if (options.DeleteDoubles && upsert.Doubles.Count > 0)
            deleted = await _remover.DeleteAsync(upsert.Doubles, cancellationToken).ConfigureAwait(false);

        return [.. upsert.Doubles.Select(pair => new SeaTableDouble(
            upsert.KeyOf(pair.Key), pair.Key.RowId,
            [.. pair.Value.Where(id => !deleted.Contains(id))], [.. pair.Value.Where(deleted.Contains)]))];
    }
}
