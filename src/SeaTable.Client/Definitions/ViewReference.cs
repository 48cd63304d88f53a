namespace SeaTable;

/// <summary>Names a view of a table: by its id, which stays when it is renamed, or by the name that it has now.</summary>
/// <remarks>
/// A view of the generated code converts to it, as <c>crm.Contacts.Views.Leads</c> does, and so does <see cref="ViewMetadata"/>:
/// both by the id. A text is a name.
/// </remarks>
public readonly record struct ViewReference
{
    private readonly string? _known;

    private ViewReference(string? id, string? name, string? known = null) => (Id, Name, _known) = (id, name, known);

    internal string? Id { get; }

    internal string? Name { get; }

    /// <summary>Names a view by its id.</summary>
    /// <param name="id">The id, four characters as a rule.</param>
    /// <returns>The reference.</returns>
    public static ViewReference FromId(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new ViewReference(id, null);
    }

    /// <summary>Names a view by its id, with a name of once for messages.</summary>
    internal static ViewReference Of(string id, string known) => new(id, null, known);

    /// <summary>Names a view by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reference.</returns>
    public static ViewReference FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ViewReference(null, name);
    }

    /// <summary>Names a view by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ViewReference(string name) => FromName(name);

    /// <summary>Names a view by its id.</summary>
    /// <param name="view">The view.</param>
    public static implicit operator ViewReference(ViewMetadata view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Of(view.Id, view.Name);
    }

    /// <summary>Compares what the view is called by.</summary>
    /// <param name="other">The other reference.</param>
    /// <returns>Whether both name the same view in the same way.</returns>
    public bool Equals(ViewReference other) => Id == other.Id && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name);

    /// <summary>Returns how the view is named.</summary>
    /// <returns>The name in quotes, as far as it is known, or the id.</returns>
    public override string ToString() => (Name ?? _known) is { } name ? $"'{name}'" : $"of id {Id}";
}
