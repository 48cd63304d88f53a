using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Facts;

namespace SeaTable.Emulator.Schema;

/// <summary>A table as its schema describes it. Members that are of no use here are kept, and answered as they came.</summary>
internal sealed class Table : ITableFacts<Column>
{
    private readonly JsonObject _json;
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);

    public Table(JsonObject json, IEnumerable<Column> columns, IEnumerable<View> views)
    {
        _json = json;
        Columns = [.. columns];
        Views = [.. views];
        ColumnsChanged();
    }

    public string Id => _json["_id"]!.GetValue<string>();

    public string Name
    {
        get => _json["name"]!.GetValue<string>();
        set => _json["name"] = value;
    }

    public bool IsHeaderLocked
    {
        get => _json["is_header_locked"]?.GetValue<bool>() == true;
        set => _json["is_header_locked"] = value;
    }

    public List<Column> Columns { get; }

    IReadOnlyList<Column> ITableFacts<Column>.Columns => Columns;

    public List<View> Views { get; }

    /// <summary>Gets the columns whose cells are kept, in the order in which a row holds them.</summary>
    public IReadOnlyList<Column> StoredColumns { get; private set; } = [];

    /// <summary>Gets the columns of which a row has a cell that is not empty.</summary>
    public IEnumerable<Column> Filled(StoredRow row) => StoredColumns.Where(column => row.Cell(column) is not null);

    /// <summary>Gets the column of that name, which must match exactly; of two with the same name the first.</summary>
    public Column? ColumnWithName(string name) => _byName.GetValueOrDefault(name);

    public Column? ColumnWithKey(string key) => Columns.Find(column => column.Key == key);

    Column? ITableFacts<Column>.FindColumn(string key) => ColumnWithKey(key);

    /// <summary>Indexes the columns; to be called when some were added, removed, renamed or retyped.</summary>
    public void ColumnsChanged()
    {
        _byName.Clear();
        foreach (var column in Columns)
            _byName.TryAdd(column.Name, column);

        StoredColumns = [.. Columns.Where(column => column.Type.Storage != CellStorage.None)];
        foreach (var column in Columns)
            column.CellIndex = -1;
        for (var index = 0; index < StoredColumns.Count; index++)
            StoredColumns[index].CellIndex = index;
    }

    /// <summary>Determines whether cells and links of one form of a table are those of another form of it.</summary>
    public bool HasSameCells(Table other) => KeptColumns(this).ToHashSet().SetEquals(KeptColumns(other));

    public JsonObject ToJson()
    {
        var json = (JsonObject)_json.DeepClone();
        json["columns"] = new JsonArray([.. Columns.Select(column => column.Json.DeepClone())]);
        json["views"] = new JsonArray([.. Views.Select(view => view.Json.DeepClone())]);
        return json;
    }

    private static IEnumerable<(string Key, string Type, string? LinkId)> KeptColumns(Table table) => table.Columns
        .Where(column => column.Type is LinkType || column.Type.Storage != CellStorage.None)
        .Select(column => (column.Key, column.Type.Name, column.Type is LinkType ? column.DataText("link_id") : null));
}
