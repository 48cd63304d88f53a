namespace SeaTable.Runtime;

/// <summary>The options of a column that the schema file knew. Made by generated code.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
public sealed class SelectOptions<T>
    where T : struct, ISelectOption
{
    private readonly Func<SelectOption, T> _create;
    private readonly List<T> _all = [];
    private readonly Utf8Map<T> _byId = new();
    private readonly Utf8Map<T> _byName = new();

    /// <summary>Makes an empty set.</summary>
    /// <param name="tableId">The id of the table.</param>
    /// <param name="columnKey">The key of the column.</param>
    /// <param name="create">Makes the generated type of an option.</param>
    public SelectOptions(string tableId, string columnKey, Func<SelectOption, T> create)
    {
        TableId = tableId;
        ColumnKey = columnKey;
        _create = create;
        All = _all.AsReadOnly();
    }

    /// <summary>The known options, in the order of the schema file.</summary>
    public IReadOnlyList<T> All { get; }

    internal string TableId { get; }

    internal string ColumnKey { get; }

    /// <summary>Adds a known option. Only for static initialisers, which run once.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The option.</returns>
    public T Known(string id, string name)
    {
        var option = _create(new SelectOption(id, name, isKnown: true));
        _all.Add(option);
        _byId.TryAdd(id, option);
        _byName.TryAdd(name, option);
        return option;
    }

    /// <summary>The option of a name, whether the schema knows it or not.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The known option, or else one that has this name and no id.</returns>
    public T FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGet(name, out var option) ? option : _create(new SelectOption(null, name));
    }

    /// <summary>Finds what a cell holds: an id, or a name.</summary>
    internal bool TryFind(ReadOnlySpan<byte> cell, out T option) => _byId.TryGet(cell, out option) || _byName.TryGet(cell, out option);

    internal bool TryFind(string cell, out T option) => _byId.TryGet(cell, out option) || _byName.TryGet(cell, out option);

    /// <summary>An option that came up in a cell and is not known; its id and name are resolved afterwards.</summary>
    internal T Unknown(SelectOption option) => _create(option);
}
