using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>An expression whose values are compared by size: a number, a duration, a day or a moment.</summary>
/// <typeparam name="T">The C# type of the values.</typeparam>
public abstract class OrderedExpression<T> : FilterExpression, ISqlOrdered<T?>
    where T : struct
{
    private protected OrderedExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>Converts a column to the right operand of a comparison, so that columns of a kind can be compared.</summary>
    /// <param name="column">The column to convert.</param>
    public static implicit operator Comparand<T>(OrderedExpression<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Comparand<T>.Of(column.Compared);
    }

    /// <summary>Finds the rows with this value.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand: a value, or a column of the kind; <see langword="null"/> finds the empty
    /// cells.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(OrderedExpression<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? left.EqualTo(column)
            : right.Value is { } value ? left.EqualTo(value)
            : left.IsEmpty();
    }

    /// <summary>Finds the rows with another value, or with none.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand: a value, or a column of the kind; <see langword="null"/> finds the cells that are
    /// not empty.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(OrderedExpression<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? left.NotEqualTo(column)
            : right.Value is { } value ? left.NotEqualTo(value)
            : left.IsNotEmpty();
    }

    /// <summary>Finds the rows with a smaller value: a shorter duration, an earlier day or moment.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator <(OrderedExpression<T> left, T? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right is { } value ? left.LessThan(value) : ConstantCondition.Never;
    }

    /// <summary>Finds the rows whose value is smaller than that of another column.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a column of the kind. Rows with an empty cell are not found, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator <(OrderedExpression<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? left.LessThan(column) : left < right.Value;
    }

    /// <summary>Finds the rows with a larger value: a longer duration, a later day or moment.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator >(OrderedExpression<T> left, T? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right is { } value ? left.GreaterThan(value) : ConstantCondition.Never;
    }

    /// <summary>Finds the rows whose value is larger than that of another column.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a column of the kind. Rows with an empty cell are not found, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator >(OrderedExpression<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? left.GreaterThan(column) : left > right.Value;
    }

    /// <summary>Finds the rows with this value or a smaller one.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator <=(OrderedExpression<T> left, T? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right is { } value ? left.AtMost(value) : ConstantCondition.Never;
    }

    /// <summary>Finds the rows whose value is at most that of another column.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a column of the kind. Rows with an empty cell are not found, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator <=(OrderedExpression<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? left.AtMost(column) : left <= right.Value;
    }

    /// <summary>Finds the rows with this value or a larger one.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator >=(OrderedExpression<T> left, T? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right is { } value ? left.AtLeast(value) : ConstantCondition.Never;
    }

    /// <summary>Finds the rows whose value is at least that of another column.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a column of the kind. Rows with an empty cell are not found, as in C#.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator >=(OrderedExpression<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? left.AtLeast(column) : left >= right.Value;
    }

    /// <summary>Finds the rows with a value from one to another, both included.</summary>
    /// <param name="from">The smallest value.</param>
    /// <param name="to">The largest value.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition Between(T from, T to) => AtLeast(from) & AtMost(to);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    T? ISqlOrdered<T?>.ReadExtreme(ref CellReader reader) => ReadOrdered(ref reader);

    SqlCondition ISqlOrdered<T?>.CompareOver(SqlSource aggregate, SqlComparison comparison, T? value) =>
        CompareOver(aggregate, comparison, value);

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value) =>
        value is null ? CompareOver(Source, comparison, null)
        : AnyValue.TryRead(value, out T given) ? CompareOver(Source, comparison, given)
        : null;

    internal SqlCondition CompareOver(SqlSource aggregate, SqlComparison comparison, T? value)
    {
        var over = (OrderedExpression<T>)Over(aggregate);
        return comparison switch
        {
            SqlComparison.Equal => over == value,
            SqlComparison.NotEqual => over != value,
            SqlComparison.Less => over < value,
            SqlComparison.LessOrEqual => over <= value,
            SqlComparison.Greater => over > value,
            _ => over >= value,
        };
    }

    internal abstract T? ReadOrdered(ref CellReader reader);

    /// <summary>Gets what is compared with another column.</summary>
    private protected virtual SqlSource Compared => Source;

    private protected abstract void Write(SqlWriter writer, T value);

    private protected virtual SqlCondition EqualTo(SqlSource other) => ColumnComparison.Equal(Compared, other);

    private protected SqlCondition NotEqualTo(SqlSource other) => !EqualTo(other);

    private protected virtual SqlCondition LessThan(SqlSource other) => ColumnComparison.Of(Compared, "<", other);

    private protected virtual SqlCondition GreaterThan(SqlSource other) => ColumnComparison.Of(Compared, ">", other);

    private protected virtual SqlCondition AtMost(SqlSource other) => ColumnComparison.Of(Compared, "<=", other);

    private protected virtual SqlCondition AtLeast(SqlSource other) => ColumnComparison.Of(Compared, ">=", other);

    private protected virtual SqlCondition EqualTo(T value) => Compare("=", value);

    private protected virtual SqlCondition NotEqualTo(T value) => Compare("!=", value);

    private protected virtual SqlCondition LessThan(T value) => Compare("<", value);

    private protected virtual SqlCondition GreaterThan(T value) => Compare(">", value);

    private protected virtual SqlCondition AtMost(T value) => Compare("<=", value);

    private protected virtual SqlCondition AtLeast(T value) => Compare(">=", value);

    private protected SqlCondition Compare(string symbol, T value) =>
        Comparison.Of(Source, symbol, writer => Write(writer, value));
}
