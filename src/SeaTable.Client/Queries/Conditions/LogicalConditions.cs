namespace SeaTable.Queries;

/// <summary>
/// Conditions joined by AND or OR. Long chains, as loops build them to either side, are written without going deep.
/// </summary>
internal sealed class CombinedCondition(SqlCondition left, SqlCondition right, bool isAnd) : SqlCondition
{
    /// <summary>What is combined alike needs no brackets, so it does not nest.</summary>
    internal override int Depth { get; } = DepthOver(left is CombinedCondition { } one && one.IsAnd == isAnd ? one.Depth - 1
        : left.Depth, right is CombinedCondition { } other && other.IsAnd == isAnd ? other.Depth - 1 : right.Depth);

    internal override bool IsLinked { get; } = left.IsLinked || right.IsLinked;

    internal override IEnumerable<SqlCondition> Parts => [left, right];

    private SqlCondition Left => left;

    private SqlCondition Right => right;

    private bool IsAnd => isAnd;

    internal override void Write(SqlWriter writer)
    {
        var separator = "(";
        var parts = new Stack<SqlCondition>();
        parts.Push(this);
        while (parts.TryPop(out var part))
        {
            if (part is CombinedCondition combined && combined.IsAnd == isAnd)
            {
                parts.Push(combined.Right);
                parts.Push(combined.Left);
                continue;
            }

            writer.Sql(separator);
            part.Write(writer);
            separator = isAnd ? " AND " : " OR ";
        }

        writer.Sql(")");
    }
}

/// <summary>
/// The opposite of a condition. The server takes what is empty for false, so the opposite of it is true, as in C#.
/// </summary>
internal sealed class NegatedCondition(SqlCondition inner) : SqlCondition
{
    internal override int Depth { get; } = DepthOver(inner.Depth);

    internal override bool IsLinked => inner.IsLinked;

    internal override IEnumerable<SqlCondition> Parts => [inner];

    internal SqlCondition Inner => inner;

    internal override void Write(SqlWriter writer)
    {
        writer.Sql("NOT (");
        inner.Write(writer);
        writer.Sql(")");
    }
}

/// <summary>A condition that holds for every row, or for none. Queries leave it out, or are not sent at all.</summary>
internal sealed class ConstantCondition : SqlCondition
{
    /// <summary>Every row, because the caller said so.</summary>
    internal static readonly ConstantCondition EveryRow = new(true);

    /// <summary>Every row, because a condition happens to exclude none.</summary>
    internal static readonly ConstantCondition Always = new(true);

    internal static readonly ConstantCondition Never = new(false);

    private readonly bool _value;

    private ConstantCondition(bool value) => _value = value;

    internal override bool? Constant => _value;

    internal static ConstantCondition Of(bool value) => value ? Always : Never;

    internal override void Write(SqlWriter writer) =>
        throw new InvalidOperationException("A constant condition is never written.");
}
