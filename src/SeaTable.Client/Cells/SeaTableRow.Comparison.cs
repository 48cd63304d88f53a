using System.ComponentModel;

namespace SeaTable;

/// <summary>How rows are compared.</summary>
public abstract partial class SeaTableRow
{
    /// <summary>Compares the row with another of its table, cell by cell.</summary>
    /// <param name="other">The other row, such as the same one as it was before.</param>
    /// <returns>
    /// The cells that differ, with their values in the other row and in this one; none when the rows hold the same. What is not a
    /// column of the schema, and what every row has, such as its id, is not compared.
    /// </returns>
    /// <exception cref="ArgumentException">It is a row of another table.</exception>
    public IReadOnlyList<SeaTableCellChange> ChangesFrom(SeaTableRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.GetType() != GetType())
            throw new ArgumentException($"It is a {other.GetType().Name}, and not a {GetType().Name}.", nameof(other));

        var changes = new List<SeaTableCellChange>();
        for (var column = 0; column < RowSchema.Columns.Length; column++)
        {
            var (before, after) = (other.GetCell(column), GetCell(column));
            if (!CellValues.IsSameCell(before, after))
                changes.Add(new SeaTableCellChange(RowSchema.Columns[column].Property, before, after));
        }

        return changes;
    }

    /// <summary>Gets the value of one column. Implemented by generated code.</summary>
    /// <param name="column">The column's number in the table's schema.</param>
    /// <returns>The value; <see langword="null"/> for what every row has.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual object? GetCell(int column) => null;
}
