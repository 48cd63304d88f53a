using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A single select.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
/// <remarks>SQL compares options by name. The name is looked up by the option's id before the query is sent, so a renamed option is found.</remarks>
public sealed class OptionColumn<T> : FilterExpression, ISqlSortable, ISqlValue<T?>, ISqlGroupKey<T?>
    where T : struct, ISelectOption
{
    private readonly SelectOptions<T> _options;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="options">The options that the schema knows.</param>
    public OptionColumn(TableSchema table, int column, SelectOptions<T> options)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>The rows with this option.</summary>
    /// <param name="column">The column.</param>
    /// <param name="option">The option; <see langword="null"/> finds the empty cells.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(OptionColumn<T> column, Comparand<T> option)
    {
        ArgumentNullException.ThrowIfNull(column);
        return option.Value is { } value ? Comparison.Of(column.Source, "=", writer => column.Write(writer, value)) : column.IsEmpty();
    }

    /// <summary>The rows with another option, or with none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="option">The option; <see langword="null"/> finds the cells that hold one.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(OptionColumn<T> column, Comparand<T> option)
    {
        ArgumentNullException.ThrowIfNull(column);
        return option.Value is { } value ? Comparison.Of(column.Source, "!=", writer => column.Write(writer, value)) : column.IsNotEmpty();
    }

    /// <summary>The rows with one of these options. No options find no rows.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(params T[] options) => In((IEnumerable<T>)options);

    /// <summary>The rows with one of these options. No options find no rows.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(IEnumerable<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<T> all = [.. options];
        return all.Count == 0 ? ConstantCondition.Never : Comparison.OfList(Source, "IN", all, Write);
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="option">The option; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(T? option) => new(Source, (ref CellWriter writer) => writer.WriteOption(option));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    T? ISqlValue<T?>.Read(ref CellReader reader) => reader.ReadOption(_options);

    T? ISqlGroupKey<T?>.ReadKey(ref CellReader reader) => reader.ReadOption(_options);

    private void Write(SqlWriter writer, T option) => writer.Option(_options.TableId, _options.ColumnKey, option);
}
