namespace SeaTable.Queries;

/// <summary>Which groups a query is about, and in which order. It never changes; every step makes a new one.</summary>
internal sealed record GroupPlan
{
    internal static readonly GroupPlan AllGroups = new();

    internal SqlCondition Condition { get; private init; } = SqlCondition.All();

    internal IReadOnlyList<(ISqlAggregate Aggregate, bool IsDescending)> Orders { get; private init; } = [];

    internal GroupPlan Having(SqlCondition condition) => this with { Condition = Condition & condition };

    /// <summary>Sorts by this where everything said before is equal.</summary>
    internal GroupPlan OrderBy(ISqlAggregate aggregate, bool isDescending) =>
        this with { Orders = [.. Orders, (aggregate, isDescending)] };
}
