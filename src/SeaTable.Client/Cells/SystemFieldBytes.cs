using System.Text;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The names of the system fields as they stand in the bytes of an answer.</summary>
internal static class SystemFieldBytes
{
    private static readonly byte[] s_id = Encoding.UTF8.GetBytes(SystemFields.Id);
    private static readonly byte[] s_createdAt = Encoding.UTF8.GetBytes(SystemFields.CreatedAt);
    private static readonly byte[] s_modifiedAt = Encoding.UTF8.GetBytes(SystemFields.ModifiedAt);
    private static readonly byte[] s_creator = Encoding.UTF8.GetBytes(SystemFields.Creator);
    private static readonly byte[] s_lastModifier = Encoding.UTF8.GetBytes(SystemFields.LastModifier);
    private static readonly byte[] s_isLocked = Encoding.UTF8.GetBytes(SystemFields.IsLocked);
    private static readonly byte[] s_isArchived = Encoding.UTF8.GetBytes(SystemFields.IsArchived);

    internal static ReadOnlySpan<byte> Id => s_id;

    internal static ReadOnlySpan<byte> CreatedAt => s_createdAt;

    internal static ReadOnlySpan<byte> ModifiedAt => s_modifiedAt;

    internal static ReadOnlySpan<byte> Creator => s_creator;

    internal static ReadOnlySpan<byte> LastModifier => s_lastModifier;

    internal static ReadOnlySpan<byte> IsLocked => s_isLocked;

    internal static ReadOnlySpan<byte> IsArchived => s_isArchived;
}
