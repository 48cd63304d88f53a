using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>What generated code calls and implements, out of sight of those who write another part of a row's class.</summary>
public abstract partial class SeaTableRow
{
    /// <summary>The table that the row belongs to. Implemented by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TableSchema RowSchema { get; }

    /// <summary>
    /// Gives one column, if it can be written, the value that <see cref="Restore"/> has ready: as a rule the one before its
    /// change. Implemented by generated code.
    /// </summary>
    /// <param name="column">The column's number in the table's schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void RestoreCell(int column);

    /// <summary>
    /// Gives a field the value back that it had when the row was read or stored, or the one that is to be assigned to it.
    /// </summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="field">Where the value is kept.</param>
    /// <param name="empty">The value that stands for nothing.</param>
    /// <param name="column">The column's number in the table's schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Restore<T>(ref T field, T empty, int column)
    {
        if (_changes?.Assigned is AssignedValue<T> assigned)
            Set(ref field, assigned.Value is null ? empty : assigned.Value, column);
        else
            field = _changes?.Find<T>(column) is { } original ? original.Value : empty;
    }

    /// <summary>Gives a new row the value of one column, unless it is none that was ever assigned.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="clone">The new row.</param>
    /// <param name="field">Where it keeps the value.</param>
    /// <param name="column">The column's number in the table's schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CopyCell<T>(T value, SeaTableRow clone, ref T field, int column)
    {
        ArgumentNullException.ThrowIfNull(clone);
        if (!CellValues.IsEmpty(value) || _changes is { } changes && changes.Columns.Contains(column))
            clone.Set(ref field, value, column);
    }

    /// <summary>Stores a value and notes that the column has to be written, unless it is the value that the row has.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="field">Where the value is kept.</param>
    /// <param name="value">The new value.</param>
    /// <param name="column">The column's number in the table's schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Assign<T>(ref T field, T value, int column)
    {
        if (!IsKnown(column) || !CellValues.IsSame(field, value))
            Change(ref field, value, column, CellValues.IsSame);
    }

    /// <summary>
    /// Stores a copy of a list and notes that the column has to be written, unless the row has the same values in the same order.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="field">Where the list is kept.</param>
    /// <param name="value">The new list; <see langword="null"/> counts as an empty one. Later changes of it are not seen.</param>
    /// <param name="column">The column's number in the table's schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void AssignList<T>(ref IReadOnlyList<T> field, IReadOnlyList<T>? value, int column)
    {
        var list = value ?? [];
        if (!IsKnown(column) || !CellValues.IsSameList(field, list))
            Change(ref field, [.. list], column, CellValues.IsSameList);
    }

    /// <summary>
    /// Stores a moment to the minute, which is what the server keeps, and notes that the column has to be written, unless it is
    /// the minute that the row has.
    /// </summary>
    /// <param name="field">Where the moment is kept.</param>
    /// <param name="value">The new moment; its seconds are dropped, so that the row shows what will be stored.</param>
    /// <param name="column">The column's number in the table's schema.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void AssignMoment(ref DateTimeOffset? field, DateTimeOffset? value, int column)
    {
        if (!IsKnown(column) || Minute(field) != Minute(value))
            Change(ref field, Minute(value), column, static (one, other) => Minute(one) == Minute(other));
    }
}
