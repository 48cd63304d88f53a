namespace SeaTable;

/// <summary>A row on its way to the server, with the columns that were assigned.</summary>
internal readonly record struct PendingRow(SeaTableRow Row, ColumnSet Columns);
