using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Something in a query that has a value for each row: a column, or a function of one.</summary>
public interface ISqlExpression
{
    internal SqlSource Source { get; }

    /// <summary>Reads its value whatever the type.</summary>
    internal object? ReadAny(ref CellReader reader)
    {
        reader.Skip();
        return null;
    }

    /// <summary>Compares it with a value whose type is known at run time only.</summary>
    /// <returns>The condition; null when it has no such comparison, or the value does not fit.</returns>
    internal SqlCondition? CompareAny(SqlComparison comparison, object? value) => null;

    /// <summary>Tells the type of the row's property, for JSON.</summary>
    internal void Describe(RowContract contract, int column)
    {
    }
}

/// <summary>An expression whose values can be selected.</summary>
/// <typeparam name="T">The C# type of the values, the same as that of the row's property.</typeparam>
public interface ISqlValue<T> : ISqlExpression
{
    internal T Read(ref CellReader reader);

    object? ISqlExpression.ReadAny(ref CellReader reader) => Read(ref reader);

    void ISqlExpression.Describe(RowContract contract, int column) => contract.Add<T>(column);
}

/// <summary>An expression by which rows can be sorted.</summary>
public interface ISqlSortable : ISqlExpression
{
    /// <summary>Gets whether SQL sorts by it after all; of a column chosen at run time that is known then only.</summary>
    internal bool CanSort => true;
}

/// <summary>An expression whose values have a minimum and a maximum.</summary>
/// <typeparam name="T">The C# type of the values, with <see langword="null"/> for no value at all.</typeparam>
public interface ISqlOrdered<T> : ISqlSortable
{
    internal T ReadExtreme(ref CellReader reader);

    /// <summary>Compares an aggregate of it, for <c>Having</c>.</summary>
    internal SqlCondition CompareOver(SqlSource aggregate, SqlComparison comparison, T value);
}

/// <summary>An expression by which rows can be grouped.</summary>
/// <typeparam name="T">The C# type of a group's key, with <see langword="null"/> for the rows whose cell is empty.</typeparam>
public interface ISqlGroupKey<T> : ISqlExpression
{
    internal T ReadKey(ref CellReader reader);
}

/// <summary>A column, or a function of one. What can be done with it depends on its type.</summary>
public abstract class SqlExpression : ISqlExpression
{
    private SqlSource _source;

    private protected SqlExpression(SqlSource source) => _source = source;

    SqlSource ISqlExpression.Source => _source;

    private protected SqlSource Source => _source;

    /// <summary>The same expression over the rows of a group, to be compared as the column itself is.</summary>
    private protected SqlExpression Over(SqlSource aggregate)
    {
        var over = (SqlExpression)MemberwiseClone();
        over._source = aggregate;
        return over;
    }

    /// <summary>Returns the SQL of the expression, with the name from the schema.</summary>
    /// <returns>The SQL of the expression.</returns>
    public override string ToString() =>
        _source.Function is { } function ? $"{function}({_source.Column.Name})" : _source.Column.Name;
}

/// <summary>An expression that a condition can test for being empty.</summary>
public abstract class FilterExpression : SqlExpression
{
    private protected FilterExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>
    /// Finds the rows whose cell is empty: never filled in, cleared, an empty text or list, or a formula that resulted in an
    /// error.
    /// </summary>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition IsEmpty() => Comparison.IsNull(Source);

    /// <summary>Finds the rows whose cell is not empty.</summary>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition IsNotEmpty() => Comparison.IsNotNull(Source);
}

/// <summary>
/// The right operand of a comparison: a value, <see langword="null"/> for an empty cell, or a column of the same kind. Created by
/// the compiler.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// It makes the compiler take <c>c.Age == null</c> for a question about cells: if the operand were the value itself, the compiler
/// would conclude that <c>c.Age</c> may be null, and warn of using it again in the same condition.
/// </remarks>
public readonly record struct Comparand<T>
    where T : struct
{
    private Comparand(T? value, SqlSource? column) => (Value, Column) = (value, column);

    internal T? Value { get; }

    /// <summary>Gets the column to compare with; null when it is a value.</summary>
    internal SqlSource? Column { get; }

    /// <summary>Converts a value, or <see langword="null"/>, to an operand.</summary>
    /// <param name="value">The value to convert.</param>
    public static implicit operator Comparand<T>(T? value) => new(value, null);

    internal static Comparand<T> Of(SqlSource column) => new(null, column);
}

/// <summary>
/// The right operand of <c>==</c> and <c>!=</c>: a text, <see langword="null"/> for an empty cell, or a column of texts. Created
/// by the compiler.
/// </summary>
/// <remarks>For the reason why it exists, see <see cref="Comparand{T}"/>.</remarks>
public readonly record struct TextComparand
{
    private TextComparand(string? text, SqlSource? column) => (Text, Column) = (text, column);

    internal string? Text { get; }

    /// <summary>Gets the column to compare with; null when it is a text.</summary>
    internal SqlSource? Column { get; }

    /// <summary>Converts a text, or <see langword="null"/>, to an operand.</summary>
    /// <param name="text">The text to convert.</param>
    public static implicit operator TextComparand(string? text) => new(text, null);

    internal static TextComparand Of(SqlSource column) => new(null, column);
}

/// <summary>
/// The right operand of <c>==</c> and <c>!=</c>: <see langword="true"/>, <see langword="false"/>, or a column of checkboxes.
/// Created by the compiler.
/// </summary>
public readonly record struct CheckboxComparand
{
    private readonly SqlCondition? _isChecked;

    private CheckboxComparand(SqlCondition isChecked) => _isChecked = isChecked;

    /// <summary>Gets the condition that the operand is true.</summary>
    internal SqlCondition IsChecked => _isChecked ?? ConstantCondition.Never;

    /// <summary>Converts a value to an operand.</summary>
    /// <param name="value">The value to convert.</param>
    public static implicit operator CheckboxComparand(bool value) => new(ConstantCondition.Of(value));

    internal static CheckboxComparand Of(CheckboxExpression column) => new(column);
}
