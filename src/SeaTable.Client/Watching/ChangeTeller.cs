using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Reads the rows that have changed, and says what became of each.</summary>
/// <param name="session">What belongs to the client.</param>
/// <param name="known">The tables that the code knows.</param>
/// <param name="isWholeBase">Whether a table that is gone is one of several, and the others go on.</param>
/// <param name="isDeletionTold">Whether a deletion is told for certain by its own operation, and need not be told before.</param>
internal sealed class ChangeTeller(
    ClientSession session, IReadOnlyDictionary<string, IKnownTable> known, bool isWholeBase, bool isDeletionTold)
{
    private readonly ReconnectDelay _delay = new(session.Settings.TimeProvider);

    private DateTimeOffset Now => session.Settings.TimeProvider.GetUtcNow();

    /// <exception cref="SeaTableException">Rows can't be read, and trying again would not help.</exception>
    internal async IAsyncEnumerable<ToldChange> TellAsync(
        ChangeSet changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (tableId, hint) in changes.Tables)
        {
            foreach (var change in TableChanges(known[tableId].Schema, hint))
                yield return change;
        }

        foreach (var part in changes.Rows.Chunk(KnownTables.RowsPerCall))
        {
            var told = new List<ToldChange>();
            foreach (var rows in part.GroupBy(row => row.Key.TableId))
                told.AddRange(await ReadAsync(known[rows.Key], [.. rows], cancellationToken).ConfigureAwait(false));

            foreach (var change in told.OrderBy(change => change.FirstVersion))
                yield return change;
        }
    }

    private IEnumerable<ToldChange> TableChanges(TableSchema table, TableHint hint)
    {
        foreach (var (type, facts) in hint.Unknown)
            yield return new ToldChange(SeaTableChangeKind.Unknown, table, "", null, [], facts, facts.At ?? Now, type);

        if (hint.IsAnything)
        {
            var columns = hint.Columns.Select(table.Find).OfType<ColumnSchema>().Select(column => column.Property);
            yield return Anything(table, [.. columns], hint.Facts);
        }
    }

    private ToldChange Anything(TableSchema table, IReadOnlyList<string> columns, OperationFacts facts) =>
        new(SeaTableChangeKind.Resynchronize, table, "", null, columns, facts, facts.At ?? Now, null);

    private async Task<IEnumerable<ToldChange>> ReadAsync(
        IKnownTable table, KeyValuePair<(string TableId, string RowId), RowHint>[] rows, CancellationToken cancellationToken)
    {
        var hints = rows.ToDictionary(row => row.Key.RowId, row => row.Value, StringComparer.Ordinal);
        while (true)
        {
            try
            {
                var links = rows.Any(row => row.Value.Columns is { } columns && LinkKeys.AreIn(columns))
                    ? await session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false) : null;
                var found = await table.FindAsync(
                    hints.Keys, id => hints[id].Hints.HasFlag(RowHints.Deleted), cancellationToken).ConfigureAwait(false);
                return [.. hints.Select(hint => Change(
                    table.Schema, hint.Key, hint.Value, found.GetValueOrDefault(hint.Key), links)).OfType<ToldChange>()];
            }
            catch (SeaTableException e) when (e.IsTransient)
            {
                var pause = _delay.Next();
                session.Settings.Log.WatchFailed(OperationTelemetry.TypeOf(e), pause);
                await Task.Delay(pause, session.Settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (SeaTableSchemaException) when (isWholeBase)
            {
                return [Anything(table.Schema, [], new OperationFacts(null, null, IsRepeated: false))];
            }
        }
    }

    /// <summary>What became of a row; null when that is told later.</summary>
    private ToldChange? Change(TableSchema table, string rowId, RowHint hint, SeaTableRow? row, BaseMetadata? links)
    {
        if (row is null)
        {
            // It was deleted after what is told here. Told now, the deletion would come twice.
            if (isDeletionTold && !hint.Hints.HasFlag(RowHints.Deleted))
                return null;

            return new ToldChange(
                SeaTableChangeKind.Deleted, table, rowId, null, [], hint.Facts, hint.Facts.At ?? Now, hint.OperationType,
                hint.FirstVersion);
        }

        var kind = hint.Hints.HasFlag(RowHints.Inserted) ? SeaTableChangeKind.Inserted
            : hint.Hints == RowHints.Linked ? SeaTableChangeKind.Linked
            : SeaTableChangeKind.Updated;
        var facts = hint.Facts;
        DateTimeOffset? rowSays = null;
        if (kind != SeaTableChangeKind.Linked && facts.At is null)
        {
            // The row says who changed it last; a link leaves no trace in it.
            facts = facts with { By = facts.By ?? row.RowModifiedBy };
            rowSays = row.RowModifiedAt ?? row.RowCreatedAt;
        }

        return new ToldChange(
            kind, table, rowId, row, kind == SeaTableChangeKind.Inserted ? [] : Columns(table, hint, links), facts,
            facts.At ?? rowSays ?? Now, hint.OperationType, hint.FirstVersion);
    }

    private static List<string> Columns(TableSchema table, RowHint hint, BaseMetadata? links)
    {
        if (hint.Columns is not { } keys)
            return [];

        var current = links?.FindTable(table.Id);
        return [.. keys.SelectMany(key => LinkKeys.IsLink(key) ? LinkKeys.Columns(key, current) : [key])
            .Select(table.Find).OfType<ColumnSchema>().Select(column => column.Property).Distinct()];
    }
}
