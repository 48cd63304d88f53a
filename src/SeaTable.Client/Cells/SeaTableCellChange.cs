namespace SeaTable;

/// <summary>A cell that differs between two rows.</summary>
/// <param name="Column">The name of the row's property.</param>
/// <param name="Before">The value in the row that is compared with.</param>
/// <param name="After">The value in the row itself.</param>
public sealed record SeaTableCellChange(string Column, object? Before, object? After);
