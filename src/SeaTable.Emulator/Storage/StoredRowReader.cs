using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>Reads rows, in the order in which they were added.</summary>
internal sealed class StoredRowReader(Database database)
{
    private const int SystemFields = 8;

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

    /// <summary>For many rows by their ids.</summary>
    public StoredRowFinder Finder(Table table) => new(table, Select(table, "WHERE _id = $id"));

    public bool Exists(Table table, string id) =>
        database.Scalar($"SELECT 1 FROM {SqlNames.Table(table)} WHERE _id = $id", ("$id", id)) is not null;

    public static List<StoredRow> Read(SqliteCommand command, Table table)
    {
        var rows = new List<StoredRow>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var cells = new object?[table.StoredColumns.Count];
            for (var index = 0; index < cells.Length; index++)
                cells[index] = reader.IsDBNull(index + SystemFields) ? null : reader.GetValue(index + SystemFields);
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
            SELECT _id, _ctime, _mtime, _creator, _last_modifier, _locked, _locked_by, _archived{columns}
            FROM {SqlNames.Table(table)} {rest}
            """);
    }

    private static string? Text(SqliteDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
