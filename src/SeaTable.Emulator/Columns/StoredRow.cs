namespace SeaTable.Emulator.Columns;

/// <summary>A row as the database holds it: its system fields, and a cell for each stored column of its table.</summary>
internal sealed class StoredRow(string id, object?[] cells)
{
    public string Id { get; } = id;

    public object?[] Cells { get; } = cells;

    /// <summary>Gets the time of creation: UTC with milliseconds, in the form that is kept and sent everywhere.</summary>
    public string? CreatedAt { get; init; }

    public string? ModifiedAt { get; init; }

    public string? Creator { get; init; }

    public string? LastModifier { get; init; }

    public bool IsLocked { get; init; }

    public string? LockedBy { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>Determines whether all that rows have beside their cells is the same.</summary>
    public bool HasSameFields(StoredRow other) =>
        (Id, CreatedAt, ModifiedAt, Creator, LastModifier, IsLocked, LockedBy, IsArchived)
        == (other.Id, other.CreatedAt, other.ModifiedAt, other.Creator, other.LastModifier, other.IsLocked, other.LockedBy,
            other.IsArchived);

    public object? Cell(Column column) => column.CellIndex < 0 ? null : Cells[column.CellIndex];
}

/// <summary>A row that was just added, and the columns that got a cell, emptied ones included.</summary>
internal sealed record AddedRow(StoredRow Stored, IReadOnlyList<Column> Written);

/// <summary>A row seen through a link, with the column that stands for it.</summary>
internal sealed record LinkedRow(string RowId, Column Display, StoredRow Row);
