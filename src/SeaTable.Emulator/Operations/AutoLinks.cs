using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>Links the rows of two tables in which columns have the same values.</summary>
internal static class AutoLinks
{
    /// <summary>Makes the links that are not there yet; archived rows take part, and rows with an empty cell don't.</summary>
    /// <param name="target">The base.</param>
    /// <param name="linkId">The link.</param>
    /// <param name="keys">The keys of columns to match: of the table that stands first in the link, and of the other one.</param>
    public static void Create(EmulatedBase target, string linkId, IReadOnlyList<(string First, string Second)> keys)
    {
        var end = target.Schema.Tables
            .SelectMany(table => table.Columns.Where(column => column.DataText("link_id") == linkId)
                .Select(column => LinkEnd.Of(target.Schema, table, column)))
            .OfType<LinkEnd>().FirstOrDefault() ?? throw AssumedErrors.LinkNotFound();
        var (first, second) = end.IsFirst ? (end.Own, end.Other) : (end.Other, end.Own);
        var columns = keys.Select(key => (First: Column(first, key.First), Second: Column(second, key.Second))).ToList();
        if (columns.Count == 0 || columns.Exists(pair => Kind(pair.First) is not { } kind || kind != Kind(pair.Second)))
            throw AssumedErrors.ParameterInvalid("matching_keys");

        using var context = target.CreateReadContext(convertKeys: true);
        var others = target.Rows.All(second)
            .Select(row => (row.Id, Key: Key(row, columns.Select(pair => pair.Second), context)))
            .Where(row => row.Key is not null)
            .ToLookup(row => row.Key!, row => row.Id, StringComparer.Ordinal);
        var pairs = new List<(string First, string Second)>();
        foreach (var row in target.Rows.All(first))
        {
            if (Key(row, columns.Select(pair => pair.First), context) is { } key)
                pairs.AddRange(others[key].Select(other => (row.Id, other)));
        }

        var records = LinkRecords.Before(target, end, pairs.Select(pair => end.IsFirst ? pair.First : pair.Second).Distinct());
        pairs.ForEach(pair => target.Links.Add(linkId, pair.First, pair.Second));
        if (records.Changed() is { } record)
            target.Changed(schema: false, record);
    }

    private static Column Column(Table table, string key) => table.ColumnWithKey(key) ?? throw AssumedErrors.ColumnNotFound();

    /// <summary>Gets what columns have to have in common; null for those that can't be matched.</summary>
    private static string? Kind(Column column) => column.Type.Name switch
    {
        ColumnTypeNames.Text or ColumnTypeNames.LongText or ColumnTypeNames.Email or ColumnTypeNames.Url
            or ColumnTypeNames.AutoNumber => ColumnTypeNames.Text,
        ColumnTypeNames.Number or ColumnTypeNames.Rate or ColumnTypeNames.Duration => ColumnTypeNames.Number,
        ColumnTypeNames.Creator or ColumnTypeNames.LastModifier => ColumnTypeNames.Creator,
        ColumnTypeNames.CreatedTime or ColumnTypeNames.ModifiedTime => ColumnTypeNames.CreatedTime,
        ColumnTypeNames.Checkbox or ColumnTypeNames.Date or ColumnTypeNames.SingleSelect or ColumnTypeNames.MultipleSelect
            or ColumnTypeNames.Collaborator or ColumnTypeNames.Department => column.Type.Name,
        _ => null,
    };

    private static string? Key(StoredRow row, IEnumerable<Column> columns, ReadContext context)
    {
        var values = columns.Select(column => column.Type.Value(row, column, context)).ToList();
        return values.Exists(ValueConversion.IsEmpty) ? null : string.Join('\0', values.Select(Text));
    }

    // Two dates are equal whether they show a time or not.
    private static string Text(object? value) =>
        value is DateValue date ? FormattableString.Invariant($"{date.Local.Ticks}") : ValueConversion.Text(value);
}
