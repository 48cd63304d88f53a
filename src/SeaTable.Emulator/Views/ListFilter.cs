using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of cells that hold a list of ids: multiple-select and collaborators.</summary>
internal static class ListFilter
{
    public static Func<object?, bool>? Test(FilterItem filter)
    {
        var terms = filter.Terms;
        Func<List<string>, bool> test = filter.Predicate switch
        {
            "has_any_of" => list => terms.Any(list.Contains),
            "has_all_of" => list => terms.All(list.Contains),
            "has_none_of" => list => !terms.Any(list.Contains),
            "is_exactly" => list => list.Count == terms.Distinct().Count() && terms.All(list.Contains),
            // Calls of the API have no current user.
            "include_me" => _ => false,
            _ => throw AssumedErrors.WrongFilter(),
        };
        if (terms.Count == 0 && filter.Predicate != "include_me")
            return null;
        var options = filter.Column.Type is MultipleSelectType ? filter.Column.Options : null;
        return cell => test(cell is null ? [] : CellJson.ReadList(cell).FindAll(IsThere));

        bool IsThere(string id) => options is null || options.NameOf(id) is not null;
    }
}
