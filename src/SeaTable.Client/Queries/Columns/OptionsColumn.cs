using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A multiple select.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
/// <remarks>
/// Grouping by it counts a row once for each of its options. SQL compares options by name; the name is looked up by the option's id
/// before the query is sent, so a renamed option is found.
/// </remarks>
public sealed class OptionsColumn<T> : ListExpression<T>, ISqlValue<IReadOnlyList<T>>, ISqlGroupKey<T?>
    where T : struct, ISelectOption
{
    private readonly SelectOptions<T> _options;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="options">The options that the schema knows.</param>
    public OptionsColumn(TableSchema table, int column, SelectOptions<T> options)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="options">The options; none empty the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(params T[] options) => Set((IEnumerable<T>)options);

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="options">The options; none empty the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(IEnumerable<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        T[] all = [.. options];
        return new SqlAssignment(Source, (ref CellWriter writer) => writer.WriteOptions(all));
    }

    IReadOnlyList<T> ISqlValue<IReadOnlyList<T>>.Read(ref CellReader reader) => reader.ReadOptions(_options);

    T? ISqlGroupKey<T?>.ReadKey(ref CellReader reader) => reader.ReadOptionOrFirst(_options);

    private protected override void Write(SqlWriter writer, T value) => writer.Option(_options.TableId, _options.ColumnKey, value);
}
