namespace SeaTable;

/// <summary>A view of a table, as the server describes it.</summary>
public sealed class ViewMetadata
{
    internal ViewMetadata(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The id, which stays when the view is renamed.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }
}
