using System.Text.Json;
using System.Text.Unicode;

namespace SeaTable.Emulator.Json;

/// <summary>
/// Finds texts that are none: JSON may hold half of a letter (<c>"\ud800"</c>), and a parser notices only when somebody
/// reads it.
/// </summary>
internal static class InvalidUnicode
{
    /// <summary>Gets the names and indexes that lead to the first broken text, or null when all are whole.</summary>
    public static IReadOnlyList<object>? PathToBroken(ReadOnlySpan<byte> utf8, JsonElement root)
    {
        // Only escapes and broken bytes can do that, and most JSON has neither.
        if (utf8.IndexOf("\\u"u8) < 0 && Utf8.IsValid(utf8))
            return null;
        var path = new List<object>();
        return IsWhole(root, path) ? null : path;
    }

    private static bool IsWhole(JsonElement element, List<object> path)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                element.GetString();
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                return element.EnumerateObject().All(member => IsWholeAt(member.Name, member.Value, path));
            }
            else if (element.ValueKind == JsonValueKind.Array)
            {
                return element.EnumerateArray().Select((item, index) => (item, index))
                    .All(item => IsWholeAt(item.index, item.item, path));
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The path is left standing where the broken text was found.
    private static bool IsWholeAt(object step, JsonElement element, List<object> path)
    {
        path.Add(step);
        if (!IsWhole(element, path))
            return false;
        path.RemoveAt(path.Count - 1);
        return true;
    }
}
