using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>Whole rows by their ids: one by one at first, and all at once as soon as many were asked for.</summary>
internal sealed class RowsById(StoredRowReader reader, Table table) : IDisposable
{
    private const int Many = 100;

    private readonly StoredRowFinder _finder = reader.Finder(table);
    private Dictionary<string, StoredRow>? _all;
    private int _asked;

    public StoredRow Get(string id)
    {
        if (_all is null && ++_asked > Many)
            _all = reader.All(table).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return _all is not null ? _all[id] : _finder.Find(id)!;
    }

    public void Dispose() => _finder.Dispose();
}
