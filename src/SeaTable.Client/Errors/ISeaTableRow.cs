namespace SeaTable;

/// <summary>A row of any table, as exceptions tell it; every <c>SeaTableRow</c> is one.</summary>
public interface ISeaTableRow
{
    /// <summary>Gets the row's id, 22 characters that the server chooses; empty until the row is stored.</summary>
    string RowId { get; }
}
