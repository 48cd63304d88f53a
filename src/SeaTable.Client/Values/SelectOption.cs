namespace SeaTable;

/// <summary>What a generated option type holds: the id and the name of one option.</summary>
/// <remarks>Options that the schema knows are equal when they have the same id, all others when they have the same
/// name.</remarks>
public sealed class SelectOption : IEquatable<SelectOption>
{
    private bool _isKnown;

    internal SelectOption(string? id, string name, bool isKnown = false)
    {
        Id = id;
        Name = name;
        _isKnown = isKnown;
    }

    /// <summary>The option's id; <see langword="null"/> when only its name is known.</summary>
    public string? Id { get; private set; }

    /// <summary>The option's name; the id itself for an option that the base has deleted.</summary>
    public string Name { get; private set; }

    /// <inheritdoc/>
    public bool Equals(SelectOption? other) =>
        other is not null && _isKnown == other._isKnown && (_isKnown ? Id == other.Id : Name == other.Name);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SelectOption);

    /// <inheritdoc/>
    public override int GetHashCode() => (_isKnown ? Id! : Name).GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Completes an option of which only the text in a cell was known, before anybody sees it.</summary>
    internal void Become(string id, string name) => (Id, Name) = (id, name);

    /// <summary>Completes an option that turned out to be one that the schema knows, before anybody sees it.</summary>
    internal void Become(SelectOption known) => (Id, Name, _isKnown) = (known.Id, known.Name, known._isKnown);
}
