namespace SeaTable.Emulator.Columns;

/// <summary>The SQLite type that keeps the cells of a column.</summary>
internal enum CellStorage
{
    /// <summary>Nothing is kept: the cell is computed, or is one of the row's system fields.</summary>
    None,
    Text,
    Real,
    Integer,
}
