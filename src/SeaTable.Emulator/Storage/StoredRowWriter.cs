using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>Adds, changes and deletes rows. Call it inside a transaction.</summary>
internal sealed class StoredRowWriter(Database database)
{
    public void Insert(Table table, IEnumerable<StoredRow> rows) => Insert(table, rows, "");

    /// <summary>Adds rows above or below another one; at the end where that is not there.</summary>
    public void InsertAt(Table table, IReadOnlyCollection<StoredRow> rows, string? anchorId, bool isBelow)
    {
        var place = (long?)database.Scalar(
            $"SELECT _order FROM {SqlNames.Table(table)} WHERE {SystemFields.Id} = $id", ("$id", anchorId ?? ""));
        if (isBelow)
            place++;
        // Two rows never have the same place, not even while they move.
        database.Execute(
            $"UPDATE {SqlNames.Table(table)} SET _order = -(_order + $count) WHERE _order >= $place",
            ("$count", (long)rows.Count), ("$place", place));
        database.Execute($"UPDATE {SqlNames.Table(table)} SET _order = -_order WHERE _order < 0");
        Insert(table, rows, "", place);
    }

    /// <summary>Adds rows, each in the place of the one that has its id.</summary>
    public void Put(Table table, IEnumerable<StoredRow> rows)
    {
        var columns = SystemFields.All.Select(field => field.Name).Concat(table.StoredColumns.Select(SqlNames.Column));
        var assignments = string.Join(", ", columns.Select(column => $"{column} = excluded.{column}"));
        Insert(table, rows, $"ON CONFLICT ({SystemFields.Id}) DO UPDATE SET {assignments}");
    }

    /// <summary>Changes some cells of rows, and who changed them when.</summary>
    public void Update(Table table, IEnumerable<ChangedRow> rows, string modifiedAt, string modifier)
    {
        PreparedStatement? statement = null;
        IEnumerable<Column> columns = [];
        try
        {
            foreach (var row in rows)
            {
                // Most calls change the same columns of all their rows.
                if (statement is null || !row.Cells.Keys.SequenceEqual(columns))
                {
                    statement?.Dispose();
                    columns = row.Cells.Keys;
                    statement = PrepareUpdate(table, columns);
                }

                statement.Run([modifiedAt, modifier, .. row.Cells.Values, row.Id]);
            }
        }
        finally
        {
            statement?.Dispose();
        }
    }

    /// <summary>Sets one cell without counting as a change of the row: what the server does by itself.</summary>
    public void SetCell(Table table, string id, Column column, object? cell) => database.Execute(
        $"UPDATE {SqlNames.Table(table)} SET {SqlNames.Column(column)} = $cell WHERE {SystemFields.Id} = $id",
        ("$cell", cell), ("$id", id));

    public void SetLock(Table table, string id, bool locked, string? lockedBy) => database.Execute(
        $"""
        UPDATE {SqlNames.Table(table)} SET {SystemFields.IsLocked} = $locked, {SystemFields.LockedBy} = $lockedBy
        WHERE {SystemFields.Id} = $id AND {SystemFields.IsArchived} = 0
        """,
        ("$locked", locked ? 1L : null), ("$lockedBy", lockedBy), ("$id", id));

    /// <summary>Moves rows to the big data storage or back; those that are not there are passed over.</summary>
    public void SetArchived(Table table, IEnumerable<string> ids, bool archived)
    {
        using var statement = database.Prepare(
            $"UPDATE {SqlNames.Table(table)} SET {SystemFields.IsArchived} = ? WHERE {SystemFields.Id} = ?");
        foreach (var id in ids)
            statement.Run(archived ? 1L : 0L, id);
    }

    /// <summary>Deletes rows, and gives the ids of those that were there.</summary>
    public List<string> Delete(Table table, IEnumerable<string> ids)
    {
        using var statement = database.Prepare(
            $"DELETE FROM {SqlNames.Table(table)} WHERE {SystemFields.Id} = ? RETURNING {SystemFields.Id}");
        return [.. ids.Where(id => statement.Run(id))];
    }

    private void Insert(Table table, IEnumerable<StoredRow> rows, string onConflict, long? place = null)
    {
        var columns = string.Concat(table.StoredColumns.Select(column => $", {SqlNames.Column(column)}"));
        var values = Enumerable.Repeat("?", SystemFields.All.Count + table.StoredColumns.Count);
        using var statement = database.Prepare($"""
            INSERT INTO {SqlNames.Table(table)} (_order, {SqlNames.SystemColumns}{columns})
            VALUES (?, {string.Join(", ", values)})
            {onConflict}
            """);
        foreach (var row in rows)
        {
            statement.Run(
            [
                place++, row.Id, row.CreatedAt, row.ModifiedAt, row.Creator, row.LastModifier,
                row.IsLocked ? 1L : null, row.LockedBy, row.IsArchived ? 1L : 0L, .. row.Cells,
            ]);
        }
    }

    private PreparedStatement PrepareUpdate(Table table, IEnumerable<Column> columns)
    {
        var assignments = string.Concat(columns.Select(column => $", {SqlNames.Column(column)} = ?"));
        return database.Prepare($"""
            UPDATE {SqlNames.Table(table)}
            SET {SystemFields.ModifiedAt} = ?, {SystemFields.LastModifier} = ?{assignments}
            WHERE {SystemFields.Id} = ?
            """);
    }
}

/// <summary>A row with the cells that are to be changed.</summary>
internal readonly record struct ChangedRow(string Id, IReadOnlyDictionary<Column, object?> Cells);
