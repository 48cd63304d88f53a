using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A single value over all rows of a group, such as a sum; made with the methods of <see cref="SqlGroup{TColumns}"/>. Groups can
/// be chosen and sorted by it.
/// </summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
public sealed class SqlAggregate<T> : ISqlAggregate
{
    private readonly Action<SqlWriter> _write;
    private readonly Func<SqlAggregate<T>, SqlComparison, T, SqlCondition> _compare;

    internal SqlAggregate(Action<SqlWriter> write, SqlSource? source, CellReading<T> read,
        Func<SqlAggregate<T>, SqlComparison, T, SqlCondition> compare)
    {
        (_write, _compare) = (write, compare);
        Source = source;
        Read = read;
    }

    /// <summary>Gets the function and its column; null where all rows are counted.</summary>
    internal SqlSource? Source { get; }

    internal CellReading<T> Read { get; }

    SqlSource? ISqlAggregate.Source => Source;

    /// <summary>Finds the groups whose value is equal to another.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds those that have no value.</param>
    /// <returns>A condition for <c>Having</c>.</returns>
    public static SqlCondition operator ==(SqlAggregate<T> left, T right) =>
        Compare(left, SqlComparison.Equal, right);

    /// <summary>Finds the groups whose value is different from another.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds those that have a value.</param>
    /// <returns>A condition for <c>Having</c>.</returns>
    public static SqlCondition operator !=(SqlAggregate<T> left, T right) =>
        Compare(left, SqlComparison.NotEqual, right);

    /// <summary>Finds the groups whose value is smaller than another.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no group.</param>
    /// <returns>A condition for <c>Having</c>.</returns>
    public static SqlCondition operator <(SqlAggregate<T> left, T right) =>
        Compare(left, SqlComparison.Less, right);

    /// <summary>Finds the groups whose value is smaller than or equal to another.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no group.</param>
    /// <returns>A condition for <c>Having</c>.</returns>
    public static SqlCondition operator <=(SqlAggregate<T> left, T right) =>
        Compare(left, SqlComparison.LessOrEqual, right);

    /// <summary>Finds the groups whose value is larger than another.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no group.</param>
    /// <returns>A condition for <c>Having</c>.</returns>
    public static SqlCondition operator >(SqlAggregate<T> left, T right) =>
        Compare(left, SqlComparison.Greater, right);

    /// <summary>Finds the groups whose value is larger than or equal to another.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no group.</param>
    /// <returns>A condition for <c>Having</c>.</returns>
    public static SqlCondition operator >=(SqlAggregate<T> left, T right) =>
        Compare(left, SqlComparison.GreaterOrEqual, right);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    void ISqlAggregate.Write(SqlWriter writer) => Write(writer);

    internal void Write(SqlWriter writer) => _write(writer);

    private static SqlCondition Compare(SqlAggregate<T> left, SqlComparison comparison, T right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left._compare(left, comparison, right);
    }
}
