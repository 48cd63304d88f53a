namespace SeaTable;

/// <summary>Names a table of a base: by its id, which stays when it is renamed, or by the name that it has now.</summary>
/// <remarks>
/// A table of the generated code converts to it, as in <c>crm.Client.Columns.ListAsync(crm.Contacts)</c>, and so does
/// <see cref="TableMetadata"/>: both by the id. A text is a name.
/// </remarks>
public readonly record struct TableReference
{
    private readonly string? _known;

    private TableReference(string? id, string? name, string? known = null) => (Id, Name, _known) = (id, name, known);

    internal string? Id { get; }

    internal string? Name { get; }

    /// <summary>Names a table by its id.</summary>
    /// <param name="id">The id, four characters as a rule.</param>
    /// <returns>The reference.</returns>
    public static TableReference FromId(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new TableReference(id, null);
    }

    /// <summary>Names a table by its id, with a name of once for messages.</summary>
    internal static TableReference Of(string id, string known) => new(id, null, known);

    /// <summary>Names a table by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reference.</returns>
    public static TableReference FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new TableReference(null, name);
    }

    /// <summary>Names a table by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator TableReference(string name) => FromName(name);

    /// <summary>Names a table by its id.</summary>
    /// <param name="table">The table.</param>
    public static implicit operator TableReference(TableMetadata table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.Id, table.Name);
    }

    /// <summary>Compares what the table is called by.</summary>
    /// <param name="other">The other reference.</param>
    /// <returns>Whether both name the same table in the same way.</returns>
    public bool Equals(TableReference other) => Id == other.Id && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name);

    /// <summary>Returns how the table is named.</summary>
    /// <returns>The name in quotes, as far as it is known, or the id.</returns>
    public override string ToString() => (Name ?? _known) is { } name ? $"'{name}'" : $"of id {Id}";
}
