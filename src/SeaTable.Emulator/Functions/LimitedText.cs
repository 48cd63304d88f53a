using System.Text;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>Puts texts together, and ends in an error where that would be more than the longest cell can hold.</summary>
internal static class LimitedText
{
    public static string Join(string separator, IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
                text.Append(separator);
            isFirst = false;
            Check((long)text.Length + part.Length);
            text.Append(part);
        }

        return text.ToString();
    }

    /// <summary>Ends the function in an error when a text of that length would be too long.</summary>
    public static void Check(long length)
    {
        if (length > ServerLimits.LongTextLength)
            throw new ValueException(ErrorValue.Value);
    }
}
