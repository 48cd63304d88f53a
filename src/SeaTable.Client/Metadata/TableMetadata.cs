namespace SeaTable;

/// <summary>A table of a base, as the server describes it.</summary>
public sealed class TableMetadata
{
    private readonly Dictionary<string, ColumnMetadata> _byKey = new(StringComparer.Ordinal);

    internal TableMetadata(string id, string name, IReadOnlyList<ColumnMetadata> columns, IReadOnlyList<ViewMetadata> views)
    {
        Id = id;
        Name = name;
        Columns = columns;
        Views = views;
        foreach (var column in columns)
            _byKey.TryAdd(column.Key, column);
    }

    /// <summary>The id, which stays when the table is renamed.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }

    /// <summary>The columns, in the order of the base.</summary>
    public IReadOnlyList<ColumnMetadata> Columns { get; }

    /// <summary>The views, in the order of the base.</summary>
    public IReadOnlyList<ViewMetadata> Views { get; }

    /// <summary>Finds a column by its key, which stays when the column is renamed.</summary>
    /// <param name="key">The key, four characters as a rule.</param>
    /// <returns>The column, or <see langword="null"/> when the table has none of that key.</returns>
    public ColumnMetadata? FindColumn(string key) => _byKey.GetValueOrDefault(key);
}
