using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A single value over all rows of a group, such as a sum; made with the methods of <see cref="SqlGroup{TColumns}"/>.
/// </summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
public sealed class SqlAggregate<T>
{
    private readonly string _function;
    private readonly SqlSource? _source;

    internal SqlAggregate(string function, ISqlExpression? expression, CellReading<T> read)
    {
        _function = function;
        _source = expression?.Source;
        Read = read;
    }

    internal CellReading<T> Read { get; }

    internal void Write(SqlWriter writer)
    {
        writer.Sql(_function).Sql("(");
        if (_source is null)
            writer.Sql("*");
        else
            writer.Source(_source);

        writer.Sql(")");
    }
}
