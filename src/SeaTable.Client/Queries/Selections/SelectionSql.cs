namespace SeaTable.Queries;

/// <summary>Writes the statement of a query that selects values.</summary>
internal static class SelectionSql
{
    internal static void Write(
        SqlWriter writer, QueryPlan plan, SelectionShape shape, bool isDistinct, RowPart part)
    {
        var (items, groupKeys) = (shape.Items, shape.GroupKeys);
        writer.Sql(isDistinct ? "SELECT DISTINCT " : "SELECT ");
        WriteItems(writer, items);
        if (groupKeys == 0 && !isDistinct)
            WriteHelpers(writer, plan, items);

        writer.Sql(" FROM ").Table();
        part.Narrow(plan.Condition).WriteWhere(writer);
        if (groupKeys > 0)
        {
            var keys = items[..groupKeys];
            WriteReferences(writer, " GROUP BY ", keys);
            shape.Groups.Condition.WriteClause(writer, " HAVING ");
            WriteReferences(writer, WriteOrderOfGroups(writer, shape), keys);
        }
        else if (isDistinct)
        {
            WriteOrderOfDistinct(writer, plan, items);
        }
        else
        {
            plan.WriteOrder(writer, part.BreaksTies);
        }

        writer.Limit(part.Start, part.Limit);
    }

    /// <summary>Writes the statement of values over all rows.</summary>
    internal static void WriteAggregates(SqlWriter writer, QueryPlan plan, SelectionShape shape)
    {
        writer.Sql("SELECT ");
        WriteItems(writer, shape.Items);
        writer.Sql(" FROM ").Table();
        plan.Condition.WriteWhere(writer);
    }

    private static void WriteItems(SqlWriter writer, Selected[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                writer.Sql(", ");

            items[i].Write(writer, i + 1);
        }
    }

    /// <summary>
    /// The row's id tells pages apart, and what rows are sorted by may have to be in the answer, too. By the other columns that
    /// the statement names, the answer tells whether they still had these names.
    /// </summary>
    private static void WriteHelpers(SqlWriter writer, QueryPlan plan, Selected[] items)
    {
        var condition = writer.Another();
        plan.Condition.WriteWhere(condition);
        var selected = items.Select(item => item.Source).OfType<SqlSource>().ToList();
        var helpers = plan.Orders.Select(order => order.Source)
            .Prepend(new SqlSource(SystemColumns.Id))
            .Append(new SqlSource(SystemColumns.CreatedAt))
            .Concat(condition.Named.Select(column => new SqlSource(column)))
            .Concat(selected.Where(source => source.Function is not null))
            .DistinctBy(source => source.Column);
        foreach (var source in helpers)
        {
            if (!selected.Exists(item => item.Function is null && item.Column == source.Column))
                writer.Sql(", ").Name(source);
        }
    }

    /// <summary>Different values come in an order of their own, so that pages fit together.</summary>
    private static void WriteOrderOfDistinct(SqlWriter writer, QueryPlan plan, Selected[] items)
    {
        if (plan.Orders.Count == 0)
        {
            WriteReferences(writer, " ORDER BY ", Array.FindAll(items, item => item.IsSortable));
            return;
        }

        var separator = " ORDER BY ";
        foreach (var order in plan.Orders)
        {
            var item = Array.Find(items, item => item.Source == order.Source)
                ?? throw new SeaTableQueryException($"Distinct values can't be sorted by '{order.Source.Column.Name}', which " +
                    "is not selected: each may stand for several of it. Select it, too. Nothing was sent.");
            writer.Sql(separator);
            item.WriteReference(writer);
            writer.Sql(order.IsDescending ? " DESC" : "");
            separator = ", ";
        }

        // What is equal by these comes in an order as well.
        WriteReferences(writer, separator, Array.FindAll(items, item => item.IsSortable
            && plan.Orders.All(order => order.Source != item.Source)));
    }

    /// <summary>Groups that are equal by what they are sorted by come by their keys.</summary>
    /// <returns>What stands before the keys.</returns>
    private static string WriteOrderOfGroups(SqlWriter writer, SelectionShape shape)
    {
        var separator = " ORDER BY ";
        foreach (var (aggregate, isDescending) in shape.Groups.Orders)
        {
            writer.Sql(separator);
            if (Array.Find(shape.Items, item => item.Aggregate is { } other && IsSame(other, aggregate)) is { } selected)
                selected.WriteReference(writer);
            else
                aggregate.Write(writer);

            writer.Sql(isDescending ? " DESC" : "");
            separator = ", ";
        }

        return separator;

        static bool IsSame(ISqlAggregate one, ISqlAggregate other) => one.Source == other.Source;
    }

    private static void WriteReferences(SqlWriter writer, string clause, Selected[] items)
    {
        foreach (var item in items)
        {
            writer.Sql(clause);
            item.WriteReference(writer);
            clause = ", ";
        }
    }
}
