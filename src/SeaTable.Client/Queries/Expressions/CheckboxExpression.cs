using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>True or false. It is a condition by itself: <c>Where(c =&gt; c.Newsletter)</c>, <c>Where(c =&gt; !c.Newsletter)</c>.</summary>
public abstract class CheckboxExpression : SqlCondition, ISqlSortable, ISqlGroupKey<bool?>
{
    private readonly SqlSource _source;

    private protected CheckboxExpression(SqlSource source) => _source = source;

    SqlSource ISqlExpression.Source => _source;

    private protected SqlSource Source => _source;

    /// <summary>The rows where it is so.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">Whether it shall be true. <see langword="false"/> finds cells that were never set as well.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(CheckboxExpression column, bool value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value ? column : !column;
    }

    /// <summary>The rows where it is the other way round.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">What it shall not be. <see langword="true"/> finds cells that were never set as well.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(CheckboxExpression column, bool value) => column == !value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>How SQL writes it, with the name from the schema.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _source.Column.Name;

    bool? ISqlGroupKey<bool?>.ReadKey(ref CellReader reader) => reader.ReadFlag();

    internal override void Write(SqlWriter writer) => writer.Source(_source).Sql(" = true");
}
