using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Views;

namespace SeaTable.Emulator.Base;

/// <summary>Which rows of a table are asked for, and in which order.</summary>
/// <param name="Table">The table.</param>
/// <param name="View">The view that filters and sorts them; null for none.</param>
internal sealed record RowSelection(Table Table, View? View)
{
    /// <summary>Gets filters on top of those of the view.</summary>
    public IReadOnlyList<JsonObject> Filters { get; init; } = [];

    /// <summary>Gets whether all of those filters must hold, and not any of them.</summary>
    public bool AllMustHold { get; init; } = true;

    /// <summary>Gets the column to sort by instead of the order of the view; null for that.</summary>
    public Column? SortedBy { get; init; }

    /// <summary>Gets whether that column is sorted downwards.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Gets whether rows of the big data storage are among them.</summary>
    public bool WithArchived => View?.ShowsArchived != false;

    /// <summary>Gets what tells it from others while neither schema nor rows change.</summary>
    public object Key => (
        Table, View, SortedBy, IsDescending, AllMustHold,
        string.Concat(Filters.Select(filter => filter.ToJsonString())));

    /// <summary>Gets the order of the rows; null when it is that in which they were added.</summary>
    public RowOrder? Order(ReadContext context) =>
        SortedBy is not null ? RowOrder.By(SortedBy, IsDescending, context)
        : View is not null ? RowOrder.Of(View, Table, context)
        : null;

    /// <summary>Gets the tests that a row has to pass.</summary>
    public List<Func<StoredRow, bool>> Tests(EmulatedSchema schema, ReadContext context)
    {
        var ofView = View is null ? null : ViewFilter.Of(View, schema, Table, context);
        var others = ViewFilter.Of(Filters, AllMustHold, schema, Table, context);
        return [.. new[] { ofView, others }.OfType<Func<StoredRow, bool>>()];
    }
}
