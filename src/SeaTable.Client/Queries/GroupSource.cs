namespace SeaTable.Queries;

/// <summary>What is grouped, and who reads the groups.</summary>
internal sealed class GroupSource<TColumns>(SelectionReader reader, QueryPlan plan, TColumns columns)
    where TColumns : SeaTableColumns
{
    private readonly SqlGroup<TColumns> _group = new(columns);

    internal SeaTableSelection<T> Select<T>(Func<SqlGroup<TColumns>, SelectionShape<T>> shape) => new(reader, plan, () => shape(_group));
}
