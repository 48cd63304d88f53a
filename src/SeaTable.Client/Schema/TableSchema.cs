using System.ComponentModel;
using System.Text;

namespace SeaTable.Runtime;

/// <summary>A table as the schema file knew it. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableSchema
{
    /// <summary>Makes the schema of a table.</summary>
    /// <param name="id">The table's id, four characters as a rule.</param>
    /// <param name="name">Its name when the schema file was made.</param>
    /// <param name="columns">The columns that rows have properties for; their order gives each its number.</param>
    public TableSchema(string id, string name, params ColumnSchema[] columns)
    {
        Id = id;
        Name = name;
        Columns = columns;
    }

    internal string Id { get; }

    internal string Name { get; }

    internal ColumnSchema[] Columns { get; }

    internal ColumnSchema? Find(string key) => Array.Find(Columns, column => column.Key == key);

    /// <summary>Finds a column by its key in UTF-8; of keys that are not plain ASCII it finds none.</summary>
    internal ColumnSchema? Find(ReadOnlySpan<byte> key) => IndexOf(key) is >= 0 and var column ? Columns[column] : null;

    /// <summary>The number of the column of that key in UTF-8; -1 when there is none, or the key is not plain ASCII.</summary>
    internal int IndexOf(ReadOnlySpan<byte> key)
    {
        for (var column = 0; column < Columns.Length; column++)
        {
            if (Ascii.Equals(key, Columns[column].Key))
                return column;
        }

        return -1;
    }
}
