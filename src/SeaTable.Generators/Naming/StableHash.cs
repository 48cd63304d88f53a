using System.Globalization;

namespace SeaTable.Generators.Naming;

/// <summary>A short hash that is the same on every machine and in every run.</summary>
internal static class StableHash
{
    /// <summary>Eight hexadecimal digits.</summary>
    public static string Of(string text) => Number(text).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The hash as a number (FNV-1a).</summary>
    public static uint Number(string text)
    {
        var hash = 2166136261;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ (byte)character) * 16777619);
            hash = unchecked((hash ^ (byte)(character >> 8)) * 16777619);
        }

        return hash;
    }
}
