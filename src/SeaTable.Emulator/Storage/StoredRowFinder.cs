using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>Finds rows of one table by id with one prepared statement, and each row only once.</summary>
internal sealed class StoredRowFinder(Table table, PreparedStatement statement) : IDisposable
{
    private readonly Dictionary<string, StoredRow?> _found = new(StringComparer.Ordinal);

    public StoredRow? Find(string id)
    {
        if (!_found.TryGetValue(id, out var row))
            _found[id] = row = statement.Run(id) ? StoredRowReader.Row(statement, table) : null;
        return row;
    }

    public void Dispose() => statement.Dispose();
}
