namespace SeaTable.Queries;

/// <summary>Conditions joined by AND or OR. Long chains, as loops build them to either side, are written without going deep.</summary>
internal sealed class CombinedCondition(SqlCondition left, SqlCondition right, bool isAnd) : SqlCondition
{
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
