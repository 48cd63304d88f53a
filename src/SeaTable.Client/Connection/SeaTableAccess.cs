namespace SeaTable;

/// <summary>What an API token opens: which base, and what is permitted there.</summary>
public sealed class SeaTableAccess
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="baseUuid">The id of the base.</param>
    /// <param name="baseName">The name of the base, if the server told it.</param>
    /// <param name="canWrite">Whether the token may write.</param>
    public SeaTableAccess(Guid baseUuid, string? baseName, bool canWrite)
    {
        BaseUuid = baseUuid;
        BaseName = baseName;
        CanWrite = canWrite;
    }

    /// <summary>Gets the id of the base.</summary>
    public Guid BaseUuid { get; }

    /// <summary>Gets the name that the base had when the API token was exchanged; <see langword="null"/> when the server did not
    /// tell it.</summary>
    public string? BaseName { get; }

    /// <summary>Gets a value that indicates whether the token may write, and not only read.</summary>
    public bool CanWrite { get; }
}
