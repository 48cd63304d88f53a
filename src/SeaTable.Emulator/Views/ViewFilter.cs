using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Views;

/// <summary>Which rows a view shows. A filter that the emulator can't apply is refused, never passed over.</summary>
internal static class ViewFilter
{
    /// <summary>The test that rows have to pass, or null when the view shows all.</summary>
    public static Func<StoredRow, bool>? Of(View view, EmulatedSchema schema, Table table, ReadContext context) =>
        Of(view.Filters, view.AllFiltersMustHold, schema, table, context);

    /// <summary>The test of filters that stand elsewhere; null when they let all rows pass.</summary>
    public static Func<StoredRow, bool>? Of(
        IEnumerable<JsonObject> filters, bool allMustHold, EmulatedSchema schema, Table table, ReadContext context)
    {
        var tests = new List<Func<StoredRow, bool>>();
        foreach (var json in filters)
        {
            var column = table.ColumnWithKey(json["column_key"]?.ToString() ?? "")
                ?? table.ColumnWithName(json["column_name"]?.ToString() ?? "") ?? throw AssumedErrors.WrongFilter();
            if (Test(new FilterItem(json, column), FilterValue.FilterType(schema, table, column), context) is { } test)
                tests.Add(row => test(FilterValue.Of(row, column, context)));
        }

        if (tests.Count == 0)
            return null;
        return allMustHold
            ? row => tests.TrueForAll(test => test(row))
            : row => tests.Exists(test => test(row));
    }

    // Null is the test of a filter whose term was left empty: the server leaves such a filter out.
    private static Func<object?, bool>? Test(FilterItem filter, string type, ReadContext context)
    {
        switch (filter.Predicate)
        {
            case "is_empty" when FilterValue.CanBeEmpty(filter.Column):
                return cell => cell is null;
            case "is_not_empty" when FilterValue.CanBeEmpty(filter.Column):
                return cell => cell is not null;
        }

        var today = DateOnly.FromDateTime(context.Functions.LocalNow);
        return type switch
        {
            "text" or "long-text" or "email" or "url" or "auto-number" => TextFilter.Test(filter),
            "number" or "rate" or "duration" => NumberFilter.Test(filter),
            "checkbox" => CheckboxFilter.Test(filter),
            "date" => DateFilter.Test(filter, today, DateText.FromStored),
            "ctime" or "mtime" => DateFilter.Test(filter, today, text => DateFilter.LocalTime(text, context.TimeZone)),
            "single-select" or "department-single-select" => ChoiceFilter.Test(filter),
            "creator" or "last-modifier" => UserFilter.Test(filter),
            "multiple-select" or "collaborator" => ListFilter.Test(filter),
            _ => throw AssumedErrors.WrongFilter(),
        };
    }
}
