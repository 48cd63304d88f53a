namespace SeaTable.Emulator.Operations.Records;

/// <summary>The members by which the event of a link tells of the row at one of its ends.</summary>
internal sealed record LinkEventMembers(string TableId, string TableName, string RowId, string RowName, string RowData)
{
    public static LinkEventMembers First { get; } =
        new("table1_id", "table1_name", "table1_row_id", "table1_row_name", "row_data1");

    public static LinkEventMembers Second { get; } =
        new("table2_id", "table2_name", "table2_row_id", "table2_row_name", "row_data2");
}
