using System.Text.Json;

namespace SeaTable;

/// <summary>A column that is to be made: its name and its type.</summary>
public sealed class NewColumn
{
    /// <summary>Initializes a new instance of the <see cref="NewColumn"/> class.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="data">The type with its settings.</param>
    public NewColumn(string name, ColumnData data)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(data);
        Name = name;
        Data = data;
    }

    /// <summary>Initializes a new instance of the <see cref="NewColumn"/> class of a type without settings.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="ArgumentException">The type is made of its settings, which have to be told.</exception>
    public NewColumn(string name, ColumnType type)
        : this(name, ColumnData.Of(type))
    {
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the type with its settings.</summary>
    public ColumnData Data { get; }

    /// <summary>Returns the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Writes the members of a column that is made, into the object that the writer stands in.</summary>
    internal void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteString("column_name"u8, Name);
        json.WriteString("column_type"u8, Data.TypeName);
        if (Data.HasSettings)
        {
            json.WritePropertyName("column_data"u8);
            Data.Write(json, names);
        }
    }

    /// <summary>Writes columns as a list.</summary>
    internal static void Write(Utf8JsonWriter json, IEnumerable<NewColumn> columns, SchemaNames names)
    {
        json.WriteStartArray("columns"u8);
        foreach (var column in columns)
        {
            json.WriteStartObject();
            column.Write(json, names);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
