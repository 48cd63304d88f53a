using System.ComponentModel;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A column that is chosen when the program runs, such as by what a user picks from a list; see
/// <see cref="SeaTableColumns.Find"/>. What its type can't do is an exception before anything is sent.
/// </summary>
public sealed class SeaTableColumn : ISqlSortable, ISqlValue<object?>
{
    private readonly ISqlExpression _expression;

    /// <summary>Initializes a new instance of the <see cref="SeaTableColumn"/> class. Called by generated code.</summary>
    /// <param name="name">The name of the column in the schema file.</param>
    /// <param name="key">The key of the column.</param>
    /// <param name="expression">The column itself.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SeaTableColumn(string name, string key, ISqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        (Name, Key, _expression) = (name, key, expression);
    }

    /// <summary>Gets the name of the column in the schema file.</summary>
    public string Name { get; }

    /// <summary>Gets the key of the column, which no renaming changes.</summary>
    public string Key { get; }

    /// <summary>Gets a value that indicates whether rows can be sorted by it.</summary>
    public bool IsSortable => _expression is ISqlSortable;

    SqlSource ISqlExpression.Source => _expression.Source;

    bool ISqlSortable.CanSort => IsSortable;

    /// <summary>Finds the rows with this value.</summary>
    /// <param name="value">The value, of the column's type or as text, such as <c>"37.5"</c> or <c>"2026-03-01"</c>, an option by
    /// its name; <see langword="null"/> finds the empty cells.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column can't be compared
    /// so.</exception>
    public SqlCondition EqualTo(object? value) => Compare(SqlComparison.Equal, value);

    /// <summary>Finds the rows with another value, or with none.</summary>
    /// <param name="value">The value, of the column's type or as text; <see langword="null"/> finds the cells that are not
    /// empty.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column can't be compared
    /// so.</exception>
    public SqlCondition NotEqualTo(object? value) => Compare(SqlComparison.NotEqual, value);

    /// <summary>Finds the rows with a smaller value.</summary>
    /// <param name="value">The value, of the column's type or as text; <see langword="null"/> finds no row.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column can't be compared
    /// so.</exception>
    public SqlCondition LessThan(object? value) => Compare(SqlComparison.Less, value);

    /// <summary>Finds the rows with this value or a smaller one.</summary>
    /// <param name="value">The value, of the column's type or as text; <see langword="null"/> finds no row.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column can't be compared
    /// so.</exception>
    public SqlCondition AtMost(object? value) => Compare(SqlComparison.LessOrEqual, value);

    /// <summary>Finds the rows with a larger value.</summary>
    /// <param name="value">The value, of the column's type or as text; <see langword="null"/> finds no row.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column can't be compared
    /// so.</exception>
    public SqlCondition GreaterThan(object? value) => Compare(SqlComparison.Greater, value);

    /// <summary>Finds the rows with this value or a larger one.</summary>
    /// <param name="value">The value, of the column's type or as text; <see langword="null"/> finds no row.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column can't be compared
    /// so.</exception>
    public SqlCondition AtLeast(object? value) => Compare(SqlComparison.GreaterOrEqual, value);

    /// <summary>Finds the rows whose text contains a text, or whose list contains a value.</summary>
    /// <param name="value">The text, or the element; an option by its name.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <exception cref="SeaTableQueryException">The value does not fit the column, or the column holds neither texts nor
    /// lists.</exception>
    public SqlCondition Contains(object value) => Compare(SqlComparison.Contains, value);

    /// <summary>Returns the name of the column.</summary>
    /// <returns>The name in the schema file.</returns>
    public override string ToString() => Name;

    object? ISqlValue<object?>.Read(ref CellReader reader) => _expression.ReadAny(ref reader);

    void ISqlExpression.Describe(RowContract contract, int column) => _expression.Describe(contract, column);

    private SqlCondition Compare(SqlComparison comparison, object? value) => _expression.CompareAny(comparison, value)
        ?? throw new SeaTableQueryException(
            $"Column '{Name}' can't be compared so with {(value is null ? "nothing" : $"'{value}'")}: its type has no such " +
            "comparison, or this is no value of it. Nothing was sent.");
}
