using System.ComponentModel;
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

    /// <summary>Finds the row with this id.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds no row.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(RowIdColumn left, TextComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? ColumnComparison.Equal(left.Source, column)
            : right.Text is { } id ? Comparison.Of(left.Source, "=", writer => writer.Text(id))
            : ConstantCondition.Never;
    }

    /// <summary>Finds the rows with other ids.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="null"/> finds every row.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(RowIdColumn left, TextComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? !ColumnComparison.Equal(left.Source, column)
            : right.Text is { } id ? Comparison.Of(left.Source, "!=", writer => writer.Text(id))
            : ConstantCondition.Always;
    }

    /// <summary>Finds the rows with these ids.</summary>
    /// <param name="rowIds">The ids; <see langword="null"/> finds no row. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(params string[] rowIds) => In((IEnumerable<string>)rowIds);

    /// <summary>Finds the rows with these ids.</summary>
    /// <param name="rowIds">The ids; <see langword="null"/> finds no row. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(IEnumerable<string> rowIds)
    {
        ArgumentNullException.ThrowIfNull(rowIds);
        List<string> all = [.. rowIds.Where(id => id is not null)];
        return all.Count == 0
            ? ConstantCondition.Never
            : Comparison.OfList(Source, "IN", all, static (writer, id) => writer.Text(id));
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value) => (comparison, value) switch
    {
        (SqlComparison.Equal, string or null) => this == (string?)value,
        (SqlComparison.NotEqual, string or null) => this != (string?)value,
        _ => null,
    };

    string ISqlValue<string>.Read(ref CellReader reader) => reader.ReadText() ?? "";
}

/// <summary>A column of departments, by their ids.</summary>
public sealed class DepartmentColumn : FilterExpression, ISqlSortable, ISqlValue<long?>, ISqlGroupKey<long?>
{
    /// <summary>Initializes a new instance of the <see cref="DepartmentColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DepartmentColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Converts a column to the right operand of a comparison, so that departments can be compared.</summary>
    /// <param name="column">The column to convert.</param>
    public static implicit operator Comparand<long>(DepartmentColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Comparand<long>.Of(column.Source);
    }

    /// <summary>Finds the rows with this department.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a department's id; <see langword="null"/> finds the empty cells.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(DepartmentColumn left, Comparand<long> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? ColumnComparison.Equal(left.Source, column)
            : right.Value is { } id ? Comparison.Of(left.Source, "=", writer => writer.Number(id))
            : left.IsEmpty();
    }

    /// <summary>Finds the rows with another department, or with none.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, an id; <see langword="null"/> finds the cells that are not empty.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(DepartmentColumn left, Comparand<long> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? !ColumnComparison.Equal(left.Source, column)
            : right.Value is { } id ? Comparison.Of(left.Source, "!=", writer => writer.Number(id))
            : left.IsNotEmpty();
    }

    /// <summary>Finds the rows with one of these departments.</summary>
    /// <param name="ids">The ids of the departments. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(params long[] ids) => In((IEnumerable<long>)ids);

    /// <summary>Finds the rows with one of these departments.</summary>
    /// <param name="ids">The ids of the departments. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(IEnumerable<long> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        List<long> all = [.. ids];
        return all.Count == 0
            ? ConstantCondition.Never
            : Comparison.OfList(Source, "IN", all, static (writer, id) => writer.Number(id));
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="id">The department's id; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(long? id) => new(Source, (ref CellWriter writer) => writer.WriteId(id));

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    long? ISqlValue<long?>.Read(ref CellReader reader) => reader.ReadId();

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value)
    {
        long? id = null;
        if (value is not null)
        {
            if (!AnyValue.TryRead(value, out long given))
                return null;

            id = given;
        }

        return comparison switch
        {
            SqlComparison.Equal => this == id,
            SqlComparison.NotEqual => this != id,
            _ => null,
        };
    }

    long? ISqlGroupKey<long?>.ReadKey(ref CellReader reader) => reader.ReadId();
}
