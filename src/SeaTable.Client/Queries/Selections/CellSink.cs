using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Stands in for a row where only some values are selected. What does not fit is left empty, and nobody asks for it.</summary>
internal sealed class CellSink : SeaTableRow
{
    internal static readonly RowReadContext Context = new(new TableSchema("", ""), new ServerTimeZone(TimeZoneInfo.Utc));

    protected override void ReadCells(ref CellReader reader) => throw new InvalidOperationException("It is no row.");

    protected override void WriteCell(int column, ref CellWriter writer) => throw new InvalidOperationException("It is no row.");
}
