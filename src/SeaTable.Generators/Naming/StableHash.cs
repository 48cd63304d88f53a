using System.Globalization;

namespace SeaTable.Generators.Naming;

/// <summary>A short hash that is the same on every machine and in every run.</summary>
internal static class StableHash
{
    /// <summary>Eight hexadecimal digits (FNV-1a).</summary>
    public static string Of(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ (byte)character) * 16777619);
            hash = unchecked((hash ^ (byte)(character >> 8)) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
