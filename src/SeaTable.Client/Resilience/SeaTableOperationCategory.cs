namespace SeaTable;

/// <summary>What a call does to the base, and thus when it may be repeated.</summary>
public enum SeaTableOperationCategory
{
    /// <summary>It changes nothing.</summary>
    Read,

    /// <summary>It sets or deletes: done twice, the base is the same as after once.</summary>
    Write,

    /// <summary>It adds: done twice, it is there twice.</summary>
    Add,
}
