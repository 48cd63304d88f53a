using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of dates without a time.</summary>
public sealed class DateColumn : DateExpression, ISqlValue<DateOnly?>
{
    /// <summary>Initializes a new instance of the <see cref="DateColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The day; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(DateOnly? value) => new(Source, (ref CellWriter writer) => writer.WriteDate(value));

    DateOnly? ISqlValue<DateOnly?>.Read(ref CellReader reader) => reader.ReadDate();
}

/// <summary>A formula that gives a date. One that resulted in an error counts as empty.</summary>
public sealed class DateFormula : DateExpression, ISqlValue<FormulaResult<DateOnly>>
{
    /// <summary>Initializes a new instance of the <see cref="DateFormula"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<DateOnly> ISqlValue<FormulaResult<DateOnly>>.Read(ref CellReader reader) => reader.ReadDateResult();
}

/// <summary>A column of dates with a time, which the server keeps to the minute.</summary>
public sealed class DateTimeColumn : DateTimeExpression, ISqlValue<DateTimeOffset?>
{
    /// <summary>Initializes a new instance of the <see cref="DateTimeColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateTimeColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The moment, of which the seconds are dropped; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(DateTimeOffset? value) => new(Source, (ref CellWriter writer) => writer.WriteDateTime(value));

    DateTimeOffset? ISqlValue<DateTimeOffset?>.Read(ref CellReader reader) => reader.ReadDateTime();
}

/// <summary>A formula that gives a date with a time. One that resulted in an error counts as empty.</summary>
public sealed class DateTimeFormula : DateTimeExpression, ISqlValue<FormulaResult<DateTimeOffset>>
{
    /// <summary>Initializes a new instance of the <see cref="DateTimeFormula"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateTimeFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<DateTimeOffset> ISqlValue<FormulaResult<DateTimeOffset>>.Read(ref CellReader reader) =>
        reader.ReadDateTimeResult();
}

/// <summary>A moment that the server sets: when a row was created, or last modified.</summary>
public sealed class TimestampColumn : DateTimeExpression, ISqlValue<DateTimeOffset?>
{
    /// <summary>Initializes a new instance of the <see cref="TimestampColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TimestampColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal TimestampColumn(ColumnSchema systemField)
        : base(new SqlSource(systemField))
    {
    }

    DateTimeOffset? ISqlValue<DateTimeOffset?>.Read(ref CellReader reader) => reader.ReadDateTime();
}
