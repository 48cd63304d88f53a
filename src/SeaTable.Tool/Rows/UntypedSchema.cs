using System.Buffers.Binary;
using System.Text;
using SeaTable.Runtime;

namespace SeaTable.Tool.Rows;

/// <summary>A table, or some of its columns, as generated code would know it, made at run time of the metadata.</summary>
internal sealed class UntypedSchema
{
    private const int LengthOfMostKeys = 4;

    private readonly Dictionary<uint, int> _byKey = [];

    /// <param name="base">The base.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that rows shall have, in this order.</param>
    public UntypedSchema(BaseMetadata @base, TableMetadata table, IEnumerable<ColumnMetadata> columns)
    {
        Metadata = table;
        Columns = [.. columns.Select(column => new UntypedColumn(@base, table, column))];
        Table = new TableSchema(table.Id, table.Name, [.. Columns.Select(column => column.Schema)]);
        for (var i = 0; i < Columns.Count; i++)
        {
            var key = Encoding.UTF8.GetBytes(Columns[i].Metadata.Key);
            if (key.Length == LengthOfMostKeys)
                _byKey.TryAdd(BinaryPrimitives.ReadUInt32LittleEndian(key), i);
        }
    }

    public TableMetadata Metadata { get; }

    public IReadOnlyList<UntypedColumn> Columns { get; }

    /// <summary>Gets the table as generated code would know it.</summary>
    public TableSchema Table { get; }

    /// <summary>The number of the column of the cell before which the reader stands; -1 when there is none.</summary>
    public int IndexOf(ref CellReader reader)
    {
        if (reader.Key != 0)
            return _byKey.GetValueOrDefault(reader.Key, -1);

        for (var i = 0; i < Columns.Count; i++)
        {
            if (reader.KeyIs(Columns[i].Metadata.Key))
                return i;
        }

        return -1;
    }
}
