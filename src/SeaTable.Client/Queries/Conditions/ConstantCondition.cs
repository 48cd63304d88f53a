namespace SeaTable.Queries;

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

    internal override void Write(SqlWriter writer) => throw new InvalidOperationException("A constant condition is never written.");
}
