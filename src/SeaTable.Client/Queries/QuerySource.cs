using System.Runtime.CompilerServices;

namespace SeaTable.Queries;

/// <summary>What all queries on a table share: its columns, and those who read.</summary>
/// <param name="rows">Reads rows.</param>
/// <param name="selections">Reads selected values.</param>
/// <param name="columns">Gives the columns, which are only made when somebody queries.</param>
internal sealed class QuerySource<TRow, TColumns>(RowReader<TRow> rows, SelectionReader selections, Func<TColumns> columns)
    where TRow : SeaTableRow
    where TColumns : SeaTableColumns
{
    internal RowReader<TRow> Rows => rows;

    internal SelectionReader Selections => selections;

    internal TColumns Columns => columns();

    /// <summary>What the caller makes out of the columns.</summary>
    internal T Of<T>(Func<TColumns, T> choose, [CallerArgumentExpression(nameof(choose))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(choose, parameter);
        return choose(columns()) ?? throw SeaTableQueryException.NothingChosen();
    }

    /// <summary>Selects values. What is chosen is made once here, so that a mistake is told where it stands.</summary>
    internal SeaTableSelection<T> Select<T>(QueryPlan plan, Func<TColumns, SelectionShape<T>> shape)
    {
        _ = shape(Columns);
        return new SeaTableSelection<T>(selections, plan, () => shape(Columns));
    }
}

/// <summary>What is grouped, which of the groups, in which order, and who reads them.</summary>
internal sealed class GroupSource<TColumns>(SelectionReader reader, QueryPlan plan, TColumns columns, GroupPlan groups)
    where TColumns : SeaTableColumns
{
    private readonly SqlGroup<TColumns> _group = new(columns);

    internal SelectionShape<T> Shape<T>(Selected[] items, Func<T> make, int groupKeys) =>
        new(items, make) { GroupKeys = groupKeys, IsAggregated = true, Groups = groups };

    internal GroupSource<TColumns> Having(Func<SqlGroup<TColumns>, SqlCondition> condition) => With(groups.Having(Of(condition)));

    internal GroupSource<TColumns> OrderBy(Func<SqlGroup<TColumns>, ISqlAggregate> aggregate, bool isDescending) =>
        With(groups.OrderBy(Of(aggregate), isDescending));

    /// <summary>
    /// Selects values of each group. What is chosen is made once here, so that a mistake is told where it stands.
    /// </summary>
    internal SeaTableSelection<T> Select<T>(Func<SqlGroup<TColumns>, SelectionShape<T>> shape)
    {
        _ = shape(_group);
        return new SeaTableSelection<T>(reader, plan, () => shape(_group));
    }

    // Without any group there need be no rows.
    private GroupSource<TColumns> With(GroupPlan other) =>
        new(reader, other.Condition.Constant == false ? plan.Where(SqlCondition.None()) : plan, columns, other);

    private T Of<T>(Func<SqlGroup<TColumns>, T> choose, [CallerArgumentExpression(nameof(choose))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(choose, parameter);
        return choose(_group) ?? throw SeaTableQueryException.NothingChosen();
    }
}
