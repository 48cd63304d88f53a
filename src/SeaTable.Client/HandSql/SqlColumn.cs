namespace SeaTable;

/// <summary>A column of the answer to a SQL statement.</summary>
public sealed class SqlColumn
{
    internal SqlColumn(string name, string? table, string? typeName)
    {
        Name = name;
        Table = table;
        TypeName = typeName;
    }

    /// <summary>Its name: that of the table's column, the alias, or what the server makes of an expression.</summary>
    public string Name { get; }

    /// <summary>
    /// The name of the table that it comes from, when the statement joins several; otherwise <see langword="null"/>.
    /// </summary>
    public string? Table { get; }

    /// <summary>
    /// Its type in the server's own words, such as <c>single-select</c>; <see langword="null"/> when the server does not tell.
    /// </summary>
    public string? TypeName { get; }

    /// <summary>How it is asked for without doubt: its name, with the table's in front when there is one.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Table is null ? Name : $"{Table}.{Name}";
}
