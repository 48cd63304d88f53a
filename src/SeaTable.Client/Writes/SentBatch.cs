namespace SeaTable;

/// <summary>A batch that the server has taken.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Table">The table that it was written for.</param>
/// <param name="IsNew">Whether its rows were added.</param>
/// <param name="Unproven">The columns of which the answer does not tell that their values arrived.</param>
internal sealed record SentBatch(RowBatch Batch, TableBinding Table, bool IsNew, ColumnSet Unproven)
{
    /// <summary>The rows of it that the server made nothing of, and that were sent once more.</summary>
    internal IReadOnlyList<PendingRow> Dropped { get; private init; } = [];

    /// <summary>Whether it may have been carried out twice.</summary>
    internal bool MayBeDoneTwice { get; init; }

    /// <summary>The rows that are stored.</summary>
    internal IEnumerable<SeaTableRow> Rows => Batch.Rows.Except(Dropped).Select(row => row.Row);

    /// <summary>How many rows are stored.</summary>
    internal int Count => Batch.Rows.Count - Dropped.Count;

    internal static SentBatch OfChangedRows(RowBatch batch, TableBinding table)
    {
        var all = default(ColumnSet);
        foreach (var row in batch.Rows)
            all.UnionWith(row.Columns);

        return new SentBatch(batch, table, false, all);
    }

    /// <param name="batch">The batch.</param>
    /// <param name="table">The table that it was written for.</param>
    /// <param name="proven">The columns whose values the answer proves.</param>
    /// <param name="dropped">The rows that the server made nothing of.</param>
    internal static SentBatch OfNewRows(
        RowBatch batch, TableBinding table, ColumnSet proven, IReadOnlyList<PendingRow>? dropped = null) =>
        new(batch, table, true, batch.Valued.Except(proven)) { Dropped = dropped ?? [] };

    /// <summary>Its cells, with those columns unproven that are, and the uncertain moments.</summary>
    /// <param name="verifies">Whether more than the moments is to be proven.</param>
    /// <param name="moments">The moments of which it is not certain that the server takes them as they are meant.</param>
    internal IEnumerable<SentCells> Cells(bool verifies, HashSet<(SeaTableRow Row, string Key)> moments)
    {
        if (!(verifies && !Unproven.IsEmpty) && moments.Count == 0)
            return [];

        var dropped = Dropped.Select(row => row.Row).ToHashSet();
        return Batch.Sent(
            Table,
            (row, column) => verifies && Unproven.Contains(column)
                || moments.Count > 0 && moments.Contains((row.Row, Table.Schema.Columns[column].Key)),
            IsNew).Where(row => !dropped.Contains(row.Row)).Select(row => row with { MayBeDoneTwice = MayBeDoneTwice });
    }
}
