namespace SeaTable.Queries;

/// <summary>Conditions joined by AND or OR. Long chains, as loops build them, are written without going deep.</summary>
internal sealed class CombinedCondition(SqlCondition left, SqlCondition right, bool isAnd) : SqlCondition
{
    internal override void Write(SqlWriter writer)
    {
        var parts = new Stack<SqlCondition>();
        SqlCondition first = this;
        while (first is CombinedCondition combined && combined.IsAnd == isAnd)
        {
            parts.Push(combined.Right);
            first = combined.Left;
        }

        writer.Sql("(").Condition(first);
        foreach (var part in parts)
            writer.Sql(isAnd ? " AND " : " OR ").Condition(part);

        writer.Sql(")");
    }

    private SqlCondition Left => left;

    private SqlCondition Right => right;

    private bool IsAnd => isAnd;
}
