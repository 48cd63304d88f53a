using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>Reads a cell.</summary>
/// <typeparam name="T">The C# type of its value.</typeparam>
/// <param name="reader">Stands before the cell.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T CellReading<T>(ref CellReader reader);

/// <summary>Reads the links of a cell.</summary>
/// <typeparam name="TOther">The row class of the linked table.</typeparam>
/// <param name="reader">Stands before the cell.</param>
/// <returns>The links.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate LinkList<TOther> LinkListReader<TOther>(ref CellReader reader)
    where TOther : SeaTableRow;
