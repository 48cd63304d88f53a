using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A link column.</summary>
/// <typeparam name="TOther">The row class of the linked table.</typeparam>
/// <typeparam name="TOtherColumns">The generated class of the columns of the linked table.</typeparam>
/// <remarks>SQL sees of a link what it shows, so links to rows that show nothing count as none.</remarks>
public class LinkColumn<TOther, TOtherColumns> : FilterExpression, ISqlSortable, ISqlValue<LinkList<TOther>>
    where TOther : SeaTableRow
    where TOtherColumns : class
{
    private readonly Func<LinkedTable<TOther, TOtherColumns>> _other;

    /// <summary>
    /// Initializes a new instance of the <see cref="LinkColumn{TOther, TOtherColumns}"/> class. Called by generated code.
    /// </summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    /// <param name="other">Gives the linked table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LinkColumn(
        TableSchema table, int column, CellReading<LinkList<TOther>> read, Func<LinkedTable<TOther, TOtherColumns>> other)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(other);
        (_other, Index, Read) = (other, column, read);
    }

    /// <summary>Finds the rows that link at least one row which meets a condition.</summary>
    /// <param name="condition">Makes the condition out of the columns of the linked table:
    /// <c>o =&gt; o.Size &gt; 100</c>.</param>
    /// <returns>A condition for <c>Where</c> of queries; its opposite also finds the rows without links.</returns>
    /// <remarks>
    /// SQL can't look at linked rows. So they are found first, with their links back: one call for each 10,000 that meet the
    /// condition, and one for each 1,000 of them with 50 links or more, and 100 links. The query then names the rows that were
    /// found. In a table that links itself all links are read, one call for each 10,000 rows. What others change between these
    /// calls may be seen by one and not by the other, so updates and deletions by a condition do not take it.
    /// </remarks>
    public SqlCondition Any(Func<TOtherColumns, SqlCondition> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var chosen = condition(Other.Columns) ?? throw SeaTableQueryException.NothingChosen();
        return chosen.Constant == false ? ConstantCondition.Never : new LinkedCondition(Source, OtherSchema, chosen, []);
    }

    /// <summary>Finds the rows that link this row.</summary>
    /// <param name="row">The row of the linked table.</param>
    /// <returns>A condition for <c>Where</c> of queries.</returns>
    /// <exception cref="SeaTableRowException">The row is not stored yet.</exception>
    /// <remarks>
    /// The links of the row are read first, 100 in a call; of a table that links itself all links, one call for each 10,000 rows.
    /// Updates and deletions by a condition do not take it.
    /// </remarks>
    public SqlCondition Contains(TOther row) => HasAnyOf([row]);

    /// <summary>Finds the rows that link at least one of these rows.</summary>
    /// <param name="rows">The rows of the linked table. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c> of queries.</returns>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <remarks>
    /// The links of the rows are read first, of 1,000 rows and 100 links of each in a call; of a table that links itself all
    /// links, one call for each 10,000 rows. Updates and deletions by a condition do not take it.
    /// </remarks>
    public SqlCondition HasAnyOf(params TOther[] rows) => HasAnyOf((IEnumerable<TOther>)rows);

    /// <summary>Finds the rows that link at least one of these rows.</summary>
    /// <param name="rows">The rows of the linked table. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c> of queries.</returns>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <remarks>
    /// The links of the rows are read first, of 1,000 rows and 100 links of each in a call; of a table that links itself all
    /// links, one call for each 10,000 rows. Updates and deletions by a condition do not take it.
    /// </remarks>
    public SqlCondition HasAnyOf(IEnumerable<TOther> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ids = new List<string>();
        foreach (var row in rows)
        {
            ArgumentNullException.ThrowIfNull(row, nameof(rows));
            RowIds.Check(row.RowId);
            ids.Add(row.RowId);
        }

        return ids.Count == 0 ? ConstantCondition.Never : new LinkedCondition(Source, OtherSchema, null, ids);
    }

    private TableSchema OtherSchema() => Other.Schema;

    /// <summary>The number of the column in its table's schema.</summary>
    internal int Index { get; }

    /// <summary>Reads a cell.</summary>
    internal CellReading<LinkList<TOther>> Read { get; }

    /// <summary>The linked table.</summary>
    internal LinkedTable<TOther, TOtherColumns> Other => _other();

    /// <summary>The column, for operations on its links.</summary>
    internal LinkSchema Link => new(Source.Table!, Source.Column, Other.Schema.Id);

    LinkList<TOther> ISqlValue<LinkList<TOther>>.Read(ref CellReader reader) => Read(ref reader);

    void ISqlExpression.Describe(RowContract contract, int column) => contract.AddLinks<TOther>(column);
}

/// <summary>A link column that shows a text of the linked rows.</summary>
/// <typeparam name="TOther">The row class of the linked table.</typeparam>
/// <typeparam name="TOtherColumns">The generated class of the columns of the linked table.</typeparam>
public sealed class TextLinkColumn<TOther, TOtherColumns> : LinkColumn<TOther, TOtherColumns>
    where TOther : SeaTableRow
    where TOtherColumns : class
{
    /// <summary>
    /// Initializes a new instance of the <see cref="TextLinkColumn{TOther, TOtherColumns}"/> class. Called by generated code.
    /// </summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    /// <param name="other">Gives the linked table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextLinkColumn(
        TableSchema table, int column, CellReading<LinkList<TOther>> read, Func<LinkedTable<TOther, TOtherColumns>> other)
        : base(table, column, read, other)
    {
        First = new FirstText(Source);
    }

    /// <summary>Gets what the column shows of the first linked row, which is what SeaTable compares.</summary>
    public FirstText First { get; }
}

/// <summary>A link column that shows a number of the linked rows.</summary>
/// <typeparam name="TOther">The row class of the linked table.</typeparam>
/// <typeparam name="TOtherColumns">The generated class of the columns of the linked table.</typeparam>
public sealed class NumberLinkColumn<TOther, TOtherColumns> : LinkColumn<TOther, TOtherColumns>
    where TOther : SeaTableRow
    where TOtherColumns : class
{
    /// <summary>
    /// Initializes a new instance of the <see cref="NumberLinkColumn{TOther, TOtherColumns}"/> class. Called by generated code.
    /// </summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    /// <param name="other">Gives the linked table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NumberLinkColumn(
        TableSchema table, int column, CellReading<LinkList<TOther>> read, Func<LinkedTable<TOther, TOtherColumns>> other)
        : base(table, column, read, other)
    {
        Only = new OnlyNumber(Source);
    }

    /// <summary>
    /// Gets what the column shows of the linked row where there is exactly one, which is what SeaTable compares.
    /// </summary>
    public OnlyNumber Only { get; }
}

/// <summary>The texts that a link formula finds in linked rows.</summary>
public sealed class TextListColumn : ListExpression<string>, ISqlValue<IReadOnlyList<string>>
{
    /// <summary>Initializes a new instance of the <see cref="TextListColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextListColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
        First = new FirstText(Source);
    }

    /// <summary>Gets the first text of the list, which is what SeaTable compares.</summary>
    public FirstText First { get; }

    IReadOnlyList<string> ISqlValue<IReadOnlyList<string>>.Read(ref CellReader reader) => reader.ReadTexts();

    private protected override void Write(SqlWriter writer, string value) => writer.Text(value);
}

/// <summary>The numbers that a link formula finds in linked rows.</summary>
public sealed class NumberListColumn : FilterExpression, ISqlSortable, ISqlValue<IReadOnlyList<double>>
{
    /// <summary>Initializes a new instance of the <see cref="NumberListColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NumberListColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
        Only = new OnlyNumber(Source);
    }

    /// <summary>Gets the number of a list that has exactly one, which is what SeaTable compares and sums up.</summary>
    public OnlyNumber Only { get; }

    /// <summary>Finds the rows whose list has anything in it; the same as <c>IsNotEmpty</c>.</summary>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition Any() => IsNotEmpty();

    IReadOnlyList<double> ISqlValue<IReadOnlyList<double>>.Read(ref CellReader reader) => reader.ReadNumbers();
}
