namespace SeaTable;

/// <summary>How far a write of a stream of rows has come.</summary>
public sealed class SeaTableProgress
{
    /// <summary>Gets how many rows of the stream are written by now, and proven to be as they were meant.</summary>
    public long Rows { get; init; }
}
