using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>Reads rows, in the order in which they were added.</summary>
internal sealed class StoredRowReader(Database database)
{
    public List<StoredRow> Page(Table table, long start, long limit, bool withArchived = true) =>
        Read(table, $"{Where(withArchived)} ORDER BY _order LIMIT ? OFFSET ?", [limit, start]);

    public List<StoredRow> All(Table table, bool withArchived = true) =>
        Read(table, $"{Where(withArchived)} ORDER BY _order", []);

    public long Count(Table table, bool withArchived = true) =>
        (long)database.Scalar($"SELECT COUNT(*) FROM {SqlNames.Table(table)} {Where(withArchived)}")!;

    public StoredRow? Find(Table table, string id)
    {
        using var finder = Finder(table);
        return finder.Find(id);
    }

    /// <summary>Creates a finder, for many rows by their ids.</summary>
    public StoredRowFinder Finder(Table table) => new(table, Select(table, $"WHERE {SystemFields.Id} = ?"));

    /// <summary>Gets the ids of the rows above some, each null for the topmost.</summary>
    public List<string?> Above(Table table, IEnumerable<string> ids)
    {
        using var statement = database.Prepare($"""
            SELECT {SystemFields.Id} FROM {SqlNames.Table(table)}
            WHERE _order < (SELECT _order FROM {SqlNames.Table(table)} WHERE {SystemFields.Id} = ?)
            ORDER BY _order DESC LIMIT 1
            """);
        return [.. ids.Select(id => statement.Run(id) ? statement.Text(0) : null)];
    }

    /// <summary>Determines whether all of the rows are there.</summary>
    public bool Exist(Table table, IEnumerable<string> ids)
    {
        using var statement = database.Prepare($"SELECT 1 FROM {SqlNames.Table(table)} WHERE {SystemFields.Id} = ?");
        return ids.All(id => statement.Run(id));
    }

    /// <summary>Creates the row at which the statement of a finder stands.</summary>
    public static StoredRow Row(PreparedStatement statement, Table table)
    {
        var cells = new object?[table.StoredColumns.Count];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = statement.Value(SystemFields.All.Count + index);

        return new StoredRow(statement.Text(0)!, cells)
        {
            CreatedAt = statement.Text(1),
            ModifiedAt = statement.Text(2),
            Creator = statement.Text(3),
            LastModifier = statement.Text(4),
            IsLocked = statement.Number(5) != 0,
            LockedBy = statement.Text(6),
            IsArchived = statement.Number(7) != 0,
        };
    }

    private static string Where(bool withArchived) => withArchived ? "" : $"WHERE {SystemFields.IsArchived} = 0";

    private List<StoredRow> Read(Table table, string rest, object?[] parameters)
    {
        using var statement = Select(table, rest);
        var rows = new List<StoredRow>();
        for (var found = statement.Run(parameters); found; found = statement.Step())
            rows.Add(Row(statement, table));
        return rows;
    }

    private PreparedStatement Select(Table table, string rest)
    {
        var columns = string.Concat(table.StoredColumns.Select(column => $", {SqlNames.Column(column)}"));
        return database.Prepare($"""
            SELECT {SqlNames.SystemColumns}{columns} FROM {SqlNames.Table(table)} {rest}
            """);
    }
}
