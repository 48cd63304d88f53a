using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>Binds <c>SELECT</c>, part by part.</summary>
internal sealed class SqlSelectBinder(SqlBindingContext context, SqlSelect select)
{
    private readonly SqlScope _scope = new(context, select.From);

    public void Bind()
    {
        BindItems();
        BindCondition(SqlPlace.Where, select.Where);
        BindKeys(SqlPlace.GroupBy, select.GroupBy, "grouped by");
        BindCondition(SqlPlace.Having, select.Having);
        BindKeys(SqlPlace.OrderBy, select.OrderBy.Select(ordering => ordering.Value), "sorted by");
        new SqlGrouping(context, select).Check();
        SqlJoins.Check(context, select);
        SqlLimits.Check(context, select);
    }

    private void BindItems()
    {
        var binder = Binder(SqlPlace.Select);
        SqlResultNames names = new(context.Names, select.From);
        foreach (var item in select.Items)
        {
            if (item.Value is SqlStar star)
            {
                context.Names.Results.AddRange(_scope.Of(star).SelectMany(table => Columns(table.Index, table.Table)));
                continue;
            }

            var type = binder.Bind(item.Value);
            if (type.Kind == SqlKind.Nothing)
            {
                context.Report(SqlProblemCode.WrongType, item.Value, "A button has no value.");
            }

            if (item.Alias is null)
            {
                SqlTextsForColumns.ComplainIfColumn(context, _scope, item.Value);
                SqlTextsForColumns.ComplainIfParameter(context, item.Value);
            }

            var column = item.Value is SqlColumnReference reference ? context.Names.Column(reference) : null;
            context.Names.Results.Add(new SqlResultColumn(names.Of(item), type, item.Value, column));
        }
    }

    /// <summary>
    /// What a star stands for: the columns of the base, then the system columns that no column of the base shows.
    /// </summary>
    private static IEnumerable<SqlResultColumn> Columns(int index, SqlTable table) =>
        table.Columns
            .Concat(SqlSystemColumns.All.Where(system => table.Columns.All(column => column.Key != system.Key)))
            .Select(column => new SqlResultColumn(column.Name, column.Value, null, new SqlColumnUse(index, table, column)));

    private void BindCondition(SqlPlace place, SqlExpressionNode? condition)
    {
        if (condition is not null)
        {
            Binder(place).BindWhole(condition);
        }
    }

    private void BindKeys(SqlPlace place, IEnumerable<SqlExpressionNode> keys, string what)
    {
        var binder = Binder(place);
        foreach (var key in keys)
        {
            binder.ComplainIfOpaque(key, binder.Bind(key), what);
            if (place == SqlPlace.GroupBy)
            {
                ComplainIfAggregate(key);
            }

            if (key is SqlNumberLiteral or SqlTextLiteral or SqlBooleanLiteral or SqlNullLiteral or SqlParameterMarker)
            {
                context.Report(
                    SqlProblemCode.NotAllowedHere,
                    key,
                    "A constant is the same in every row, and means no column here: name the column.");
            }
        }
    }

    /// <summary>A key has to be known before there are groups, so no name in it may stand for an aggregate.</summary>
    private void ComplainIfAggregate(SqlExpressionNode key)
    {
        if (key is SqlColumnReference reference)
        {
            if (context.Names.Alias(reference) is { } item && SqlTree.HasAggregate(item.Value))
            {
                context.Report(
                    SqlProblemCode.NotAllowedHere,
                    reference,
                    $"{SqlPrinter.ShortName(reference.Name.Text)} is an aggregate over the rows of a group, so rows can't be "
                        + "grouped by it: leave it out of GROUP BY.");
            }

            return;
        }

        foreach (var child in SqlTree.Children(key))
        {
            ComplainIfAggregate(child);
        }
    }

    private SqlExpressionBinder Binder(SqlPlace place) => new(context, _scope, place, select.Items);
}
