using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A single select.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
/// <remarks>
/// SQL compares options by name. The name is looked up by the option's id before the query is sent, so a renamed option is found.
/// </remarks>
public sealed class OptionColumn<T> : FilterExpression, ISqlSortable, ISqlValue<T?>, ISqlGroupKey<T?>
    where T : struct, ISelectOption
{
    private readonly SelectOptions<T> _options;

    /// <summary>Initializes a new instance of the <see cref="OptionColumn{T}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="options">The options that the schema knows.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OptionColumn(TableSchema table, int column, SelectOptions<T> options)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Finds the rows with this option.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds the empty cells.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(OptionColumn<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Value is { } option
            ? Comparison.Of(left.Source, "=", writer => left.Write(writer, option))
            : left.IsEmpty();
    }

    /// <summary>Finds the rows with another option, or with none.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds the cells that are not empty.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(OptionColumn<T> left, Comparand<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Value is { } option
            ? Comparison.Of(left.Source, "!=", writer => left.Write(writer, option))
            : left.IsNotEmpty();
    }

    /// <summary>Finds the rows with one of these options.</summary>
    /// <param name="options">The options. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(params T[] options) => In((IEnumerable<T>)options);

    /// <summary>Finds the rows with one of these options.</summary>
    /// <param name="options">The options. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(IEnumerable<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<T> all = [.. options];
        return all.Count == 0 ? ConstantCondition.Never : Comparison.OfList(Source, "IN", all, Write);
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="option">The option; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(T? option) => new(Source, (ref CellWriter writer) => writer.WriteOption(option));

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    T? ISqlValue<T?>.Read(ref CellReader reader) => reader.ReadOption(_options);

    void ISqlExpression.Describe(RowContract contract, int column) => contract.AddOption(column, _options);

    T? ISqlGroupKey<T?>.ReadKey(ref CellReader reader) => reader.ReadOption(_options);

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value)
    {
        T? option = null;
        if (value is not null)
        {
            if (!_options.TryRead(value, out var given))
                return null;

            option = given;
        }

        return comparison switch
        {
            SqlComparison.Equal => this == option,
            SqlComparison.NotEqual => this != option,
            _ => null,
        };
    }

    private void Write(SqlWriter writer, T option) => writer.Option(_options.TableId, _options.ColumnKey, option);
}

/// <summary>A multiple select.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
/// <remarks>
/// Grouping by it counts a row once for each of its options. SQL compares options by name; the name is looked up by the
/// option's id before the query is sent, so a renamed option is found.
/// </remarks>
public sealed class OptionsColumn<T> : ListExpression<T>, ISqlValue<IReadOnlyList<T>>, ISqlGroupKey<T?>
    where T : struct, ISelectOption
{
    private readonly SelectOptions<T> _options;

    /// <summary>Initializes a new instance of the <see cref="OptionsColumn{T}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="options">The options that the schema knows.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OptionsColumn(TableSchema table, int column, SelectOptions<T> options)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="options">The options. If there are none, the cell is emptied.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(params T[] options) => Set((IEnumerable<T>)options);

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="options">The options. If there are none, the cell is emptied.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(IEnumerable<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        T[] all = [.. options];
        return new SqlAssignment(Source, (ref CellWriter writer) => writer.WriteOptions(all));
    }

    IReadOnlyList<T> ISqlValue<IReadOnlyList<T>>.Read(ref CellReader reader) => reader.ReadOptions(_options);

    void ISqlExpression.Describe(RowContract contract, int column) => contract.AddOptions(column, _options);

    T? ISqlGroupKey<T?>.ReadKey(ref CellReader reader) => reader.ReadOptionOrFirst(_options);

    private protected override void Write(SqlWriter writer, T value) =>
        writer.Option(_options.TableId, _options.ColumnKey, value);

    private protected override bool TryRead(object value, out T element) => _options.TryRead(value, out element);
}

/// <summary>The options that a link formula finds in linked rows.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
public sealed class OptionListColumn<T> : ListExpression<T>, ISqlValue<IReadOnlyList<T>>
    where T : struct, ISelectOption
{
    private readonly SelectOptions<T> _options;

    /// <summary>Initializes a new instance of the <see cref="OptionListColumn{T}"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    /// <param name="options">The options that the schema knows.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OptionListColumn(TableSchema table, int column, SelectOptions<T> options)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    IReadOnlyList<T> ISqlValue<IReadOnlyList<T>>.Read(ref CellReader reader) => reader.ReadOptionList(_options);

    void ISqlExpression.Describe(RowContract contract, int column) => contract.AddOptions(column, _options);

    private protected override void Write(SqlWriter writer, T value) =>
        writer.Option(_options.TableId, _options.ColumnKey, value);

    private protected override bool TryRead(object value, out T element) => _options.TryRead(value, out element);
}
