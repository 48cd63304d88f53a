using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Operations;

/// <summary>A row that was just added, and the columns that got a cell, emptied ones included.</summary>
internal sealed record AddedRow(StoredRow Stored, IReadOnlyList<Column> Written);
