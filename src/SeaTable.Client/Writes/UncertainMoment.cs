namespace SeaTable;

/// <summary>A moment that was written, of which only reading back tells whether the server took it for the one that was meant.</summary>
internal readonly record struct UncertainMoment(SeaTableRow Row, string ColumnKey, DateTimeOffset Moment);
