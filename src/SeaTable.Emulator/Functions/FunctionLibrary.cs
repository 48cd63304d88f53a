using System.Diagnostics.CodeAnalysis;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// What the functions of the <see cref="FunctionCatalogue"/> compute, and the constants. Aggregates of SQL and functions of
/// linked rows are computed where the rows are.
/// </summary>
internal static class FunctionLibrary
{
    private static readonly Dictionary<string, Function> s_functions = new[]
    {
        ArithmeticFunctions.All, NumberFunctions.All, StatisticsFunctions.All, TextFunctions.All, DateFunctions.All,
        DateDifferenceFunctions.All, LogicFunctions.All,
    }.SelectMany(family => family).ToDictionary(function => function.Facts.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the functions that are implemented.</summary>
    public static IReadOnlyCollection<Function> Implemented => s_functions.Values;

    /// <summary>Gets what computes a function of SQL, or null when it is an aggregate or none.</summary>
    public static Function? FindInSql(string name) =>
        s_functions.GetValueOrDefault(name) is { Facts.IsInSql: true } found ? found : null;

    /// <summary>Gets what computes a function of formulas that looks at its arguments only.</summary>
    public static Function InFormulas(string name) => s_functions[name];

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
