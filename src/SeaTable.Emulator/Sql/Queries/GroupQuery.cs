using System.Globalization;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Translation;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Queries;

/// <summary>
/// A SELECT that puts rows together: GROUP BY, aggregates, DISTINCT. SQLite filters, groups and aggregates; HAVING and the order
/// are up to the emulator, since there are few groups. Each group is seen through the row of it that was added first.
/// </summary>
internal sealed class GroupQuery
{
    private readonly Query _query;
    private readonly SqlSelect _select;
    private readonly Dictionary<Field, string> _exploded = [];
    private readonly List<string> _joins = [];

    private GroupQuery(Query query, SqlSelect select)
    {
        _query = query;
        _select = select;
    }

    /// <summary>Determines whether the statement puts rows together.</summary>
    public static bool Is(Query query, SqlSelect select) =>
        select.GroupBy.Count > 0 || select.IsDistinct || select.Having is not null || query.Aggregates.Count > 0;

    /// <summary>Runs the query and gets the groups that HAVING lets through, in order.</summary>
    public static IEnumerable<Scope> Run(Query query, SqlSelect select, IReadOnlyCollection<Field> fields) =>
        new GroupQuery(query, select).Run(fields);

    private IEnumerable<Scope> Run(IReadOnlyCollection<Field> fields)
    {
        var keys = Keys(fields);
        var shapes = Enumerable.Range(0, _query.Tables.Count)
            .Select(index => new RowShape(index, _query.Tables[index], fields, column => ExplodedCell(index, column)))
            .ToArray();
        var aggregates = _query.Aggregates.ConvertAll(AggregateOf);
        var columns = shapes.SelectMany(shape => shape.SqliteNames).Concat(aggregates).Append(First());
        var source = _query.Source(_select.Where, string.Concat(_joins));
        var grouping = keys.Count == 0 ? "" : $" GROUP BY {string.Join(", ", keys)}";
        var rows = _query.Run($"SELECT {string.Join(", ", columns)} {source}{grouping}");

        var start = shapes.Sum(shape => shape.SqliteNames.Count);
        var groups = rows
            .Select(values => (
                Scope: new Scope(_query.Context, RowQuery.RowsOf(shapes, values), values[start..(start + aggregates.Count)]),
                First: values[^1]))
            .OrderBy(group => group.First, SortKey.Comparer)
            .Select(group => group.Scope);
        if (_select.Having is not null)
            groups = groups.Where(_query.Compiler.Condition(_select.Having).Invoke);
        return Sorted(groups);
    }

    private IEnumerable<Scope> Sorted(IEnumerable<Scope> groups)
    {
        IOrderedEnumerable<Scope>? sorted = null;
        foreach (var order in _select.OrderBy)
        {
            var key = SortKey.Compile(_query, order.Value);
            sorted = (sorted, order.IsDescending) switch
            {
                (null, false) => groups.OrderBy(key, SortKey.Comparer),
                (null, true) => groups.OrderByDescending(key, SortKey.Comparer),
                (not null, false) => sorted.ThenBy(key, SortKey.Comparer),
                (not null, true) => sorted.ThenByDescending(key, SortKey.Comparer),
            };
        }

        return sorted ?? groups;
    }

    private List<string> Keys(IEnumerable<Field> fields)
    {
        if (_select.GroupBy.Count > 0)
            return [.. _select.GroupBy.Select(GroupKey)];
        if (!_select.IsDistinct || _query.Aggregates.Count > 0)
            return [];
        return _select.Items.Any(item => item.Value is SqlStar)
            ? [.. fields.Select(field => field.TableIndex).Distinct().Select(Field.IdOf)]
            : [.. _select.Items.Select(item => Key(item.Value))];
    }

    private string GroupKey(SqlExpressionNode expression)
    {
        if (_query.Tables.ResolveAlias(expression) is not SqlColumnReference reference
            || _query.Tables.Find(reference) is not { Column.Type: MultipleSelectType } field)
        {
            return Key(expression);
        }

        // A row stands in the group of each of its options. Ids of options that are gone are passed over.
        if (!_exploded.TryGetValue(field, out var alias))
        {
            _exploded[field] = alias = string.Create(CultureInfo.InvariantCulture, $"e{_exploded.Count}");
            var known = string.Join(", ", field.Column.Options.KnownIds.Select(_query.Parameter));
            _joins.Add($" LEFT JOIN json_each({field.SqliteName}) AS {alias} ON {alias}.value IN ({known})");
        }

        return $"{alias}.value";
    }

    private string? ExplodedCell(int tableIndex, Column column) =>
        _exploded.TryGetValue(Field.Of(tableIndex, _query.Tables[tableIndex], column), out var alias)
            ? $"iif({alias}.value IS NULL, NULL, json_array({alias}.value))"
            : null;

    private string Key(SqlExpressionNode expression)
    {
        if (_query.Tables.ResolveAlias(expression) is SqlColumnReference reference
            && _query.Tables.Find(reference) is { Kind: not (StoredKind.Other or StoredKind.Option) } field)
        {
            return field.SqliteName;
        }

        return Encoded(expression, value => value);
    }

    private string AggregateOf(AggregateCall aggregate)
    {
        if (aggregate.Call.Arguments is [SqlStar])
            return "COUNT(*)";
        if (aggregate.Field is { } field && (aggregate.Name is not ("SUM" or "AVG") || field.Kind == StoredKind.Number))
            return $"{aggregate.Name}({Distinct(aggregate)}{field.SqliteName})";
        var argument = aggregate.Call.Arguments[0];
        return aggregate.Name switch
        {
            "COUNT" => $"COUNT({Distinct(aggregate)}{Encoded(argument, value => value)})",
            "SUM" or "AVG" => $"{aggregate.Name}({Encoded(argument, value => SqlValue.Number(SqlValue.Only(value)))})",
            _ => $"{aggregate.Name}({Encoded(argument, SqlValue.Only)})",
        };
    }

    private static string Distinct(AggregateCall aggregate) => aggregate.Call.IsDistinct ? "DISTINCT " : "";

    private string Encoded(SqlExpressionNode expression, Func<object?, object?> convert)
    {
        var value = _query.Compiler.Compile(expression);
        return _query.Computed.Add(
            scope => EncodedValue.Of(convert(value(scope))), _query.Tables.FieldsIn(expression, insideAggregates: true));
    }

    // Where rows of several tables come together, the place of each counts, in the order of the tables.
    private string First()
    {
        if (_query.Tables.Count == 1)
            return $"MIN({Field.Alias(0)}._order)";
        var places = Enumerable.Range(0, _query.Tables.Count).Select(index => $"{Field.Alias(index)}._order");
        return $"MIN(printf('{string.Concat(Enumerable.Repeat("%020d", _query.Tables.Count))}', {string.Join(", ", places)}))";
    }
}
