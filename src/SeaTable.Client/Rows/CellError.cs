namespace SeaTable;

/// <summary>A cell whose value does not fit its column's type. The row's property is empty; the value stands here as it came.</summary>
/// <param name="Column">The column's name in the schema; its key when the schema does not know it.</param>
/// <param name="Key">The column's key.</param>
/// <param name="Json">The value, as the server sent it, in JSON.</param>
/// <param name="Expected">What was expected, in words.</param>
public sealed record CellError(string Column, string Key, string Json, string Expected);
