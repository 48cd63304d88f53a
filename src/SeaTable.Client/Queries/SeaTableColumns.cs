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

    /// <summary>The id of the user who created the row, or the name of the API token it was created with.</summary>
    public ComputedTextColumn RowCreatedBy { get; } = new(SystemColumns.Creator);

    /// <summary>The id of the user who last modified the row, or the name of the API token it was modified with.</summary>
    public ComputedTextColumn RowModifiedBy { get; } = new(SystemColumns.LastModifier);
}
