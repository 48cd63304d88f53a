using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of texts. "contains" overlooks capitals unless told otherwise, "is" does not.</summary>
internal static class TextFilter
{
    public static Func<object?, bool>? Test(FilterItem filter)
    {
        var term = filter.Term;
        var comparison = filter.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        Func<object?, bool> test = filter.Predicate switch
        {
            "contains" => cell => cell is string text && text.Contains(term, comparison),
            "does_not_contain" => cell => cell is not string text || !text.Contains(term, comparison),
            "is" => cell => cell is string text && text == term,
            "is_not" => cell => cell is not string text || text != term,
            // Calls of the API have no current user.
            "is_current_user_ID" => _ => false,
            _ => throw AssumedErrors.WrongFilter(),
        };
        return term.Length == 0 && filter.Predicate != "is_current_user_ID" ? null : test;
    }
}
