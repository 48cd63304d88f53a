using System.ComponentModel;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>The columns of a table, for queries: what every table has. Generated classes derive from it.</summary>
public abstract class SeaTableColumns
{
    /// <summary>The row's id.</summary>
    public RowIdColumn RowId { get; } = new();

    /// <summary>When the row was created.</summary>
    public TimestampColumn RowCreatedAt { get; } = new(SystemColumns.CreatedAt);

    /// <summary>When the row was last modified.</summary>
    public TimestampColumn RowModifiedAt { get; } = new(SystemColumns.ModifiedAt);

    /// <summary>The user who created the row, or the name of the API token it was created with.</summary>
    public UserColumn RowCreatedBy { get; } = new(SystemColumns.Creator);

    /// <summary>The user who last modified the row, or the name of the API token it was modified with.</summary>
    public UserColumn RowModifiedBy { get; } = new(SystemColumns.LastModifier);

    /// <summary>Gets the columns that can be chosen when the program runs, in the order of the table.</summary>
    public IReadOnlyList<SeaTableColumn> RowColumns => ColumnList();

    /// <summary>Finds a column by what is known at run time only, such as what a user has chosen.</summary>
    /// <param name="nameOrKey">The name of the column in the schema file, or its key, which no renaming changes.</param>
    /// <returns>The column, for <c>Where</c>, <c>OrderBy</c> and <c>Select</c>; <see langword="null"/> if there is
    /// none.</returns>
    public SeaTableColumn? Find(string nameOrKey)
    {
        ArgumentNullException.ThrowIfNull(nameOrKey);
        var columns = RowColumns;
        return columns.FirstOrDefault(column => column.Key == nameOrKey)
            ?? columns.FirstOrDefault(column => column.Name == nameOrKey);
    }

    /// <summary>Lists the columns. Implemented by generated code.</summary>
    /// <returns>The columns of the table.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual IReadOnlyList<SeaTableColumn> ColumnList() => [];
}
