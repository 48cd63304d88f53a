using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>A wanted schema in the ids of the base. What the base does not have yet gets made-up ones.</summary>
internal sealed class ActualIds(BaseDocument wanted, SchemaMatch match) : IReferenceMap
{
    /// <summary>Takes a schema to the ids of the base that it was matched with.</summary>
    public static BaseDocument Of(BaseDocument wanted, SchemaMatch match)
    {
        var ids = new ActualIds(wanted, match);
        return References.Map(wanted, ids, (table, view) => match.View(table.Id!, view.Id!)?.Id ?? PartIds.New(view.Id!));
    }

    public string Table(string reference) => wanted.FindTable(reference) is null ? reference
        : match.Table(reference)?.Id ?? PartIds.New(reference);

    public string Column(TableDocument? table, string reference) => table?.FindColumn(reference) is not { } column ? reference
        : match.Column(table.Id!, reference)?.Key ?? FixedKey(column) ?? PartIds.New(reference);

    public string Option(TableDocument table, ColumnDocument column, string reference) =>
        column.FindOption(reference) is null ? reference
        : match.Option(table.Id!, column, reference)?.Id ?? PartIds.New(reference);

    public string Link(string reference) => match.Link(reference) ?? PartIds.New(reference);

    private static string? FixedKey(ColumnDocument column) => ColumnTypeFacts.Find(column.Type)?.SystemField;
}
