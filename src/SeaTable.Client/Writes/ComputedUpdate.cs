using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Updates rows by a function of each row as it is: reads them, and gives those that come to the same values these in one
/// statement. The time of each row's last change stands in its condition, so that the server itself leaves out what somebody has
/// changed since.
/// </summary>
internal sealed class ComputedUpdate<TRow>(ClientSession session, TableSchema schema, RowReader<TRow> reader)
    where TRow : SeaTableRow
{
    /// <summary>How many different times of a last change stand in a statement.</summary>
    private const int MaxTimes = 500;

    private readonly string _doing = $"updating rows of table '{schema.Name}' by what they hold";
    private readonly TimeZoneLook _zone = new(session, schema);
    private readonly ConditionalUpdate _update = new(session, schema);

    internal async Task<SeaTableChangeResult> UpdateAsync(
        SqlCondition condition, Action<TRow> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        RowChanger.ThrowIfUnintended(schema, condition, "update");
        if (condition.Constant == false)
            return new SeaTableChangeResult([]);

        await session.Sql.ThrowIfReadOnlyAsync(_doing, cancellationToken).ConfigureAwait(false);
        var rows = new List<TRow>();
        await foreach (var row in reader.QueryAsync(QueryPlan.AllRows.Where(condition), cancellationToken).ConfigureAwait(false))
        {
            change(row);
            if (row.IsChanged)
                rows.Add(row);
        }

        if (rows.Count == 0)
            return new SeaTableChangeResult([]);

        ThrowIfUnwritable(rows);
        var parts = await session.Tables.WriteByNamesAsync(
            schema, (table, _) => Parts(table, rows), session.Settings.VerifyWrites, cancellationToken).ConfigureAwait(false);
        return await UpdateAsync(parts, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SeaTableChangeResult> UpdateAsync(List<Part> parts, CancellationToken cancellationToken)
    {
        var isZoneSure = await _zone.EnsureAsync(
            parts.SelectMany(part => part.Values.Moments.Select(moment => moment.Moment)), cancellationToken)
            .ConfigureAwait(false);
        var (stored, conflicts) = (new List<TRow>(), new List<TRow>());
        for (var i = 0; i < parts.Count; i++)
        {
            try
            {
                await UpdateAsync(parts[i], isZoneSure, stored, conflicts, cancellationToken).ConfigureAwait(false);
            }
            catch (SeaTableException e)
            {
                throw e.With(Outcome(stored, conflicts, parts, i, e.Outcome));
            }
            catch (OperationCanceledException e) when (e is SeaTableCanceledException || stored.Count + conflicts.Count > 0)
            {
                var outcome = Outcome(stored, conflicts, parts, i, (e as SeaTableCanceledException)?.Outcome);
                throw new SeaTableCanceledException(
                    $"The call was cancelled while {_doing}. Of the rows: {outcome}.", outcome, e, cancellationToken);
            }
        }

        return conflicts.Count == 0 ? new SeaTableChangeResult([.. stored.Select(row => row.RowId)])
            : throw await ConflictAsync(stored, conflicts, cancellationToken).ConfigureAwait(false);
    }

    private async Task UpdateAsync(
        Part part, bool isZoneSure, List<TRow> stored, List<TRow> conflicts, CancellationToken cancellationToken)
    {
        var condition = SqlCondition.AnyOf(part.Rows.Select(row => row.RowModifiedAt).Distinct()
            .Select(moment => RowSelection.WasLastChanged(moment.GetValueOrDefault())));
        var assignments = part.Assignments; // Made before the changes are taken.
        var changes = part.Rows.ConvertAll(row => row.TakeChanges());
        HashSet<string> held = [];
        try
        {
            held = [.. await _update.UpdateAsync(
                part.Rows.ConvertAll(row => new FoundRow(row.RowId, default, part.Values.Table) { AsRead = row }),
                condition, assignments, isZoneSure, _doing, cancellationToken).ConfigureAwait(false)];
        }
        finally
        {
            for (var i = 0; i < changes.Count; i++)
            {
                if (!held.Contains(part.Rows[i].RowId))
                    part.Rows[i].RestoreChanges(changes[i]);
            }
        }

        stored.AddRange(part.Rows.Where(row => held.Contains(row.RowId)));
        conflicts.AddRange(part.Rows.Where(row => !held.Contains(row.RowId)));
    }

    /// <summary>The rows that get the same values, so that one statement does for all of them.</summary>
    private List<Part> Parts(TableBinding table, List<TRow> rows)
    {
        var parts = new List<Part>();
        foreach (var same in rows.Select(row => Of(row, table)).GroupBy(one => one.Values.Json.GetRawText()))
        {
            var (first, times) = (same.First(), new HashSet<DateTimeOffset?>());
            var part = first with { Rows = [] };
            foreach (var row in same.SelectMany(one => one.Rows))
            {
                times.Add(row.RowModifiedAt);
                if (times.Count > MaxTimes)
                {
                    parts.Add(part);
                    (part, times) = (first with { Rows = [] }, [row.RowModifiedAt]);
                }

                part.Rows.Add(row);
            }

            parts.Add(part);
        }

        return parts;
    }

    private Part Of(TRow row, TableBinding table)
    {
        SqlAssignment[] assignments =
        [
            .. row.PendingColumns.Select(column => new SqlAssignment(
                SqlSource.Of(schema, column), (ref CellWriter cell) => row.Write(column, ref cell))),
        ];
        return new Part([row], assignments, AssignedValues.Write(table, assignments));
    }

    private void ThrowIfUnwritable(List<TRow> rows)
    {
        foreach (var column in rows.SelectMany(row => row.PendingColumns.Select(column => schema.Columns[column])).Distinct())
        {
            if (!ColumnTypes.IsWritableInSql(column.Type))
            {
                throw new SeaTableQueryException(
                    $"Column '{column.Name}' of table '{schema.Name}' can't be written by SQL, so nothing can keep what " +
                    "somebody changes meanwhile. Read the rows and update them with UpdateRangeAsync. Nothing was sent.");
            }
        }
    }

    private async Task<SeaTableConflictException> ConflictAsync(
        List<TRow> stored, List<TRow> conflicts, CancellationToken cancellationToken)
    {
        var current = new Dictionary<string, TRow>();
        foreach (var ids in conflicts.Select(row => row.RowId).Chunk(RowBatch.MaxRows))
        {
            var found = await reader.FindAsync(ids, 1, static () => { }, cancellationToken).ConfigureAwait(false);
            foreach (var row in found)
                current.TryAdd(row.Key, row.First());
        }

        return new SeaTableConflictException(
            $"Of {stored.Count + conflicts.Count} rows of table '{schema.Name}' {conflicts.Count} were changed or deleted by " +
            "somebody after they had been read, among them row " + conflicts[0].RowId + ". The others are updated. Conflicts " +
            "has the rows as they are now; an update of them may have been stored right before the change.",
            conflicts.ConvertAll(row => new SeaTableConflict(row, current.GetValueOrDefault(row.RowId)) { MayBeStored = true }))
        {
            NotApplied = false,
            Outcome = new SeaTableWriteOutcome { Stored = stored, Unknown = conflicts },
        };
    }

    private static SeaTableWriteOutcome Outcome(
        List<TRow> stored, List<TRow> conflicts, List<Part> parts, int current, SeaTableWriteOutcome? ofPart)
    {
        var (ofStored, ofNotStored) = ((ofPart?.StoredRowIds ?? []).ToHashSet(), (ofPart?.NotStoredRowIds ?? []).ToHashSet());
        var rows = parts[current].Rows;
        return new SeaTableWriteOutcome
        {
            Stored = [.. stored, .. rows.Where(row => ofStored.Contains(row.RowId))],
            Unknown =
            [
                .. conflicts,
                .. rows.Where(row => !ofStored.Contains(row.RowId) && !ofNotStored.Contains(row.RowId)),
            ],
            NotStored =
            [
                .. rows.Where(row => ofNotStored.Contains(row.RowId)),
                .. parts.Skip(current + 1).SelectMany(part => part.Rows),
            ],
        };
    }

    /// <param name="Rows">The rows.</param>
    /// <param name="Assignments">What all of them get.</param>
    /// <param name="Values">The values as they are sent.</param>
    private sealed record Part(List<TRow> Rows, SqlAssignment[] Assignments, AssignedValues Values);
}
