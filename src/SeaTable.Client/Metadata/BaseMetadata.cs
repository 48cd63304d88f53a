namespace SeaTable;

/// <summary>What the server says about a base: its tables with their columns, options and views, but no rows.</summary>
/// <remarks>See https://api.seatable.com/reference/getmetadata.</remarks>
public sealed class BaseMetadata
{
    private readonly Dictionary<string, TableMetadata> _byId = new(StringComparer.Ordinal);

    internal BaseMetadata(IReadOnlyList<TableMetadata> tables)
    {
        Tables = tables;
        foreach (var table in tables)
            _byId.TryAdd(table.Id, table);
    }

    /// <summary>The tables, in the order of the base.</summary>
    public IReadOnlyList<TableMetadata> Tables { get; }

    /// <summary>Finds a table by its id, which stays when the table is renamed.</summary>
    /// <param name="id">The id, four characters as a rule.</param>
    /// <returns>The table, or <see langword="null"/> when the base has none of that id.</returns>
    public TableMetadata? FindTable(string id) => _byId.GetValueOrDefault(id);
}
