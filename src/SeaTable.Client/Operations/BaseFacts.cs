using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>What a base is.</summary>
public sealed class SeaTableBaseInfo
{
    internal SeaTableBaseInfo(Guid uuid, string? name, BaseMetadata metadata)
    {
        Uuid = uuid;
        Name = name;
        Version = metadata.Version;
        FormatVersion = metadata.FormatVersion;
        HasBigData = metadata.HasBigData;
        TableCount = metadata.Tables.Count;
    }

    /// <summary>Gets the id of the base.</summary>
    public Guid Uuid { get; }

    /// <summary>Gets the name of the base; <see langword="null"/> when the server does not say so.</summary>
    public string? Name { get; }

    /// <summary>
    /// Gets how many operations were applied to the base: another number means that something was changed. <see langword="null"/>
    /// when the server does not say so.
    /// </summary>
    public long? Version { get; }

    /// <summary>Gets the version of the form in which the server keeps the base.</summary>
    public long? FormatVersion { get; }

    /// <summary>Gets a value that indicates whether the settings of the base switch on the big-data storage.</summary>
    public bool HasBigData { get; }

    /// <summary>Gets how many tables there are.</summary>
    public int TableCount { get; }
}

/// <summary>What came of asking for a snapshot.</summary>
public sealed class SeaTableSnapshot
{
    private SeaTableSnapshot(bool isNew, JsonElement snapshot)
    {
        IsNew = isNew;
        CommitId = snapshot.Text("commit_id");
        CreatedAt = snapshot.TimeOfMilliseconds(ColumnTypeNames.CreatedTime); // It is called as the type of columns is.
    }

    /// <summary>Gets a value that indicates whether it was made; otherwise there is one of a short time ago.</summary>
    public bool IsNew { get; }

    /// <summary>Gets the id by which the server keeps it; <see langword="null"/> when none was made.</summary>
    public string? CommitId { get; }

    /// <summary>Gets when it was made; <see langword="null"/> when none was made.</summary>
    public DateTimeOffset? CreatedAt { get; }

    internal static SeaTableSnapshot? Read(JsonElement answer) => answer.Text("status") is { } status
        ? new SeaTableSnapshot(status == "created", answer.Member("snapshot") ?? JsonMembers.Null)
        : null;
}

/// <summary>Two columns whose values have to be equal for rows to be linked.</summary>
/// <param name="Column">The column of the link's own table.</param>
/// <param name="OtherColumn">The column of the linked table.</param>
public sealed record AutoLinkMatch(ColumnReference Column, ColumnReference OtherColumn);

/// <summary>How far a task of the server is.</summary>
public enum SeaTableTaskStatus
{
    /// <summary>It is not over.</summary>
    Running,

    /// <summary>It is done.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>How a message to a user looks.</summary>
public enum SeaTableToastType
{
    /// <summary>As good news.</summary>
    Success,

    /// <summary>As a warning.</summary>
    Warning,

    /// <summary>As an error.</summary>
    Error,
}
