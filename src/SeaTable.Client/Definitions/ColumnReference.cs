using SeaTable.Queries;

namespace SeaTable;

/// <summary>Names a column of a table: by its key, which stays when it is renamed, or by the name that it has now.</summary>
/// <remarks>
/// A column of the generated code converts to it, as <c>crm.Contacts.Columns.Age</c> does, and so does
/// <see cref="ColumnMetadata"/>: both by the key. A text is a name.
/// </remarks>
public readonly record struct ColumnReference
{
    private readonly string? _known;

    private ColumnReference(string? key, string? name, string? tableId = null, string? known = null) =>
        (Key, Name, TableId, _known) = (key, name, tableId, known);

    internal string? Key { get; }

    internal string? Name { get; }

    /// <summary>The id of the table that it belongs to, where that is known: keys are unique in a table only.</summary>
    internal string? TableId { get; }

    /// <summary>Names a column by its key.</summary>
    /// <param name="key">The key, four characters as a rule.</param>
    /// <returns>The reference.</returns>
    public static ColumnReference FromKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new ColumnReference(key, null);
    }

    /// <summary>Names a column by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reference.</returns>
    public static ColumnReference FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ColumnReference(null, name);
    }

    /// <summary>Names a column by the name that it has now.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ColumnReference(string name) => FromName(name);

    /// <summary>Names a column by its key.</summary>
    /// <param name="column">The column.</param>
    public static implicit operator ColumnReference(ColumnMetadata column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new ColumnReference(column.Key, null, known: column.Name);
    }

    /// <summary>Names a column of the generated code by its key.</summary>
    /// <param name="column">The column, one of the table's <c>Columns</c>.</param>
    /// <exception cref="ArgumentException">It is a function of a column.</exception>
    public static implicit operator ColumnReference(SqlExpression column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var source = ((ISqlExpression)column).Source;
        return source.Function is null
            ? new ColumnReference(source.Column.Key, null, source.Table?.Id, source.Column.Name)
            : throw new ArgumentException($"{column} is a function of a column, and no column.", nameof(column));
    }

    /// <summary>Compares what the column is called by.</summary>
    /// <param name="other">The other reference.</param>
    /// <returns>Whether both name the same column in the same way.</returns>
    public bool Equals(ColumnReference other) => Key == other.Key && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Name);

    /// <summary>Returns how the column is named.</summary>
    /// <returns>The name in quotes, as far as it is known, or the key.</returns>
    public override string ToString() => (Name ?? _known) is { } name ? $"'{name}'" : $"of key {Key}";
}
