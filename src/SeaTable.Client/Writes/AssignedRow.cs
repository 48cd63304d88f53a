using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A row that is given values by a condition: it has these values and no others.</summary>
internal sealed class AssignedRow : SeaTableRow
{
    private readonly TableSchema _schema;
    private readonly SqlAssignment[] _assignments;

    /// <param name="schema">The table.</param>
    /// <param name="assignments">The values.</param>
    /// <param name="found">The row as it was found.</param>
    internal AssignedRow(TableSchema schema, SqlAssignment[] assignments, FoundRow found)
    {
        _schema = schema;
        _assignments = assignments;
        (Before, AsRead) = (found.Cells, found.AsRead);
        SetId(found.Id);
    }

    /// <summary>What it held before, by the keys of the columns.</summary>
    internal JsonElement Before { get; }

    /// <summary>The row as its reader has it, which nobody has changed since.</summary>
    internal SeaTableRow? AsRead { get; }

    /// <summary>The columns that are given values.</summary>
    internal static ColumnSet ColumnsOf(TableSchema schema, SqlAssignment[] assignments)
    {
        var columns = default(ColumnSet);
        foreach (var assignment in assignments)
            columns.Add(Array.IndexOf(schema.Columns, assignment.Column));

        return columns;
    }

    protected override TableSchema RowSchema => _schema;

    /// <exception cref="NotSupportedException">Always: nobody is handed such a row.</exception>
    public override SeaTableRow Clone() => throw new NotSupportedException();

    protected override void ReadCells(ref CellReader reader)
    {
        while (reader.NextCell())
            reader.Skip();
    }

    protected override void WriteCell(int column, ref CellWriter writer) =>
        Array.Find(_assignments, assignment => assignment.Column == _schema.Columns[column])!.Write(ref writer);

    /// <summary>Does nothing: it holds nothing but what it is given.</summary>
    protected override void RestoreCell(int column)
    {
    }
}
