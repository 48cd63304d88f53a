using System.Globalization;

namespace SeaTable.Generators.Texts;

/// <summary>Writes numbers the same way in every culture.</summary>
internal static class Numerals
{
    /// <summary>A number in decimal digits.</summary>
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number as eight hexadecimal digits, the way C# writes it.</summary>
    public static string Hexadecimal(uint number) => "0x" + number.ToString("X8", CultureInfo.InvariantCulture);
}
