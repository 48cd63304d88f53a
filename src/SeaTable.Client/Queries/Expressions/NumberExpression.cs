using System.Numerics;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A number.</summary>
/// <typeparam name="T">The C# type of the number.</typeparam>
public abstract class NumberExpression<T> : FilterExpression, ISqlOrdered<T?>
    where T : struct, INumber<T>
{
    private protected NumberExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>The rows with just this number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; <see langword="null"/> finds the empty cells.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(NumberExpression<T> column, Comparand<T> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsEmpty() : column.Compare("=", value.Value);
    }

    /// <summary>The rows with another number, or with none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; <see langword="null"/> finds the cells that hold one.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(NumberExpression<T> column, Comparand<T> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsNotEmpty() : column.Compare("!=", value.Value);
    }

    /// <summary>The rows with a smaller number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; no number is smaller than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <(NumberExpression<T> column, T? value) => NotNull(column).Compare("<", value);

    /// <summary>The rows with a larger number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; no number is larger than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >(NumberExpression<T> column, T? value) => NotNull(column).Compare(">", value);

    /// <summary>The rows with this number or a smaller one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <=(NumberExpression<T> column, T? value) => NotNull(column).Compare("<=", value);

    /// <summary>The rows with this number or a larger one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >=(NumberExpression<T> column, T? value) => NotNull(column).Compare(">=", value);

    /// <summary>The rows with a number from one to another, both included.</summary>
    /// <param name="from">The smallest.</param>
    /// <param name="to">The largest.</param>
    /// <returns>The condition.</returns>
    public SqlCondition Between(T from, T to) => this >= from & this <= to;

    /// <summary>The rows with one of these numbers. No numbers find no rows.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(params T[] values) => In((IEnumerable<T>)values);

    /// <summary>The rows with one of these numbers. No numbers find no rows.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<T> all = [.. values];
        return all.Count == 0 ? ConstantCondition.Never : OneOf(all);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    T? ISqlOrdered<T?>.ReadExtreme(ref CellReader reader) => ReadNumber(ref reader);

    private protected virtual SqlCondition OneOf(IReadOnlyList<T> numbers) => Comparison.OfList(Source, "IN", numbers, static (writer, number) => writer.Number(number));

    internal abstract T? ReadNumber(ref CellReader reader);

    private static NumberExpression<T> NotNull(NumberExpression<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column;
    }

    private SqlCondition Compare(string symbol, T? value) =>
        value is { } number ? Comparison.Of(Source, symbol, writer => writer.Number(number)) : ConstantCondition.Never;
}
