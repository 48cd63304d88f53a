namespace SeaTable;

/// <summary>An option of a select column, as the server describes it.</summary>
public sealed class OptionMetadata
{
    internal OptionMetadata(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The id, which stays when the option is renamed; unique within its column.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }
}
