using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>Creates, changes and drops the SQL tables that rows are kept in.</summary>
internal sealed class RowTables(Database database)
{
    public void Create(Table table)
    {
        var columns = string.Concat(table.StoredColumns.Select(column => $", {Definition(column)}"));
        database.Execute($"""
            CREATE TABLE {SqlNames.Table(table)} (
                _order INTEGER PRIMARY KEY AUTOINCREMENT, {SystemFields.Id} TEXT NOT NULL UNIQUE,
                {SystemFields.CreatedAt} TEXT, {SystemFields.ModifiedAt} TEXT,
                {SystemFields.Creator} TEXT, {SystemFields.LastModifier} TEXT,
                {SystemFields.IsLocked} INTEGER, {SystemFields.LockedBy} TEXT,
                {SystemFields.IsArchived} INTEGER NOT NULL DEFAULT 0{columns})
            """);
        Index(table);
    }

    /// <summary>
    /// Makes the index by which a table is read in pages, if it has none yet: clients go by the time of creation.
    /// </summary>
    public void Index(Table table) => database.Execute(
        $"CREATE INDEX IF NOT EXISTS {SqlNames.CreationIndex(table)} ON {SqlNames.Table(table)} ({SystemFields.CreatedAt})");

    public void Drop(Table table) => database.Execute($"DROP TABLE {SqlNames.Table(table)}");

    public void AddColumn(Table table, Column column)
    {
        if (column.Type.Storage != CellStorage.None)
            database.Execute($"ALTER TABLE {SqlNames.Table(table)} ADD COLUMN {Definition(column)}");
    }

    public void DropColumn(Table table, Column column)
    {
        if (column.Type.Storage != CellStorage.None)
            database.Execute($"ALTER TABLE {SqlNames.Table(table)} DROP COLUMN {SqlNames.Column(column)}");
    }

    private static string Definition(Column column) => $"{SqlNames.Column(column)} {SqlNames.TypeOf(column)}";
}
