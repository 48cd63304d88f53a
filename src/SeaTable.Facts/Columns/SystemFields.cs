using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Facts;

/// <summary>
/// The fields that every row has beside its columns. Answers of the server and SQL name them so, and nobody can write them
/// (https://developer.seatable.com/sql/).
/// </summary>
internal static class SystemFields
{
    public const string Id = "_id";

    public const string CreatedAt = "_ctime";

    public const string ModifiedAt = "_mtime";

    public const string Creator = "_creator";

    public const string LastModifier = "_last_modifier";

    public const string IsLocked = "_locked";

    public const string LockedBy = "_locked_by";

    public const string IsArchived = "_archived";

    /// <summary>All of them with the type of column that answers give them, in the order in which <c>*</c> gives them.</summary>
    public static IReadOnlyList<(string Name, string TypeName)> All { get; } =
    [
        (Id, ColumnTypeNames.Text),
        (CreatedAt, ColumnTypeNames.CreatedTime),
        (ModifiedAt, ColumnTypeNames.ModifiedTime),
        (Creator, ColumnTypeNames.Creator),
        (LastModifier, ColumnTypeNames.LastModifier),
        (IsLocked, ColumnTypeNames.Checkbox),
        (LockedBy, ColumnTypeNames.Text),
        (IsArchived, ColumnTypeNames.Checkbox),
    ];

    /// <summary>Whether a name, in any case, means one of them.</summary>
    public static bool IsName(string name) =>
        All.Any(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
}
