using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>Reads a cell.</summary>
/// <typeparam name="T">The C# type of its value.</typeparam>
/// <param name="reader">Stands before the cell.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T CellReading<T>(ref CellReader reader);
