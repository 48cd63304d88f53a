using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of departments, by their ids.</summary>
public sealed class DepartmentColumn : FilterExpression, ISqlSortable, ISqlValue<long?>, ISqlGroupKey<long?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public DepartmentColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>The rows of this department.</summary>
    /// <param name="column">The column.</param>
    /// <param name="id">The department's id; <see langword="null"/> finds the empty cells.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(DepartmentColumn column, Comparand<long> id)
    {
        ArgumentNullException.ThrowIfNull(column);
        return id.Value is { } department ? Comparison.Of(column.Source, "=", writer => writer.Number(department)) : column.IsEmpty();
    }

    /// <summary>The rows of another department, or of none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="id">The department's id; <see langword="null"/> finds the cells that hold one.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(DepartmentColumn column, Comparand<long> id)
    {
        ArgumentNullException.ThrowIfNull(column);
        return id.Value is { } department ? Comparison.Of(column.Source, "!=", writer => writer.Number(department)) : column.IsNotEmpty();
    }

    /// <summary>The rows of one of these departments. No departments find no rows.</summary>
    /// <param name="ids">The departments' ids.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(params long[] ids) => In((IEnumerable<long>)ids);

    /// <summary>The rows of one of these departments. No departments find no rows.</summary>
    /// <param name="ids">The departments' ids.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(IEnumerable<long> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        List<long> all = [.. ids];
        return all.Count == 0 ? ConstantCondition.Never : Comparison.OfList(Source, "IN", all, static (writer, id) => writer.Number(id));
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="id">The department's id; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(long? id) => new(Source, (ref CellWriter writer) => writer.WriteId(id));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    long? ISqlValue<long?>.Read(ref CellReader reader) => reader.ReadId();

    long? ISqlGroupKey<long?>.ReadKey(ref CellReader reader) => reader.ReadId();
}
