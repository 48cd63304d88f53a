namespace SeaTable;

/// <summary>
/// What has changed and was not told yet: ids, no rows. It has a bound, behind which it says "anything" instead.
/// </summary>
/// <param name="tables">The ids of the tables that are watched.</param>
internal sealed class ChangeSet(IReadOnlySet<string> tables)
{
    /// <summary>For more rows than that it is cheaper to read the table anew.</summary>
    internal const int MostRows = 20_000;

    private readonly Dictionary<(string TableId, string RowId), RowHint> _rows = [];
    private readonly Dictionary<string, TableHint> _tables = new(StringComparer.Ordinal);

    internal bool IsEmpty => _rows.Count == 0 && _tables.Count == 0;

    /// <summary>The rows, those first to which something happened first.</summary>
    internal IEnumerable<KeyValuePair<(string TableId, string RowId), RowHint>> Rows =>
        _rows.OrderBy(row => row.Value.FirstVersion);

    internal IReadOnlyDictionary<string, TableHint> Tables => _tables;

    internal bool Has(string tableId, string rowId) => _rows.ContainsKey((tableId, rowId));

    internal bool IsWatched(string tableId) => tables.Contains(tableId);

    internal void AddRow(
        string tableId, string rowId, RowHints hint, IEnumerable<string>? columns, OperationFacts facts,
        string? operationType = null)
    {
        if (IsWatched(tableId) && rowId.Length > 0)
            Find(tableId, rowId)?.Add(hint, columns, facts, operationType);
    }

    /// <summary>Notes that any row of a table may have changed.</summary>
    /// <param name="tableId">The table.</param>
    /// <param name="column">The key of the only column of which that is so; null for all.</param>
    /// <param name="facts">What is known of the operation.</param>
    internal void AddAnything(string tableId, string? column, OperationFacts facts)
    {
        if (IsWatched(tableId))
            Find(tableId).AddAnything(column, facts);
    }

    /// <summary>Notes that any row of any table may have changed.</summary>
    internal void AddAnything(OperationFacts facts)
    {
        foreach (var table in tables)
            AddAnything(table, null, facts);
    }

    /// <summary>Notes an operation on a table that is not known.</summary>
    internal void AddUnknown(string tableId, string operationType, OperationFacts facts)
    {
        if (IsWatched(tableId))
            Find(tableId).AddUnknown(operationType, facts);
    }

    /// <summary>Adds what came later.</summary>
    internal void Add(ChangeSet later)
    {
        foreach (var (key, hint) in later._rows)
            Find(key.TableId, key.RowId)?.Add(hint);

        foreach (var (table, hint) in later._tables)
            Find(table).Add(hint);
    }

    private TableHint Find(string tableId)
    {
        if (!_tables.TryGetValue(tableId, out var hint))
            _tables.Add(tableId, hint = new TableHint());

        return hint;
    }

    private RowHint? Find(string tableId, string rowId)
    {
        if (_rows.TryGetValue((tableId, rowId), out var hint))
            return hint;

        if (_rows.Count < MostRows)
        {
            _rows.Add((tableId, rowId), hint = new RowHint());
            return hint;
        }

        foreach (var table in _rows.Keys.Select(key => key.TableId).Append(tableId).Distinct())
            AddAnything(table, null, new OperationFacts(null, null, IsRepeated: false));

        _rows.Clear();
        return null;
    }
}

/// <summary>What operations say became of a table as a whole.</summary>
internal sealed class TableHint
{
    private const int MostTypes = 20;

    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperationFacts> _unknown = new(StringComparer.Ordinal);

    /// <summary>Whether any row may have changed, in the columns or, if there are none, in any.</summary>
    internal bool IsAnything { get; private set; }

    /// <summary>The keys of the columns; empty for all.</summary>
    internal IReadOnlyCollection<string> Columns => _isEveryColumn ? [] : _columns;

    internal OperationFacts Facts { get; private set; }

    /// <summary>The operations that are not known.</summary>
    internal IReadOnlyDictionary<string, OperationFacts> Unknown => _unknown;

    private bool _isEveryColumn;

    internal void AddAnything(string? column, OperationFacts facts)
    {
        IsAnything = true;
        Facts = facts with { IsRepeated = Facts.IsRepeated || facts.IsRepeated };
        if (column is null)
            _isEveryColumn = true;
        else
            _columns.Add(column);
    }

    internal void AddUnknown(string operationType, OperationFacts facts)
    {
        if (_unknown.Count < MostTypes || _unknown.ContainsKey(operationType))
            _unknown[operationType] = facts;
    }

    internal void Add(TableHint later)
    {
        foreach (var (type, facts) in later._unknown)
            AddUnknown(type, facts);

        if (!later.IsAnything)
            return;

        if (later._isEveryColumn)
            AddAnything(null, later.Facts);

        foreach (var column in later._columns)
            AddAnything(column, later.Facts);
    }
}
