namespace SeaTable;

/// <summary>Names an option of a column: by its id, which stays when it is renamed, or by the name that it has now.</summary>
/// <remarks><see cref="OptionMetadata"/> converts to it by the id, and a text as a name.</remarks>
public readonly record struct OptionReference
{
    private OptionReference(string? id, string? name) => (Id, Name) = (id, name);

    internal string? Id { get; }

    internal string? Name { get; }

    /// <summary>Names an option by its id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The reference.</returns>
    public static OptionReference FromId(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new OptionReference(id, null);
    }

    /// <summary>Names an option by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reference.</returns>
    public static OptionReference FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new OptionReference(null, name);
    }

    /// <summary>Names an option of the generated code by its id; one that is known by its name only by that.</summary>
    /// <param name="option">The option, such as <c>ContactsStatus.Lead</c>.</param>
    /// <returns>The reference.</returns>
    public static OptionReference FromOption(ISelectOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.Id is { } id ? FromId(id) : FromName(option.Name);
    }

    /// <summary>Names an option by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator OptionReference(string name) => FromName(name);

    /// <summary>Names an option by its id.</summary>
    /// <param name="option">The option.</param>
    public static implicit operator OptionReference(OptionMetadata option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return FromId(option.Id);
    }

    /// <summary>Returns how the option is named.</summary>
    /// <returns>The name in quotes, or the id.</returns>
    public override string ToString() => Name is { } name ? $"'{name}'" : $"of id {Id}";
}
