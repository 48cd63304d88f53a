using System.Globalization;
using System.Text.Json;

namespace SeaTable.Emulator.Json;

/// <summary>How the emulator writes numbers: without a fraction when they have none.</summary>
internal static class JsonNumber
{
    private const double ExactlyCounted = 1L << 53;
    private const double ExactlyWritten = 1e21;

    public static void Write(Utf8JsonWriter writer, double number)
    {
        if (IsWhole(number) && Math.Abs(number) < ExactlyCounted)
            writer.WriteNumberValue((long)number);
        else if (IsWhole(number))
            writer.WriteRawValue(Whole(number), skipInputValidation: true);
        else
            writer.WriteNumberValue(number);
    }

    public static string Text(double number) => IsWhole(number)
        ? Whole(number)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsWhole(double number) => number == Math.Truncate(number) && Math.Abs(number) < ExactlyWritten;

    // Minus zero is zero.
    private static string Whole(double number) => (number == 0 ? 0 : number).ToString("F0", CultureInfo.InvariantCulture);
}
