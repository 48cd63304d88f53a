using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Views;

/// <summary>Which rows a view shows. A filter that the emulator can't apply is refused, never passed over.</summary>
internal sealed class ViewFilter
{
    /// <summary>SeaTable has three levels of groups.</summary>
    private const int MaxDepth = 16;

    private readonly EmulatedSchema _schema;
    private readonly Table _table;
    private readonly ReadContext _context;

    private ViewFilter(EmulatedSchema schema, Table table, ReadContext context) =>
        (_schema, _table, _context) = (schema, table, context);

    /// <summary>Gets the predicate of the rows that a view shows, or null when it shows all.</summary>
    public static Func<StoredRow, bool>? Of(View view, EmulatedSchema schema, Table table, ReadContext context) =>
        Of(view.Filters, view.AllFiltersMustHold, schema, table, context);

    /// <summary>Gets the predicate of other filters, or null when they let all rows pass.</summary>
    public static Func<StoredRow, bool>? Of(
        IEnumerable<JsonObject> filters, bool allMustHold, EmulatedSchema schema, Table table, ReadContext context) =>
        new ViewFilter(schema, table, context).Group(filters, allMustHold, depth: 0);

    private Func<StoredRow, bool>? Group(IEnumerable<JsonObject> filters, bool allMustHold, int depth)
    {
        var predicates = filters.Select(filter => FilterOrGroup(filter, depth)).OfType<Func<StoredRow, bool>>().ToList();
        if (predicates.Count == 0)
            return null;
        return allMustHold
            ? row => predicates.TrueForAll(predicate => predicate(row))
            : row => predicates.Exists(predicate => predicate(row));
    }

    private Func<StoredRow, bool>? FilterOrGroup(JsonObject json, int depth)
    {
        if (json["filters"] is not JsonArray group)
            return OneFilter(json);
        if (depth >= MaxDepth)
            throw AssumedErrors.WrongFilter();
        return Group(
            group.OfType<JsonObject>().Where(filter => filter.Count > 0), View.AllMustHold(json), depth + 1);
    }

    private Func<StoredRow, bool>? OneFilter(JsonObject json)
    {
        var column = _table.ColumnWithKey(json["column_key"]?.ToString() ?? "")
            ?? _table.ColumnWithName(json["column_name"]?.ToString() ?? "") ?? throw AssumedErrors.WrongFilter();
        if (ListedCells.Of(_schema, _table, column, _context) is { } cells)
            return OfList(new Filter(json, cells.Column), cells);

        return Predicate(new Filter(json, column), FilterValue.FilterType(_schema, _table, column)) is { } predicate
            ? row => predicate(FilterValue.Of(row, column, _context))
            : null;
    }

    /// <summary>
    /// Filters a list of cells: by all of their ids together, or one by one. Then one that passes is enough, and what a filter
    /// denies must hold for none.
    /// </summary>
    private Func<StoredRow, bool>? OfList(Filter filter, ListedCells cells)
    {
        var type = FilterValue.FilterType(_schema, _schema.TableWithColumn(cells.Column) ?? _table, cells.Column);
        switch (filter.Predicate)
        {
            case "is_empty":
                return row => !cells.Values(row, _context).Any();
            case "is_not_empty":
                return row => cells.Values(row, _context).Any();
        }

        if (type is ColumnTypeNames.SingleSelect or ColumnTypeNames.MultipleSelect or ColumnTypeNames.Department
            or ColumnTypeNames.Collaborator or ColumnTypeNames.Creator or ColumnTypeNames.LastModifier)
        {
            return FilterPredicates.OfIds(filter) is { } ofIds
                ? row => ofIds([.. cells.Values(row, _context).SelectMany(value => FilterPredicates.Ids(value, cells.Column))])
                : null;
        }

        if (Predicate(filter, type) is not { } predicate)
            return null;
        return FilterPredicates.Denies(filter, type)
            ? row => cells.Values(row, _context).All(predicate)
            : row => cells.Values(row, _context).Any(predicate);
    }

    private Func<object?, bool>? Predicate(Filter filter, string type)
    {
        if (filter.Modifier == DateFilter.ExactTime && !_context.Functions.Version.FiltersTimes)
            throw AssumedErrors.WrongFilter();
        switch (filter.Predicate)
        {
            case "is_empty" when FilterValue.CanBeEmpty(filter.Column):
                return cell => cell is null;
            case "is_not_empty" when FilterValue.CanBeEmpty(filter.Column):
                return cell => cell is not null;
        }

        var today = _context.Functions.Time.Today;
        return type switch
        {
            ColumnTypeNames.Text or ColumnTypeNames.LongText or ColumnTypeNames.Email or ColumnTypeNames.Url
                or ColumnTypeNames.AutoNumber or ColumnTypeNames.Geolocation => FilterPredicates.OfText(filter),
            ColumnTypeNames.Number or ColumnTypeNames.Rate or ColumnTypeNames.Duration => FilterPredicates.OfNumber(filter),
            ColumnTypeNames.Checkbox => FilterPredicates.OfCheckbox(filter),
            ColumnTypeNames.Date => DateFilter.Predicate(filter, today, DateText.FromStored),
            ColumnTypeNames.CreatedTime or ColumnTypeNames.ModifiedTime =>
                DateFilter.Predicate(filter, today, text => DateFilter.LocalTime(text, _context.TimeZone)),
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
