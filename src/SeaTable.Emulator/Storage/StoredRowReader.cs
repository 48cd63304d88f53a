using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>Reads rows, in the order in which they were added.</summary>
internal sealed class StoredRowReader(Database database)
{
    public List<StoredRow> Page(Table table, long start, long limit)
    {
        using var command = Select(table, "ORDER BY _order LIMIT $limit OFFSET $start");
        command.Parameters.AddWithValue("$limit", limit);
        command.Parameters.AddWithValue("$start", start);
        return Read(command, table);
    }

    public List<StoredRow> All(Table table)
    {
        using var command = Select(table, "ORDER BY _order");
        return Read(command, table);
    }

    public StoredRow? Find(Table table, string id)
    {
        using var finder = Finder(table);
        return finder.Find(id);
    }

    /// <summary>Creates a finder, for many rows by their ids.</summary>
    public StoredRowFinder Finder(Table table) => new(table, Select(table, $"WHERE {SystemFields.Id} = $id"));

    public bool Exists(Table table, string id) => database.Scalar(
        $"SELECT 1 FROM {SqlNames.Table(table)} WHERE {SystemFields.Id} = $id", ("$id", id)) is not null;

    public static List<StoredRow> Read(SqliteCommand command, Table table)
    {
        var rows = new List<StoredRow>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var cells = new object?[table.StoredColumns.Count];
            for (var index = 0; index < cells.Length; index++)
            {
                var ordinal = SystemFields.All.Count + index;
                cells[index] = reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
            }

            rows.Add(new StoredRow(reader.GetString(0), cells)
            {
                CreatedAt = Text(reader, 1),
                ModifiedAt = Text(reader, 2),
                Creator = Text(reader, 3),
                LastModifier = Text(reader, 4),
                IsLocked = !reader.IsDBNull(5) && reader.GetBoolean(5),
                LockedBy = Text(reader, 6),
                IsArchived = reader.GetBoolean(7),
            });
        }

        return rows;
    }

    private SqliteCommand Select(Table table, string rest)
    {
        var columns = string.Concat(table.StoredColumns.Select(column => $", {SqlNames.Column(column)}"));
        return database.Command($"""
            SELECT {SqlNames.SystemColumns}{columns} FROM {SqlNames.Table(table)} {rest}
            """);
    }

    private static string? Text(SqliteDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
