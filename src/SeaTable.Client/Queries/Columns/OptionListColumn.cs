using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The options that a link formula finds in linked rows.</summary>
/// <typeparam name="T">The generated option type.</typeparam>
public sealed class OptionListColumn<T> : ListExpression<T>, ISqlValue<IReadOnlyList<T>>
    where T : struct, ISelectOption
{
    private readonly SelectOptions<T> _options;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="options">The options that the schema knows.</param>
    public OptionListColumn(TableSchema table, int column, SelectOptions<T> options)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    IReadOnlyList<T> ISqlValue<IReadOnlyList<T>>.Read(ref CellReader reader) => reader.ReadOptionList(_options);

    private protected override void Write(SqlWriter writer, T value) => writer.Option(_options.TableId, _options.ColumnKey, value);
}
