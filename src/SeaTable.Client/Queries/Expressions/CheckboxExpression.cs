using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>
/// True or false. It is a condition by itself: <c>Where(c =&gt; c.Newsletter)</c>, <c>Where(c =&gt; !c.Newsletter)</c>.
/// </summary>
public abstract class CheckboxExpression : SqlCondition, ISqlSortable, ISqlGroupKey<bool?>
{
    private readonly SqlSource _source;

    private protected CheckboxExpression(SqlSource source) => _source = source;

    SqlSource ISqlExpression.Source => _source;

    private protected SqlSource Source => _source;

    /// <summary>Converts a column to the right operand of a comparison, so that checkboxes can be compared.</summary>
    /// <param name="column">The column to convert.</param>
    public static implicit operator CheckboxComparand(CheckboxExpression column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return CheckboxComparand.Of(column);
    }

    /// <summary>Finds the rows with this value.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand: a value, or another checkbox; <see langword="false"/> also finds cells that were
    /// never set.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(CheckboxExpression left, CheckboxComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return (left & right.IsChecked) | (!left & !right.IsChecked);
    }

    /// <summary>Finds the rows with the other value.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand: a value, or another checkbox; <see langword="true"/> also finds cells that were
    /// never set.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(CheckboxExpression left, CheckboxComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return (left & !right.IsChecked) | (!left & right.IsChecked);
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns the SQL of the expression, with the name from the schema.</summary>
    /// <returns>The SQL of the expression.</returns>
    public override string ToString() => _source.Column.Name;

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value) =>
        !AnyValue.TryRead(value ?? false, out bool isChecked) ? null : comparison switch
        {
            SqlComparison.Equal => this == isChecked,
            SqlComparison.NotEqual => this != isChecked,
            _ => null,
        };

    bool? ISqlGroupKey<bool?>.ReadKey(ref CellReader reader) => reader.ReadFlag();

    internal override void Write(SqlWriter writer) => writer.Source(_source).Sql(" = true");
}
