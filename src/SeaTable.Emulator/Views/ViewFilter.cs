using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Views;

/// <summary>Which rows a view shows. A filter that the emulator can't apply is refused, never passed over.</summary>
internal static class ViewFilter
{
    /// <summary>The test that rows have to pass, or null when the view shows all.</summary>
    public static Func<StoredRow, bool>? Of(View view, Table table, EmulatedBase emulatedBase)
    {
        var tests = new List<Func<StoredRow, bool>>();
        foreach (var json in view.Filters)
        {
            var column = table.ColumnWithKey(json["column_key"]?.ToString() ?? "") ?? throw Decisions.WrongFilter();
            if (Test(new FilterItem(json, column), emulatedBase) is { } test)
                tests.Add(row => test(FilterValue.Of(row, column)));
        }

        if (tests.Count == 0)
            return null;
        return view.AllFiltersMustHold
            ? row => tests.TrueForAll(test => test(row))
            : row => tests.Exists(test => test(row));
    }

    // Null is the test of a filter whose term was left empty: the server leaves such a filter out.
    private static Func<object?, bool>? Test(FilterItem filter, EmulatedBase emulatedBase)
    {
        switch (filter.Predicate)
        {
            case "is_empty" when FilterValue.CanBeEmpty(filter.Column):
                return cell => cell is null;
            case "is_not_empty" when FilterValue.CanBeEmpty(filter.Column):
                return cell => cell is not null;
        }

        return filter.Column.Type.Name switch
        {
            "text" or "long-text" or "email" or "url" or "auto-number" => TextFilter.Test(filter),
            "number" or "rate" or "duration" => NumberFilter.Test(filter),
            "checkbox" => CheckboxFilter.Test(filter),
            "date" => DateFilter.Test(filter, emulatedBase, DateText.FromStored),
            "ctime" or "mtime" => DateFilter.Test(filter, emulatedBase, text => DateFilter.LocalTime(text, emulatedBase.TimeZone)),
            "single-select" or "department-single-select" => ChoiceFilter.Test(filter),
            "creator" or "last-modifier" => UserFilter.Test(filter),
            "multiple-select" or "collaborator" => ListFilter.Test(filter),
            _ => throw Decisions.WrongFilter(),
        };
    }
}
