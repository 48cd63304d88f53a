using System.Diagnostics.CodeAnalysis;

namespace SeaTable.Emulator.Functions;

/// <summary>All functions and constants, by name.</summary>
internal static class FunctionLibrary
{
    private static readonly Dictionary<string, Function> s_functions = new[]
    {
        NumberFunctions.All, TextFunctions.All, DateFunctions.All, LogicFunctions.All,
    }.SelectMany(family => family).ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, object> s_constants = new(StringComparer.OrdinalIgnoreCase)
    {
        ["e"] = Math.E, ["pi"] = Math.PI, ["true"] = true, ["false"] = false,
    };

    public static Function? Find(string name) => s_functions.GetValueOrDefault(name);

    public static bool TryConstant(string name, [NotNullWhen(true)] out object? value) => s_constants.TryGetValue(name, out value);
}
