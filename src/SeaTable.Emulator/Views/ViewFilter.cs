using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Views;

/// <summary>Which rows a view shows. A filter that the emulator can't apply is refused, never passed over.</summary>
internal static class ViewFilter
{
    /// <summary>Gets the predicate of the rows that a view shows, or null when it shows all.</summary>
    public static Func<StoredRow, bool>? Of(View view, EmulatedSchema schema, Table table, ReadContext context) =>
        Of(view.Filters, view.AllFiltersMustHold, schema, table, context);

    /// <summary>Gets the predicate of other filters, or null when they let all rows pass.</summary>
    public static Func<StoredRow, bool>? Of(
        IEnumerable<JsonObject> filters, bool allMustHold, EmulatedSchema schema, Table table, ReadContext context)
    {
        var predicates = new List<Func<StoredRow, bool>>();
        foreach (var json in filters)
        {
            var column = table.ColumnWithKey(json["column_key"]?.ToString() ?? "")
                ?? table.ColumnWithName(json["column_name"]?.ToString() ?? "") ?? throw AssumedErrors.WrongFilter();
            if (Predicate(new Filter(json, column), FilterValue.FilterType(schema, table, column), context) is { } predicate)
                predicates.Add(row => predicate(FilterValue.Of(row, column, context)));
        }

        if (predicates.Count == 0)
            return null;
        return allMustHold
            ? row => predicates.TrueForAll(predicate => predicate(row))
            : row => predicates.Exists(predicate => predicate(row));
    }

    private static Func<object?, bool>? Predicate(Filter filter, string type, ReadContext context)
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
            ColumnTypeNames.Text or ColumnTypeNames.LongText or ColumnTypeNames.Email or ColumnTypeNames.Url
                or ColumnTypeNames.AutoNumber => FilterPredicates.OfText(filter),
            ColumnTypeNames.Number or ColumnTypeNames.Rate or ColumnTypeNames.Duration => FilterPredicates.OfNumber(filter),
            ColumnTypeNames.Checkbox => FilterPredicates.OfCheckbox(filter),
            ColumnTypeNames.Date => DateFilter.Predicate(filter, today, DateText.FromStored),
            ColumnTypeNames.CreatedTime or ColumnTypeNames.ModifiedTime =>
                DateFilter.Predicate(filter, today, text => DateFilter.LocalTime(text, context.TimeZone)),
            ColumnTypeNames.SingleSelect or ColumnTypeNames.Department => FilterPredicates.OfSingleId(filter),
            ColumnTypeNames.Creator or ColumnTypeNames.LastModifier => FilterPredicates.OfUser(filter),
            ColumnTypeNames.MultipleSelect or ColumnTypeNames.Collaborator => FilterPredicates.OfIdList(filter),
            _ => throw AssumedErrors.WrongFilter(),
        };
    }
}

/// <summary>One filter of a view.</summary>
internal sealed class Filter(JsonObject json, Column column)
{
    public Column Column { get; } = column;

    public string Predicate { get; } = json["filter_predicate"]?.ToString() ?? "";

    public string Modifier { get; } = json["filter_term_modifier"]?.ToString() ?? "";

    public bool CaseSensitive { get; } = json["case_sensitive"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>Gets what to compare with, as text.</summary>
    public string Term { get; } = json["filter_term"] is JsonValue term ? term.ToString() : "";

    /// <summary>Gets what to compare with, as a list: one value is a list of one.</summary>
    public IReadOnlyList<string> Terms { get; } = json["filter_term"] switch
    {
        JsonArray list => [.. list.Select(item => item?.ToString()).OfType<string>()],
        JsonValue value when value.ToString().Length > 0 => [value.ToString()],
        _ => [],
    };
}
