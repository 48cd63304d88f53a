using System.Diagnostics.CodeAnalysis;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>What the functions of the <see cref="FunctionCatalogue"/> compute, aggregates excepted, and the constants.</summary>
internal static class FunctionLibrary
{
    private static readonly Dictionary<string, Function> s_functions = new[]
    {
        NumberFunctions.All, TextFunctions.All, DateFunctions.All, LogicFunctions.All,
    }.SelectMany(family => family).ToDictionary(function => function.Facts.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the functions that are implemented.</summary>
    public static IReadOnlyCollection<Function> Implemented => s_functions.Values;

    public static Function? Find(string name) => s_functions.GetValueOrDefault(name);

    public static bool TryConstant(string name, [NotNullWhen(true)] out object? value)
    {
        value = name.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            _ => FunctionCatalogue.Constant(name),
        };
        return value is not null;
    }
}
