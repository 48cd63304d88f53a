using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Facts;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>
/// Those cells of one table's rows that a response or an expression looks at: how SQLite is asked for them, and the row that is
/// made of what it gives. The row's id is always among them.
/// </summary>
internal sealed class RowShape
{
    private readonly Table _table;
    private readonly int[] _systemPositions;
    private readonly (int CellIndex, int Position)[] _cells;

    /// <param name="tableIndex">Which table of the statement.</param>
    /// <param name="table">That table.</param>
    /// <param name="fields">What is looked at; fields of other tables are passed over.</param>
    /// <param name="exploded">The cell of a column that is taken apart; null for all others.</param>
    public RowShape(int tableIndex, Table table, IEnumerable<Field> fields, Func<Column, string?>? exploded = null)
    {
        _table = table;
        var own = fields.Where(field => field.TableIndex == tableIndex).ToList();
        var needsAll = own.Exists(field => field.IsComputed);
        var names = new List<string>();
        _systemPositions = [.. SystemField.All.Select(system =>
            needsAll || system.Name == SystemFields.Id || own.Exists(field => field.System == system)
                ? Take(Field.Of(tableIndex, table, system).SqliteName)
                : -1)];
        _cells = [.. table.StoredColumns
            .Where(column => needsAll || own.Exists(field => field.Column == column))
            .Select(column =>
                (column.CellIndex, Take(exploded?.Invoke(column) ?? Field.Of(tableIndex, table, column).SqliteName)))];
        SqliteNames = names;

        int Take(string name)
        {
            names.Add(name);
            return names.Count - 1;
        }
    }

    /// <summary>Gets what to select in SQLite.</summary>
    public IReadOnlyList<string> SqliteNames { get; }

    /// <summary>Creates the row from the values that SQLite returned, from a start index on.</summary>
    public StoredRow Row(object?[] values, int start)
    {
        var cells = new object?[_table.StoredColumns.Count];
        foreach (var (index, position) in _cells)
            cells[index] = values[start + position];
        return new StoredRow(System(0) as string ?? "", cells)
        {
            CreatedAt = System(1) as string,
            ModifiedAt = System(2) as string,
            Creator = System(3) as string,
            LastModifier = System(4) as string,
            IsLocked = System(5) is long locked && locked != 0,
            LockedBy = System(6) as string,
            IsArchived = System(7) is long archived && archived != 0,
        };

        object? System(int index) => _systemPositions[index] < 0 ? null : values[start + _systemPositions[index]];
    }
}
