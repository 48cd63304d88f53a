using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of checkboxes: one that was never touched counts as not ticked.</summary>
internal static class CheckboxFilter
{
    public static Func<object?, bool> Test(FilterItem filter)
    {
        if (filter.Predicate != "is")
            throw AssumedErrors.WrongFilter();
        var ticked = string.Equals(filter.Term, "true", StringComparison.OrdinalIgnoreCase);
        return cell => (cell is long number && number != 0) == ticked;
    }
}
