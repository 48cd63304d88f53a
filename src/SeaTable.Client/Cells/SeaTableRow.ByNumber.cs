using SeaTable.Facts;

namespace SeaTable;

/// <summary>The cells of a row by the numbers of their columns.</summary>
public abstract partial class SeaTableRow
{
    /// <summary>The value of one column, also of those that are what every row has.</summary>
    internal object? Cell(int column) => RowSchema.Columns[column].Key switch
    {
        SystemFields.CreatedAt => RowCreatedAt,
        SystemFields.ModifiedAt => RowModifiedAt,
        SystemFields.Creator => RowCreatedBy,
        SystemFields.LastModifier => RowModifiedBy,
        _ => GetCell(column),
    };

    /// <summary>Assigns a value to a column of a row that was neither read nor stored, by the column's number.</summary>
    /// <returns>Whether it was assigned, since it is a column that rows are written with.</returns>
    internal bool TryAssign<T>(int column, T? value)
    {
        var changes = _changes ??= new RowChanges();
        changes.Assigned = new AssignedValue<T>(value is DateTimeOffset moment ? (T)(object)Minute(moment)! : value);
        RestoreCell(column);
        changes.Assigned = null;
        return changes.Columns.Contains(column);
    }
}
