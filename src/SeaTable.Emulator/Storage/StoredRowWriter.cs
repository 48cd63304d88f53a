using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>Adds, changes and deletes rows. Call it inside a transaction.</summary>
internal sealed class StoredRowWriter(Database database)
{
    /// <summary>Adds all rows with one prepared statement.</summary>
    public void Insert(Table table, IEnumerable<StoredRow> rows)
    {
        var columns = string.Concat(table.StoredColumns.Select(column => $", {SqlNames.Column(column)}"));
        var cells = string.Concat(table.StoredColumns.Select((_, index) => $", $cell{index}"));
        using var command = database.Command($"""
            INSERT INTO {SqlNames.Table(table)} ({SqlNames.SystemColumns}{columns})
            VALUES ($id, $ctime, $mtime, $creator, $modifier, $locked, $lockedBy, $archived{cells})
            """);
        var parameters = Parameters(
            command, ["$id", "$ctime", "$mtime", "$creator", "$modifier", "$locked", "$lockedBy", "$archived"]);
        var cellParameters = Parameters(command, table.StoredColumns.Select((_, index) => $"$cell{index}"));
        command.Prepare();

        foreach (var row in rows)
        {
            object?[] fields =
            [
                row.Id, row.CreatedAt, row.ModifiedAt, row.Creator, row.LastModifier,
                row.IsLocked ? 1L : null, row.LockedBy, row.IsArchived ? 1L : 0L,
            ];
            for (var index = 0; index < fields.Length; index++)
                parameters[index].Value = fields[index] ?? DBNull.Value;
            for (var index = 0; index < cellParameters.Length; index++)
                cellParameters[index].Value = row.Cells[index] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Changes some cells of rows, and who changed them when.</summary>
    public void Update(
        Table table,
        IEnumerable<string> ids,
        IReadOnlyList<KeyValuePair<Column, object?>> cells,
        string modifiedAt,
        string modifier)
    {
        var assignments = string.Concat(cells.Select((cell, index) => $", {SqlNames.Column(cell.Key)} = $cell{index}"));
        using var command = database.Command($"""
            UPDATE {SqlNames.Table(table)}
            SET {SystemFields.ModifiedAt} = $mtime, {SystemFields.LastModifier} = $modifier{assignments}
            WHERE {SystemFields.Id} = $id
            """);
        command.Parameters.AddWithValue("$mtime", modifiedAt);
        command.Parameters.AddWithValue("$modifier", modifier);
        for (var index = 0; index < cells.Count; index++)
            command.Parameters.AddWithValue($"$cell{index}", cells[index].Value ?? DBNull.Value);
        var id = Parameters(command, ["$id"])[0];
        foreach (var rowId in ids)
        {
            id.Value = rowId;
            command.ExecuteNonQuery();
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

    /// <summary>Deletes rows, and gives the ids of those that were there.</summary>
    public List<string> Delete(Table table, IEnumerable<string> ids)
    {
        var deleted = new List<string>();
        using var command = database.Command($"DELETE FROM {SqlNames.Table(table)} WHERE {SystemFields.Id} = $id");
        var id = Parameters(command, ["$id"])[0];
        command.Prepare();
        foreach (var rowId in ids)
        {
            id.Value = rowId;
            if (command.ExecuteNonQuery() > 0)
                deleted.Add(rowId);
        }

        return deleted;
    }

    private static SqliteParameter[] Parameters(SqliteCommand command, IEnumerable<string> names) =>
        [.. names.Select(name => command.Parameters.Add(new SqliteParameter { ParameterName = name }))];
}
