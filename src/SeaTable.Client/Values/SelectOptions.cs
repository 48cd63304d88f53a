using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>The options of a column that the schema file knew. Made by generated code.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SelectOptions<T>
    where T : struct, ISelectOption
{
    private readonly Func<SelectOption, T> _create;
    private readonly List<T> _all = [];
    private readonly Utf8Map<T> _byId = new();

    /// <summary>Makes the options.</summary>
    /// <param name="schema">What the schema file knew of them.</param>
    /// <param name="create">Makes the generated type of an option.</param>
    public SelectOptions(OptionsSchema schema, Func<SelectOption, T> create)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(create);
        Schema = new KnownOptions(schema.TableId, schema.ColumnKey);
        _create = create;
        All = _all.AsReadOnly();
        foreach (var (id, name) in schema.Options)
            Add(new SelectOption(id, name, isKnown: true));
    }

    /// <summary>The known options, in the order of the schema file.</summary>
    public IReadOnlyList<T> All { get; }

    internal string TableId => Schema.TableId;

    internal string ColumnKey => Schema.ColumnKey;

    /// <summary>The known options without their generated type.</summary>
    internal KnownOptions Schema { get; }

    /// <summary>The option of a name, whether the schema knows it or not.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The known option, or else one that has this name and no id.</returns>
    public T FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _create(Schema.FindByName(name) ?? new SelectOption(null, name));
    }

    /// <summary>Reads an option of which the type is known at run time only: the option itself, or the name of a known
    /// one.</summary>
    internal bool TryRead(object value, out T option)
    {
        option = default;
        if (value is T given)
            option = given;
        else if (value is string name && Schema.FindByName(name) is { } known)
            option = _create(known);
        else
            return false;

        return true;
    }

    /// <summary>Finds a known option by what a cell holds, which is an id as a rule.</summary>
    internal bool TryFind(ReadOnlySpan<byte> id, out T option) => _byId.TryGet(id, out option);

    /// <summary>The generated type of an option that came up in a cell.</summary>
    internal T Of(SelectOption option) => _create(option);

    private void Add(SelectOption known)
    {
        var option = _create(known);
        Schema.Add(known);
        _all.Add(option);
        _byId.TryAdd(known.Id!, option);
    }
}
