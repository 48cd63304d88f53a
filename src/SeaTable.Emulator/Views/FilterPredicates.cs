using System.Globalization;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Facts;

namespace SeaTable.Emulator.Views;

/// <summary>
/// The filters of each kind of cell but dates. A filter whose term was left empty has no predicate: the server leaves such
/// a filter out.
/// </summary>
internal static class FilterPredicates
{
    /// <summary>Filters texts: "contains" ignores case unless the filter says otherwise, "is" does not.</summary>
    public static Func<object?, bool>? OfText(Filter filter)
    {
        var term = filter.Term;
        var comparison = filter.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        Func<object?, bool> predicate = filter.Predicate switch
        {
            "contains" => cell => cell is string text && text.Contains(term, comparison),
            "does_not_contain" => cell => cell is not string text || !text.Contains(term, comparison),
            "is" => cell => cell is string text && text == term,
            "is_not" => cell => cell is not string text || text != term,
            // Calls of the API have no current user, unless the filter names one.
            "is_current_user_ID" => cell => term.Length > 0 && cell is string text && text == term,
            _ => throw AssumedErrors.WrongFilter(),
        };
        return term.Length == 0 && filter.Predicate != "is_current_user_ID" ? null : predicate;
    }

    /// <summary>Filters numbers, rates and durations. Terms may be texts such as <c>100%</c> and <c>1:30</c>.</summary>
    public static Func<object?, bool>? OfNumber(Filter filter)
    {
        var term = NumberTerm(filter);
        Func<object?, bool> predicate = filter.Predicate switch
        {
            "equal" => cell => cell is double number && number == term,
            "not_equal" => cell => cell is not double number || number != term,
            "less" => cell => cell is double number && number < term,
            "less_or_equal" => cell => cell is double number && number <= term,
            "greater" => cell => cell is double number && number > term,
            "greater_or_equal" => cell => cell is double number && number >= term,
            _ => throw AssumedErrors.WrongFilter(),
        };
        return term is null ? null : predicate;
    }

    /// <summary>Filters checkboxes: one that was never touched counts as not ticked.</summary>
    public static Func<object?, bool> OfCheckbox(Filter filter)
    {
        if (filter.Predicate != "is")
            throw AssumedErrors.WrongFilter();
        var ticked = string.Equals(filter.Term, "true", StringComparison.OrdinalIgnoreCase);
        return cell => (cell is long number && number != 0) == ticked;
    }

    /// <summary>Filters cells that hold one id: single-select and departments.</summary>
    public static Func<object?, bool>? OfSingleId(Filter filter)
    {
        var terms = filter.Terms;
        Func<object?, bool> predicate = filter.Predicate switch
        {
            "is" or "is_any_of" => cell => IdText(cell) is { } id && terms.Contains(id),
            "is_not" or "is_none_of" => cell => IdText(cell) is not { } id || !terms.Contains(id),
            _ => throw AssumedErrors.WrongFilter(),
        };
        return terms.Count == 0 ? null : predicate;
    }

    /// <summary>Filters cells that hold a list of ids: multiple-select and collaborators.</summary>
    public static Func<object?, bool>? OfIdList(Filter filter) =>
        OfIds(filter) is { } predicate ? cell => predicate(cell is null ? [] : CellJson.ReadList(cell)) : null;

    /// <summary>Filters lists of ids.</summary>
    public static Func<List<string>, bool>? OfIds(Filter filter)
    {
        var terms = filter.Terms;
        Func<List<string>, bool> predicate = filter.Predicate switch
        {
            "has_any_of" => list => terms.Any(list.Contains),
            "has_all_of" => list => terms.All(list.Contains),
            "has_none_of" => list => !terms.Any(list.Contains),
            "is_exactly" => list => list.Distinct().Count() == terms.Distinct().Count() && terms.All(list.Contains),
            "include_me" => list => terms.Any(list.Contains),
            _ => throw AssumedErrors.WrongFilter(),
        };
        if (terms.Count == 0 && filter.Predicate != "include_me")
            return null;
        var options = filter.Column.Type is SingleSelectType or MultipleSelectType ? filter.Column.Options : null;
        return list => predicate(list.FindAll(Exists));

        bool Exists(string id) => options is null || options.NameOf(id) is not null;
    }

    /// <summary>Gets the ids of a cell that holds one, or a list of them.</summary>
    public static IEnumerable<string> Ids(object cell, Column column) =>
        column.Type is MultipleSelectType or CollaboratorType ? CellJson.ReadList(cell) : [IdText(cell)!];

    /// <summary>Whether the filter says what must not be, so that it has to hold for each cell of a list.</summary>
    public static bool Denies(Filter filter, string type) =>
        filter.Predicate is "is_not" or "does_not_contain" or "not_equal"
        || (type == ColumnTypeNames.Checkbox && !string.Equals(filter.Term, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Filters the users who added or changed a row.</summary>
    public static Func<object?, bool>? OfUser(Filter filter)
    {
        var terms = filter.Terms;
        Func<object?, bool> predicate = filter.Predicate switch
        {
            "is" or "contains" or "include_me" => cell => cell is string user && terms.Contains(user),
            "is_not" or "does_not_contain" => cell => cell is not string user || !terms.Contains(user),
            _ => throw AssumedErrors.WrongFilter(),
        };
        return terms.Count == 0 && filter.Predicate != "include_me" ? null : predicate;
    }

    private static double? NumberTerm(Filter filter)
    {
        if (filter.Term.Length == 0)
            return null;
        var number = filter.Column.Type is DurationType
            ? DurationType.Parse(filter.Term, filter.Column)
            : NumberText.Parse(filter.Term);
        return number ?? throw AssumedErrors.WrongFilter();
    }

    private static string? IdText(object? cell) => cell is null ? null : Convert.ToString(cell, CultureInfo.InvariantCulture);
}
