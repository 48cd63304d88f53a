using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of numbers.</summary>
public sealed class NumberColumn : NumberExpression<double>, ISqlValue<double?>, ISqlGroupKey<double?>
{
    /// <summary>Initializes a new instance of the <see cref="NumberColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NumberColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The number; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(double? value) => new(Source, (ref CellWriter writer) => writer.WriteNumber(value));

    internal override double? ReadOrdered(ref CellReader reader) => reader.ReadNumber();

    double? ISqlValue<double?>.Read(ref CellReader reader) => reader.ReadNumber();

    double? ISqlGroupKey<double?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}

/// <summary>A column of amounts of money.</summary>
public sealed class CurrencyColumn : NumberExpression<decimal>, ISqlValue<decimal?>, ISqlGroupKey<decimal?>
{
    /// <summary>Initializes a new instance of the <see cref="CurrencyColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CurrencyColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The amount; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(decimal? value) => new(Source, (ref CellWriter writer) => writer.WriteDecimal(value));

    internal override decimal? ReadOrdered(ref CellReader reader) => reader.ReadDecimal();

    decimal? ISqlValue<decimal?>.Read(ref CellReader reader) => reader.ReadDecimal();

    decimal? ISqlGroupKey<decimal?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}

/// <summary>A column of ratings.</summary>
public sealed class RatingColumn : NumberExpression<int>, ISqlValue<int?>, ISqlGroupKey<int?>
{
    /// <summary>Initializes a new instance of the <see cref="RatingColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RatingColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The rating; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(int? value) => new(Source, (ref CellWriter writer) => writer.WriteInteger(value));

    internal override int? ReadOrdered(ref CellReader reader) => reader.ReadInteger();

    int? ISqlValue<int?>.Read(ref CellReader reader) => reader.ReadInteger();

    int? ISqlGroupKey<int?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}

/// <summary>The number of linked rows.</summary>
public sealed class CountColumn : NumberExpression<int>, ISqlValue<int?>, ISqlGroupKey<int?>
{
    /// <summary>Initializes a new instance of the <see cref="CountColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CountColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal override int? ReadOrdered(ref CellReader reader) => reader.ReadInteger();

    int? ISqlValue<int?>.Read(ref CellReader reader) => reader.ReadInteger();

    int? ISqlGroupKey<int?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}

/// <summary>A formula that gives a number. One that resulted in an error counts as empty.</summary>
public sealed class NumberFormula : NumberExpression<double>, ISqlValue<FormulaResult<double>>, ISqlGroupKey<double?>
{
    /// <summary>Initializes a new instance of the <see cref="NumberFormula"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NumberFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal override double? ReadOrdered(ref CellReader reader) => reader.ReadNumber();

    FormulaResult<double> ISqlValue<FormulaResult<double>>.Read(ref CellReader reader) => reader.ReadNumberResult();

    double? ISqlGroupKey<double?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}

/// <summary>A formula that gives an amount of money. One that resulted in an error counts as empty.</summary>
public sealed class CurrencyFormula : NumberExpression<decimal>, ISqlValue<FormulaResult<decimal>>, ISqlGroupKey<decimal?>
{
    /// <summary>Initializes a new instance of the <see cref="CurrencyFormula"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CurrencyFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal override decimal? ReadOrdered(ref CellReader reader) => reader.ReadDecimal();

    FormulaResult<decimal> ISqlValue<FormulaResult<decimal>>.Read(ref CellReader reader) => reader.ReadDecimalResult();

    decimal? ISqlGroupKey<decimal?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}

/// <summary>A column of durations.</summary>
public sealed class DurationColumn : OrderedExpression<TimeSpan>, ISqlValue<TimeSpan?>, ISqlGroupKey<TimeSpan?>
{
    /// <summary>Initializes a new instance of the <see cref="DurationColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DurationColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The duration; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(TimeSpan? value) => new(Source, (ref CellWriter writer) => writer.WriteDuration(value));

    internal override TimeSpan? ReadOrdered(ref CellReader reader) => reader.ReadDuration();

    // The server keeps durations as seconds.
    private protected override void Write(SqlWriter writer, TimeSpan value) =>
        writer.Number((decimal)value.Ticks / TimeSpan.TicksPerSecond);

    TimeSpan? ISqlValue<TimeSpan?>.Read(ref CellReader reader) => reader.ReadDuration();

    TimeSpan? ISqlGroupKey<TimeSpan?>.ReadKey(ref CellReader reader) => ReadOrdered(ref reader);
}
