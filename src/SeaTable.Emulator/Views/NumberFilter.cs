using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of numbers, rates and durations. Terms may be texts such as <c>100%</c> and <c>1:30</c>.</summary>
internal static class NumberFilter
{
    public static Func<object?, bool>? Test(FilterItem filter)
    {
        var term = Term(filter);
        Func<object?, bool> test = filter.Predicate switch
        {
            "equal" => cell => cell is double number && number == term,
            "not_equal" => cell => cell is not double number || number != term,
            "less" => cell => cell is double number && number < term,
            "less_or_equal" => cell => cell is double number && number <= term,
            "greater" => cell => cell is double number && number > term,
            "greater_or_equal" => cell => cell is double number && number >= term,
            _ => throw AssumedErrors.WrongFilter(),
        };
        return term is null ? null : test;
    }

    private static double? Term(FilterItem filter)
    {
        if (filter.Term.Length == 0)
            return null;
        var number = filter.Column.Type is DurationType
            ? DurationType.Parse(filter.Term, filter.Column)
            : NumberText.Parse(filter.Term);
        return number ?? throw AssumedErrors.WrongFilter();
    }
}
