using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of who added or changed a row.</summary>
internal static class UserFilter
{
    public static Func<object?, bool>? Test(FilterItem filter)
    {
        var terms = filter.Terms;
        Func<object?, bool> test = filter.Predicate switch
        {
            "is" or "contains" => cell => cell is string user && terms.Contains(user),
            "is_not" or "does_not_contain" => cell => cell is not string user || !terms.Contains(user),
            // Calls of the API have no current user.
            "include_me" => _ => false,
            _ => throw AssumedErrors.WrongFilter(),
        };
        return terms.Count == 0 && filter.Predicate != "include_me" ? null : test;
    }
}
