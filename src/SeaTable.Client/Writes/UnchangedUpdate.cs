using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Updates rows that nobody has changed since they were read. After a look at the row, the time of its last change stands in the
/// condition of the statement that updates it, so that the server itself compares; then the row is read back, which tells who was
/// first. Columns that SQL can't write are written after the look alone.
/// </summary>
internal sealed class UnchangedUpdate<TRow>(
    ClientSession session, TableSchema schema, RowReader<TRow> reader, RowWriter writer)
    where TRow : SeaTableRow
{
    private readonly ConditionalUpdate _update = new(session, schema);
    private readonly TimeZoneLook _zone = new(session, schema);

    /// <exception cref="SeaTableRowException">It is not known when a row was last changed.</exception>
    /// <exception cref="SeaTableConflictException">Somebody else has changed some of them.</exception>
    internal async Task UpdateAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(row => row.IsChanged))
            ThrowIfUnread(row);

        var isAnyWritten = false;
        var stored = new List<TRow>();
        var conflicts = new List<SeaTableConflict>();
        foreach (var row in rows)
        {
            try
            {
                if (!row.IsChanged)
                {
                    stored.Add(row);
                }
                else if (await UpdateAsync(row, cancellationToken).ConfigureAwait(false) is { } conflict)
                {
                    conflicts.Add(conflict);
                }
                else
                {
                    stored.Add(row);
                    isAnyWritten = true;
                }
            }
            catch (SeaTableException e)
            {
                throw e.With(Outcome(rows, stored, conflicts, row, WriteProgress.IsKnownNotDone(e)));
            }
            catch (OperationCanceledException e) when (e is SeaTableCanceledException || isAnyWritten)
            {
                var outcome = Outcome(rows, stored, conflicts, row, WriteProgress.IsKnownNotDone(e));
                throw new SeaTableCanceledException(
                    $"The call was cancelled while updating rows of table '{schema.Name}'. Of the rows: {outcome}.",
                    outcome, e, cancellationToken);
            }
        }

        if (conflicts.Count > 0)
        {
            throw new SeaTableConflictException(Message(conflicts, rows.Count), conflicts)
            {
                NotApplied = !isAnyWritten && !conflicts.Exists(conflict => conflict.MayBeStored),
                Outcome = Outcome(rows, stored, conflicts, null, isNotDone: true),
            };
        }
    }

    /// <summary>Updates one row.</summary>
    /// <returns>Null; if somebody else was first, the conflict.</returns>
    private async Task<SeaTableConflict?> UpdateAsync(TRow row, CancellationToken cancellationToken)
    {
        using var turn = await RowTurns.WaitAsync(row.RowId, cancellationToken).ConfigureAwait(false);
        var (conflict, seen) = await LookAsync(row, row.RowModifiedAt, cancellationToken).ConfigureAwait(false);
        if (conflict is not null)
        {
            if (!row.MayBeUpdated || !await HoldsChangesAsync(row, conflict.Current, cancellationToken).ConfigureAwait(false))
                return conflict;

            // It is our own update, of which only the answer was lost.
            _ = row.TakeChanges();
            await RefreshAsync(row, cancellationToken).ConfigureAwait(false);
            return null;
        }

        var columns = row.TakeChanges();
        var isSent = IsWritableInSql(columns);
        try
        {
            if (!isSent || !await UpdateBySqlAsync(row, columns, seen, cancellationToken).ConfigureAwait(false))
            {
                row.RestoreChanges(columns, isUnsent: !isSent);
                var (latest, _) = await LookAsync(row, seen, cancellationToken).ConfigureAwait(false);
                if (latest is not null)
                    return new SeaTableConflict(row, latest.Current) { MayBeStored = isSent };

                await writer.UpdateAsync([row], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            row.RestoreChanges(columns);
            if (!WriteProgress.IsKnownNotDone(e))
                row.MarkUncertain();

            throw;
        }

        await RefreshAsync(row, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Looks whether somebody has changed the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="seen">When it was last changed before; null for the moment of its creation.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The conflict, if somebody has, and when the row was last changed.</returns>
    private async Task<(SeaTableConflict? Conflict, DateTimeOffset Seen)> LookAsync(
        TRow row, DateTimeOffset? seen, CancellationToken cancellationToken)
    {
        var current = await reader.GetAsync(row.RowId, cancellationToken).ConfigureAwait(false);
        return current?.RowModifiedAt is { } now && (now - (seen ?? current.RowCreatedAt))?.Duration() < SqlTime.Resolution
            ? (null, seen ?? now)
            : (new SeaTableConflict(row, current), default);
    }

    /// <summary>Whether the row as it is now holds all that was to be written.</summary>
    private async Task<bool> HoldsChangesAsync(TRow row, ISeaTableRow? current, CancellationToken cancellationToken)
    {
        if (current is not SeaTableRow now)
            return false;

        var table = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        return !row.PendingColumns.Any(column =>
            row.Written(column, table) is not { } value || now.Written(column, table) is not { } held
                || CellComparison.Plain(value) != CellComparison.Plain(held));
    }

    /// <returns>Whether the row holds the values now.</returns>
    private async Task<bool> UpdateBySqlAsync(
        TRow row, ColumnSet columns, DateTimeOffset seen, CancellationToken cancellationToken)
    {
        var doing = $"updating row {row.RowId} of table '{schema.Name}' if it is unchanged";
        await session.Sql.ThrowIfReadOnlyAsync(doing, cancellationToken).ConfigureAwait(false);
        var condition = RowSelection.WasLastChanged(seen);
        SqlAssignment[] assignments =
        [
            .. columns.Select(column => new SqlAssignment(
                SqlSource.Of(schema, column), (ref CellWriter cell) => row.Write(column, ref cell))),
        ];
        var values = await AssignedValues.WriteAsync(session, schema, assignments, cancellationToken).ConfigureAwait(false);
        var isZoneSure = await _zone.EnsureAsync(
            values.Moments.Select(moment => moment.Moment), cancellationToken).ConfigureAwait(false);
        var held = await _update.UpdateAsync(
            [new FoundRow(row.RowId, default, values.Table) { AsRead = row }], condition, assignments, isZoneSure, doing,
            cancellationToken).ConfigureAwait(false);
        return held.Contains(row.RowId);
    }

    /// <summary>
    /// Gives the row what the server holds now, so that it may be changed again. The update is done, whatever becomes of this.
    /// </summary>
    private async Task RefreshAsync(TRow row, CancellationToken cancellationToken)
    {
        row.MarkWritten();
        try
        {
            await reader.RefreshAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            // The next update of this kind asks for the row to be read first.
        }
    }

    private bool IsWritableInSql(ColumnSet columns) => columns.Select(column => schema.Columns[column].Type)
        .TrueForAll(ColumnTypes.IsWritableInSql);

    private void ThrowIfUnread(TRow row)
    {
        if (!row.KnowsLastChange)
        {
            throw new SeaTableRowException(
                $"It is not known when row {row.RowId} of table '{schema.Name}' was last changed: it was not read, but added " +
                "in a range, or updated since by a call that does not ask. Read it again, or use SeaTableUpdate.Always. " +
                "Nothing was sent.");
        }
    }

    private static SeaTableWriteOutcome Outcome(
        IReadOnlyList<TRow> rows, List<TRow> stored, List<SeaTableConflict> conflicts, TRow? current, bool isNotDone)
    {
        var inDoubt = current is null || isNotDone ? (TRow[])[] : [current];
        return new SeaTableWriteOutcome
        {
            Stored = stored,
            Unknown = [.. conflicts.Where(conflict => conflict.MayBeStored).Select(conflict => conflict.Row), .. inDoubt],
            NotStored =
            [
                .. conflicts.Where(conflict => !conflict.MayBeStored).Select(conflict => conflict.Row),
                .. rows.Skip(stored.Count + conflicts.Count + inDoubt.Length),
            ],
        };
    }

    private string Message(List<SeaTableConflict> conflicts, int count)
    {
        var first = conflicts[0];
        var what = first.Current is TRow { RowModifiedAt: { } at } current
            ? $"was changed at {SqlTime.Moment(at)} by {current.RowModifiedBy ?? "somebody"}, after it had been read"
            : "was deleted after it had been read";
        var others = conflicts.Count == 1 ? "" : $", and so were {conflicts.Count - 1} others of the {count} rows";
        return $"Row {first.Row.RowId} of table '{schema.Name}' {what}{others}. " +
            (conflicts.Exists(conflict => conflict.MayBeStored)
                ? "It may have been updated right before that, Outcome tells of which rows this is not known; "
                : conflicts.Count == count ? "Nothing was stored; " : "These were not updated, Outcome tells of the rest; ") +
            "Conflicts has the rows as they are now.";
    }
}
