using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>A statement as calls of a typed query.</summary>
/// <param name="Calls">The calls, in their order: <c>Where(c =&gt; c.Age &gt; 30)</c>.</param>
/// <param name="IsOrdered">Whether the statement leaves nothing of the order to the server.</param>
internal sealed record StatementQuery(IReadOnlyList<string> Calls, bool IsOrdered)
{
    /// <summary>Writes a statement as a typed query; null where that would mean anything else.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="conditions">Writes its conditions.</param>
    /// <param name="parameter">The name that lambdas have for the columns.</param>
    public static StatementQuery? Of(SqlSelect statement, StatementConditions conditions, string parameter)
    {
        if (statement is not
            {
                IsDistinct: false,
                Items.Count: 1,
                From.Count: 1,
                GroupBy.Count: 0,
                Having: null,
            }
            || statement.Items[0] is not { Alias: null, Value: SqlStar { Table: null } }
            || statement.From[0].Alias is not null)
        {
            return null;
        }

        List<string> calls = [];
        if (statement.Where is { } where)
        {
            if (conditions.Write(where) is not { } condition)
            {
                return null;
            }

            calls.Add($"Where({parameter} => {condition})");
        }

        var keys = statement.OrderBy.ToList();
        var isOrdered = TakeTies(keys);
        foreach (var key in keys)
        {
            if (conditions.Column(key.Value) is not { } column)
            {
                return null;
            }

            var isFirst = key == keys[0];
            var call = (isFirst ? "OrderBy" : "ThenBy") + (key.IsDescending ? "Descending" : "");
            calls.Add($"{call}({parameter} => {conditions.Member(column)})");
        }

        return AddPart(calls, statement.Limit) ? new StatementQuery(calls, isOrdered) : null;
    }

    /// <summary>
    /// Takes away what typed queries end each order with: the oldest first, and of those the smaller ids. Tells whether all of
    /// that is there.
    /// </summary>
    private static bool TakeTies(List<SqlOrdering> keys)
    {
        // Ids alone are an order that typed queries do not have: the key stays, and is refused.
        var hasId = keys.Count > 1 && IsAt(keys, keys.Count - 1, SystemFields.Id)
            && IsAt(keys, keys.Count - 2, SystemFields.CreatedAt);
        var hasTime = hasId || IsAt(keys, keys.Count - 1, SystemFields.CreatedAt);
        keys.RemoveRange(keys.Count - (hasId ? 2 : hasTime ? 1 : 0), hasId ? 2 : hasTime ? 1 : 0);
        return hasId;
    }

    private static bool IsAt(List<SqlOrdering> keys, int place, string name) =>
        place >= 0 && keys[place] is { IsDescending: false, Value: SqlColumnReference { Table: null } reference }
        && string.Equals(reference.Name.Text, name, StringComparison.OrdinalIgnoreCase);

    // Without a LIMIT the server answers its first rows, and beyond its own limit no more either.
    private static bool AddPart(List<string> calls, SqlLimit? limit)
    {
        var (count, offset) = (ServerLimits.SqlRowsWithoutLimit, 0);
        if (limit is not null
            && (!IsNumber(limit.Count, out count) || (limit.Offset is { } start && !IsNumber(start, out offset))))
        {
            return false;
        }

        if (offset > 0)
        {
            calls.Add($"Skip({offset})");
        }

        calls.Add($"Take({count})");
        return count is > 0 and <= ServerLimits.SqlRows;
    }

    private static bool IsNumber(SqlExpressionNode node, out int number)
    {
        number = node is SqlNumberLiteral { Value: >= 0 and < int.MaxValue } literal && literal.Value == (int)literal.Value
            ? (int)literal.Value : -1;
        return number >= 0;
    }
}
