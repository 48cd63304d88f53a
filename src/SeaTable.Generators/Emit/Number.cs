using System.Globalization;

namespace SeaTable.Generators.Emit;

/// <summary>Writes numbers the same way in every culture.</summary>
internal static class Number
{
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number as eight hexadecimal digits, the way C# writes it.</summary>
    public static string Hexadecimal(uint number) => "0x" + number.ToString("X8", CultureInfo.InvariantCulture);
}
