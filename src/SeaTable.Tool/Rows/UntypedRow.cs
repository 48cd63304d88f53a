using SeaTable.Runtime;

namespace SeaTable.Tool.Rows;

/// <summary>A row of a table whose columns are known at run time only.</summary>
internal sealed class UntypedRow(UntypedSchema schema) : SeaTableRow
{
    // Copies of a row share it until one of them takes a change back.
    private object?[] _cells = new object?[schema.Columns.Count];

    /// <summary>Gets or sets a value; what is set is written.</summary>
    /// <param name="column">The number of the column.</param>
    public object? this[int column]
    {
        get => _cells[column];
        set => Assign(ref _cells[column], value, column);
    }

    /// <summary>Gets the value of a column, also of one that the server sets for each row.</summary>
    public object? ValueOf(int column) => schema.Columns[column].Type switch
    {
        ColumnType.Creator => RowCreatedBy?.Id,
        ColumnType.LastModifier => RowModifiedBy?.Id,
        ColumnType.CreatedTime => RowCreatedAt,
        ColumnType.LastModifiedTime => RowModifiedAt,
        _ => _cells[column],
    };

    public override SeaTableRow Clone()
    {
        var clone = new UntypedRow(schema);
        for (var column = 0; column < _cells.Length; column++)
            CopyCell(_cells[column], clone, ref clone._cells[column], column);

        return clone;
    }

    protected override TableSchema RowSchema => schema.Table;

    protected override void ReadCells(ref CellReader reader)
    {
        while (reader.NextCell())
        {
            if (schema.IndexOf(ref reader) is >= 0 and var column)
                _cells[column] = schema.Columns[column].Read(ref reader);
            else
                reader.Skip();
        }
    }

    protected override void WriteCell(int column, ref CellWriter writer) =>
        schema.Columns[column].Write(ref writer, _cells[column]);

    protected override void RestoreCell(int column)
    {
        _cells = [.. _cells];
        Restore(ref _cells[column], null, column);
    }
}
