using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A checkbox. One that was never set counts as not checked.</summary>
public sealed class CheckboxColumn : CheckboxExpression, ISqlValue<bool>
{
    /// <summary>Initializes a new instance of the <see cref="CheckboxColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CheckboxColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value"><see langword="true"/> to check the checkbox; otherwise, <see langword="false"/>.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(bool value) => new(Source, (ref CellWriter writer) => writer.WriteCheckbox(value));

    bool ISqlValue<bool>.Read(ref CellReader reader) => reader.ReadCheckbox();
}

/// <summary>A formula that gives true or false. One that resulted in an error counts as false in a condition.</summary>
public sealed class CheckboxFormula : CheckboxExpression, ISqlValue<FormulaResult<bool>>
{
    /// <summary>Initializes a new instance of the <see cref="CheckboxFormula"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CheckboxFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<bool> ISqlValue<FormulaResult<bool>>.Read(ref CellReader reader) => reader.ReadCheckboxResult();
}

/// <summary>A column of places. SQL can filter and sort by the country and by nothing else.</summary>
public sealed class GeolocationColumn : SqlExpression, ISqlValue<Geolocation?>
{
    /// <summary>Initializes a new instance of the <see cref="GeolocationColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GeolocationColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
        Country = new CountryName(Source);
    }

    /// <summary>Gets the country or region, in the language of the column.</summary>
    public CountryName Country { get; }

    Geolocation? ISqlValue<Geolocation?>.Read(ref CellReader reader) => reader.ReadGeolocation();
}

/// <summary>A list of which a query can tell whether it is empty, such as images or what a link formula finds.</summary>
/// <typeparam name="T">The C# type of one element.</typeparam>
public sealed class ListColumn<T> : FilterExpression, ISqlValue<IReadOnlyList<T>>
{
    private readonly CellReading<IReadOnlyList<T>> _read;

    /// <summary>Initializes a new instance of the <see cref="ListColumn{T}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ListColumn(TableSchema table, int column, CellReading<IReadOnlyList<T>> read)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    /// <summary>Finds the rows whose list has anything in it; the same as <c>IsNotEmpty</c>.</summary>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition Any() => IsNotEmpty();

    IReadOnlyList<T> ISqlValue<IReadOnlyList<T>>.Read(ref CellReader reader) => _read(ref reader);
}

/// <summary>A column that can be selected and nothing else, because SQL can neither filter nor sort by it.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
public sealed class ValueColumn<T> : SqlExpression, ISqlValue<T>
{
    private readonly CellReading<T> _read;

    /// <summary>Initializes a new instance of the <see cref="ValueColumn{T}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="read">The function that reads a cell.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueColumn(TableSchema table, int column, CellReading<T> read)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    T ISqlValue<T>.Read(ref CellReader reader) => _read(ref reader);
}
