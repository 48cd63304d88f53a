using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>Finds rows of one table by id with one prepared statement, and each row only once.</summary>
internal sealed class StoredRowFinder : IDisposable
{
    private readonly Table _table;
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _id;
    private readonly Dictionary<string, StoredRow?> _found = new(StringComparer.Ordinal);

    public StoredRowFinder(Table table, SqliteCommand command)
    {
        _table = table;
        _command = command;
        _id = command.Parameters.Add("$id", SqliteType.Text);
    }

    public StoredRow? Find(string id)
    {
        if (_found.TryGetValue(id, out var known))
            return known;
        _id.Value = id;
        return _found[id] = StoredRowReader.Read(_command, _table).FirstOrDefault();
    }

    public void Dispose() => _command.Dispose();
}
