namespace SeaTable.Queries;

/// <summary>The opposite of a condition. The server takes what is empty for false, so the opposite of it is true, as in C#.</summary>
internal sealed class NegatedCondition(SqlCondition inner) : SqlCondition
{
    internal SqlCondition Inner => inner;

    internal override void Write(SqlWriter writer)
    {
        writer.Sql("NOT (");
        inner.Write(writer);
        writer.Sql(")");
    }
}
