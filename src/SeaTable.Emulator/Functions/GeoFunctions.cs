using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions of places.</summary>
internal static class GeoFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("country", 1, 1, ValueKind.Text, arguments => arguments[0] is GeoValue place ? place.Country : ""),
    ];
}
