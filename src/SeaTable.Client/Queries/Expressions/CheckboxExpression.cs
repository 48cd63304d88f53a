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

    /// <summary>Finds the rows with this value.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="false"/> also finds cells that were never set.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(CheckboxExpression left, bool right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right ? left : !left;
    }

    /// <summary>Finds the rows with the other value.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; <see langword="true"/> also finds cells that were never set.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(CheckboxExpression left, bool right) => left == !right;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns the SQL of the expression, with the name from the schema.</summary>
    /// <returns>The SQL of the expression.</returns>
    public override string ToString() => _source.Column.Name;

    bool? ISqlGroupKey<bool?>.ReadKey(ref CellReader reader) => reader.ReadFlag();

    internal override void Write(SqlWriter writer) => writer.Source(_source).Sql(" = true");
}
