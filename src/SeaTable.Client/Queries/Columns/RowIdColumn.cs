using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The ids of rows.</summary>
public sealed class RowIdColumn : SqlExpression, ISqlValue<string>
{
    internal RowIdColumn()
        : base(new SqlSource(SystemColumns.Id))
    {
    }

    /// <summary>The row of that id.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rowId">The id; no row has <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(RowIdColumn column, TextComparand rowId)
    {
        ArgumentNullException.ThrowIfNull(column);
        return rowId.Text is null ? ConstantCondition.Never : Comparison.Of(column.Source, "=", writer => writer.Text(rowId.Text));
    }

    /// <summary>The rows of other ids.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rowId">The id; every row has another one than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(RowIdColumn column, TextComparand rowId)
    {
        ArgumentNullException.ThrowIfNull(column);
        return rowId.Text is null ? ConstantCondition.Always : Comparison.Of(column.Source, "!=", writer => writer.Text(rowId.Text));
    }

    /// <summary>The rows of these ids. No ids find no rows.</summary>
    /// <param name="rowIds">The ids; no row has <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(params string[] rowIds) => In((IEnumerable<string>)rowIds);

    /// <summary>The rows of these ids. No ids find no rows.</summary>
    /// <param name="rowIds">The ids; no row has <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(IEnumerable<string> rowIds)
    {
        ArgumentNullException.ThrowIfNull(rowIds);
        List<string> all = [.. rowIds.Where(id => id is not null)];
        return all.Count == 0 ? ConstantCondition.Never : Comparison.OfList(Source, "IN", all, static (writer, id) => writer.Text(id));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    string ISqlValue<string>.Read(ref CellReader reader) => reader.ReadText() ?? "";
}
