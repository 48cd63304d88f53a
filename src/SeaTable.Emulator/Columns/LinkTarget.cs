namespace SeaTable.Emulator.Columns;

/// <summary>A row seen through a link, with the column that stands for it.</summary>
internal sealed record LinkTarget(string RowId, Column Display, StoredRow Row);
