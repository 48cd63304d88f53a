using System;
using SeaTable.Sql;

namespace SeaTable.Facts;

/// <summary>
/// What links and link formulas show of other tables. Real bases tell <c>array_type</c> on some of their columns only; where it
/// is missing, the column at the other end decides.
/// </summary>
/// <param name="findTable">Finds a table by its id.</param>
internal sealed class LinkedColumns<TTable, TColumn>(Func<string, TTable?> findTable)
    where TTable : class, ITableFacts<TColumn>
    where TColumn : class, IColumnFacts
{
    /// <summary>How many columns are followed from one to the next: they may name each other in a circle.</summary>
    private const int MaxDepth = 16;

    /// <summary>The key of the first column of every table, unless somebody deleted or moved it.</summary>
    private const string FirstKey = "0000";

    /// <summary>
    /// Gets the table at the other end of a link. Both columns of a link hold the same two tables in the same order, so the other
    /// one is the one that is not the column's own; a table linked with itself stands there twice.
    /// </summary>
    public TTable? OtherTable(TTable table, TColumn link)
    {
        var first = link.Setting("table_id");
        return (first == table.Id ? link.Setting("other_table_id") : first) is { } id ? findTable(id) : null;
    }

    /// <summary>Gets the column that a link shows of the other table: the one it names, or the first one.</summary>
    public TColumn? Shown(TTable table, TColumn link)
    {
        var other = OtherTable(table, link);
        return other?.FindColumn(link.Setting("display_column_key") ?? FirstKey)
            ?? (other is { Columns.Count: > 0 } ? other.Columns[0] : null);
    }

    /// <summary>Gets the link that a link formula follows first, a column of its own table.</summary>
    public static TColumn? FirstLink(TTable table, TColumn linkFormula) =>
        linkFormula.Setting(LinkFormulaSettings.Link) is { } key
            && table.FindColumn(key) is { TypeName: ColumnTypeNames.Link } link
            ? link : null;

    /// <summary>Gets the setting of a link formula that holds the key of the column at the end of the first link.</summary>
    public static string SourceSetting(TColumn linkFormula) =>
        LinkFormulaKinds.SourceSetting(linkFormula.Setting("formula"));

    /// <summary>
    /// Gets the column whose values a link formula takes, with its table. It follows the first link, and a second one where the
    /// column at the end of the first is a link itself.
    /// </summary>
    /// <returns>The column, or null when a table or column on the way is not there.</returns>
    public (TTable Table, TColumn Column)? LookedUp(TTable table, TColumn linkFormula, string? sourceSetting = null)
    {
        if (FirstLink(table, linkFormula) is not { } link
            || OtherTable(table, link) is not { } other
            || linkFormula.Setting(sourceSetting ?? SourceSetting(linkFormula)) is not { } key
            || other.FindColumn(key) is not { } column)
        {
            return null;
        }

        if (column.TypeName != ColumnTypeNames.Link
            || linkFormula.Setting(LinkFormulaSettings.SecondLinkedColumn) is not { } second)
        {
            return (other, column);
        }

        return OtherTable(other, column) is { } next && next.FindColumn(second) is { } last ? (next, last) : null;
    }

    /// <summary>Gets what the cells of a column hold, as SQL sees it.</summary>
    public SqlType TypeOf(TTable table, TColumn column) => SqlColumnTypes.Of(
        column.TypeName, column.Setting("result_type"), Element(table, column, MaxDepth), column.Setting("formula"));

    /// <summary>The type of the elements of a list: what the base tells, or what the column at the other end holds.</summary>
    private string? Element(TTable table, TColumn column, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        return column.Setting("array_type") ?? column.TypeName switch
        {
            ColumnTypeNames.Link => Shown(table, column) is { } shown
                ? Value(OtherTable(table, column)!, shown, depth - 1) : null,
            ColumnTypeNames.LinkFormula => LookedUp(table, column) is { } source
                ? Value(source.Table, source.Column, depth - 1) : null,
            _ => null,
        };
    }

    /// <summary>The type of the values of a column, of lists that of their elements.</summary>
    private string? Value(TTable table, TColumn column, int depth) => column.TypeName switch
    {
        ColumnTypeNames.Link => Element(table, column, depth),
        ColumnTypeNames.LinkFormula => column.Setting("formula") switch
        {
            LinkFormulaKinds.CountLinks => ColumnTypeNames.Number,
            var kind when LinkFormulaKinds.GivesCells(kind) => Element(table, column, depth),
            _ => Result(table, column, depth),
        },
        ColumnTypeNames.Formula => Result(table, column, depth),
        var type => type,
    };

    private string? Result(TTable table, TColumn column, int depth) =>
        column.Setting("result_type") is not ResultTypes.List and var told ? told : Element(table, column, depth);
}
