namespace SeaTable;

/// <summary>The options of a column that the schema file knew, whatever their generated type.</summary>
internal sealed class KnownOptions(string tableId, string columnKey)
{
    private readonly Dictionary<string, SelectOption> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelectOption> _byName = new(StringComparer.Ordinal);

    internal string TableId { get; } = tableId;

    internal string ColumnKey { get; } = columnKey;

    internal void Add(SelectOption option)
    {
        _byId.TryAdd(option.Id!, option);
        _byName.TryAdd(option.Name, option);
    }

    internal SelectOption? FindById(string id) => _byId.GetValueOrDefault(id);

    internal SelectOption? FindByName(string name) => _byName.GetValueOrDefault(name);
}
