using System.Globalization;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of cells that hold one id: single-select and departments.</summary>
internal static class ChoiceFilter
{
    public static Func<object?, bool>? Test(FilterItem filter)
    {
        var terms = filter.Terms;
        Func<object?, bool> test = filter.Predicate switch
        {
            "is" or "is_any_of" => cell => Id(cell) is { } id && terms.Contains(id),
            "is_not" or "is_none_of" => cell => Id(cell) is not { } id || !terms.Contains(id),
            _ => throw AssumedErrors.WrongFilter(),
        };
        return terms.Count == 0 ? null : test;
    }

    private static string? Id(object? cell) => cell is null ? null : Convert.ToString(cell, CultureInfo.InvariantCulture);
}
