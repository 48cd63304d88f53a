using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// What a plan wants, as a file says it: without the ids that stand for a name. Where that name is the id of another part, which
/// references would then mean, an id is made up: the base does not have it, and so the part is still found by its name.
/// </summary>
internal sealed class IdsForFile(BaseDocument wanted) : IReferenceMap
{
    /// <summary>Writes a plan's schema for a file.</summary>
    /// <param name="wanted">The schema, in the ids of the base as far as it has them.</param>
    public static BaseDocument Of(BaseDocument wanted)
    {
        var ids = new IdsForFile(wanted);
        var references = new References(new SchemaLookup(wanted), ids);
        return wanted with
        {
            Tables = [.. wanted.Tables.Select(table => table with
            {
                Id = Told(table.Id!, wanted.Tables.Select(other => (other.Id!, other.Name))),
                Columns = [.. table.Columns.Select(column => WithoutMadeUpLink(column, references.Map(table, column)) with
                {
                    Key = Told(column.Key!, Columns(table)),
                    Options = column.Options is null ? null
                        : [.. column.Options.Select(option => option with { Id = Told(option.Id!, Options(column)) })],
                })],
                Views = [.. table.Views.Select(view => references.Map(table, view) with { Id = PartIds.InFile(view.Id) })],
            })],
        };
    }

    public string Table(string reference) => Reference(reference, wanted.Tables.Select(table => (table.Id!, table.Name)));

    public string Column(TableDocument? table, string reference) => Reference(reference, table is null ? [] : Columns(table));

    public string Option(TableDocument table, ColumnDocument column, string reference) => Reference(reference, Options(column));

    public string Link(string reference) => PartIds.Reference(reference);

    private static IEnumerable<(string Id, string Name)> Columns(TableDocument table) =>
        table.Columns.Select(column => (column.Key!, column.Name));

    private static IEnumerable<(string Id, string Name)> Options(ColumnDocument column) =>
        (column.Options ?? []).Select(option => (option.Id!, option.Name));

    private static string Reference(string id, IEnumerable<(string Id, string Name)> parts) =>
        Told(id, parts) ?? PartIds.Reference(id);

    /// <summary>The id that a part has in the file; null when its name will do.</summary>
    private static string? Told(string id, IEnumerable<(string Id, string Name)> parts)
    {
        if (PartIds.InFile(id) is { } told)
            return told;

        var (name, all) = (PartIds.Reference(id), parts.ToList());
        return !all.Exists(part => PartIds.InFile(part.Id) == name) ? null
            : FreeNames.Of(name, all.SelectMany(part => new[] { PartIds.Reference(part.Id), part.Name }));
    }

    private static ColumnDocument WithoutMadeUpLink(ColumnDocument wanted, ColumnDocument written)
    {
        if (wanted.Setting(LinkSettings.Link) is { } link && PartIds.InFile(link) is null)
            written.Data!.Remove(LinkSettings.Link);

        return written;
    }
}
