using System.Text.Json;

namespace SeaTable;

/// <summary>What reading a body throws that is cut off, is no JSON, or holds what no text can be.</summary>
internal static class UnreadableJson
{
    /// <remarks>A mistake in the program is an <see cref="InvalidOperationException"/>, too, but one of this library.</remarks>
    internal static bool IsUnreadable(this Exception e) =>
        e is JsonException or FormatException or OverflowException or ArgumentException
        || e is InvalidOperationException and not SeaTableQueryException and not ObjectDisposedException;
}
