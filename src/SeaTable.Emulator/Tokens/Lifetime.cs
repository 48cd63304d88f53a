using System.Globalization;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Tokens;

/// <summary>Reads the <c>exp</c> of a token exchange: a number and d, h or m, as in <c>3d</c>.</summary>
internal static class Lifetime
{
    public static TimeSpan Parse(string text)
    {
        var digits = text.Length < 2 ? "" : text[..^1];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > 100_000)
            throw AssumedErrors.LifetimeInvalid();
        return text[^1] switch
        {
            'd' => TimeSpan.FromDays(number),
            'h' => TimeSpan.FromHours(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => throw AssumedErrors.LifetimeInvalid(),
        };
    }
}
