using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>
/// The condition that a row links one of certain rows. SQL sees of links what they show, so the rows are found by statements of
/// their own, before the one that the condition is in.
/// </summary>
/// <param name="link">The link column.</param>
/// <param name="other">The linked table.</param>
/// <param name="condition">Which of its rows are meant, if a condition says so.</param>
/// <param name="rowIds">The ids of the rows that are meant otherwise.</param>
internal sealed class LinkedCondition(
    SqlSource link, Func<TableSchema> other, SqlCondition? condition, IReadOnlyList<string> rowIds) : SqlCondition
{
    internal override int Depth { get; } = condition is null ? 0 : DepthOver(condition.Depth);

    internal override bool IsLinked => true;

    internal SqlSource Link => link;

    internal TableSchema Other => other();

    internal SqlCondition? Condition => condition;

    internal IReadOnlyList<string> RowIds => rowIds;

    internal override void Write(SqlWriter writer)
    {
        if (writer.Decided?.GetValueOrDefault(this) is { } write)
            write(writer);
        else if (writer.IsForDisplay)
            writer.Name(SystemColumns.Id).Sql(" IN (…)");
        else
            throw NotDecided(link.Column);
    }

    internal static SeaTableQueryException NotDecided(ColumnSchema link) => new(
        $"The condition on the rows that column '{link.Name}' links can't stand here: it is decided by statements of its own, " +
        "and what others change in between would be changed along. Read the ids first, with Where and Select(c => c.RowId), " +
        "and write c => c.RowId.In(ids). Nothing was sent.");
}

/// <summary>A condition whose conditions on linked rows are decided.</summary>
/// <param name="condition">The condition.</param>
/// <param name="decided">What writes what they came to.</param>
internal sealed class DecidedCondition(
    SqlCondition condition, IReadOnlyDictionary<object, Action<SqlWriter>> decided) : SqlCondition
{
    internal override int Depth => condition.Depth;

    internal override void Write(SqlWriter writer)
    {
        writer.Decided = decided;
        condition.Write(writer);
    }
}
