namespace SeaTable;

/// <summary>When rows are updated.</summary>
public enum SeaTableUpdate
{
    /// <summary>Whatever has become of them since they were read; the last one to write wins.</summary>
    Always,

    /// <summary>
    /// Only if nobody has changed them since they were read; otherwise the update throws a
    /// <see cref="SeaTableConflictException"/>.
    /// </summary>
    IfUnchanged,
}
