using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Columns;

/// <summary>A row seen through a link, with the column that stands for it.</summary>
internal sealed record LinkedRow(string RowId, Column Display, StoredRow Row);
