using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable.Tool.Rows;

/// <summary>
/// A table whose columns are known at run time only. Rows are read, written and proven by the client as those of generated
/// tables.
/// </summary>
internal sealed class UntypedTable : SeaTableTable<UntypedRow, UntypedColumns>
{
    private readonly SeaTableClient _client;
    private readonly UntypedColumns _columns;

    public UntypedTable(SeaTableClient client, UntypedSchema schema)
        : base(client, schema.Table) => (_client, Schema, _columns) = (client, schema, new UntypedColumns(schema));

    public UntypedSchema Schema { get; }

    public override UntypedColumns Columns => _columns;

    /// <summary>Makes a row that is not stored yet.</summary>
    public UntypedRow Create() => NewRow();

    /// <summary>The links of a link column.</summary>
    public SeaTableLink<UntypedRow, UntypedRow> Links(UntypedColumn column) => new(
        _client,
        new LinkSchema(
            Schema.Metadata.Id, Schema.Metadata.Name, column.Metadata.Key, column.Name, column.Shown?.Table.Id ?? ""),
        (ref CellReader reader) => (LinkList<UntypedRow>)column.Read(ref reader)!);

    protected override UntypedRow NewRow() => new(Schema);
}

/// <summary>The columns of a table that are known at run time only, for queries.</summary>
internal sealed class UntypedColumns(UntypedSchema schema) : SeaTableColumns
{
    /// <summary>A column that tells rows apart. What is compared is what rows hold, whatever the type.</summary>
    public ISqlSortable Key(int column) => new TextColumn(schema.Table, column);

    /// <summary>The values of a column.</summary>
    public ISqlValue<object?> Value(int column) =>
        new ValueColumn<object?>(schema.Table, column, schema.Columns[column].Read);
}
