using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Finds the parts of a base that settings refer to, by id, or by name as people write it.</summary>
internal sealed class SchemaLookup(BaseDocument document)
{
    private const int MostLookUps = 10;

    public BaseDocument Document => document;

    public TableDocument? Table(string? idOrName) => idOrName is null ? null
        : document.FindTable(idOrName) ?? document.Tables.FirstOrDefault(table => table.Name == idOrName);

    public static ColumnDocument? Column(TableDocument? table, string? keyOrName) => table is null || keyOrName is null ? null
        : table.FindColumn(keyOrName) ?? table.Columns.FirstOrDefault(column => column.Name == keyOrName);

    /// <summary>
    /// Finds the column with the options that filters of a column name: itself, or the one whose cells a link or a look-up shows.
    /// </summary>
    public (TableDocument Table, ColumnDocument Column)? Chosen(TableDocument? table, ColumnDocument? column) =>
        Chosen(table, column, MostLookUps);

    /// <summary>A look-up of a look-up of itself is none, and only a file can have one.</summary>
    private (TableDocument Table, ColumnDocument Column)? Chosen(TableDocument? table, ColumnDocument? column, int most)
    {
        if (table is null || column is null || most == 0)
            return null;

        if (column.Options is not null)
            return (table, column);

        var (other, shown) = Shown(table, column);
        return Chosen(other, shown, most - 1);
    }

    private (TableDocument? Table, ColumnDocument? Column) Shown(TableDocument table, ColumnDocument column)
    {
        var link = column.Type == ColumnTypeNames.LinkFormula ? Column(table, column.Setting(LinkFormulaSettings.Link)) : column;
        if (OtherTable(table, link) is not { } other)
            return (null, null);

        var first = column.Type == ColumnTypeNames.Link ? LinkSettings.Shown
            : LinkFormulaKinds.SourceSetting(column.Setting("formula"));
        var shown = Column(other, column.Setting(first));
        return column.Setting(LinkFormulaSettings.SecondLinkedColumn) is { } second && OtherTable(other, shown) is { } further
            ? (further, Column(further, second)) : (other, shown);
    }

    /// <summary>Gets the table that a link leads to.</summary>
    public TableDocument? OtherTable(TableDocument table, ColumnDocument? link)
    {
        if (link?.Type != ColumnTypeNames.Link)
            return null;

        var (first, second) = (Table(link.Setting(LinkSettings.Table)), Table(link.Setting(LinkSettings.OtherTable)));
        return first is null || first.Id == table.Id ? second : first;
    }
}
