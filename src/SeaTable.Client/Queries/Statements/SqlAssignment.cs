using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A column and the value that it shall get, for <c>UpdateWhereAsync</c>; made with the column's <c>Set</c>.</summary>
public sealed class SqlAssignment
{
    private readonly CellWriting _write;

    internal SqlAssignment(SqlSource target, CellWriting write)
    {
        Target = target;
        _write = write;
    }

    internal delegate void CellWriting(ref CellWriter writer);

    internal SqlSource Target { get; }

    internal ColumnSchema Column => Target.Column;

    internal void Write(ref CellWriter writer) => _write(ref writer);
}
