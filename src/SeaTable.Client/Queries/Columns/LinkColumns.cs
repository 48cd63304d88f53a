using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A link column.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
/// <remarks>SQL sees of a link what it shows, so links to rows that show nothing count as none.</remarks>
public class LinkColumn<TRow> : FilterExpression, ISqlSortable, ISqlValue<LinkList<TRow>>
    where TRow : SeaTableRow
{
    private readonly CellReading<LinkList<TRow>> _read;

    /// <summary>Initializes a new instance of the <see cref="LinkColumn{TRow}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LinkColumn(TableSchema table, int column, CellReading<LinkList<TRow>> read)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    LinkList<TRow> ISqlValue<LinkList<TRow>>.Read(ref CellReader reader) => _read(ref reader);
}

/// <summary>A link column that shows a text of the linked rows.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
public sealed class TextLinkColumn<TRow> : LinkColumn<TRow>
    where TRow : SeaTableRow
{
    /// <summary>Initializes a new instance of the <see cref="TextLinkColumn{TRow}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextLinkColumn(TableSchema table, int column, CellReading<LinkList<TRow>> read)
        : base(table, column, read)
    {
        First = new FirstText(Source);
    }

    /// <summary>Gets what the column shows of the first linked row, which is what SeaTable compares.</summary>
    public FirstText First { get; }
}

/// <summary>A link column that shows a number of the linked rows.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
public sealed class NumberLinkColumn<TRow> : LinkColumn<TRow>
    where TRow : SeaTableRow
{
    /// <summary>Initializes a new instance of the <see cref="NumberLinkColumn{TRow}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NumberLinkColumn(TableSchema table, int column, CellReading<LinkList<TRow>> read)
        : base(table, column, read)
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

    IReadOnlyList<double> ISqlValue<IReadOnlyList<double>>.Read(ref CellReader reader) => reader.ReadNumbers();
}
