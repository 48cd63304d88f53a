using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>
/// Once rows are put together, only what is the same in all of them, or an aggregate of them, can be asked for.
/// </summary>
internal sealed class SqlGrouping
{
    private readonly SqlBindingContext _context;
    private readonly SqlSelect _select;
    private readonly HashSet<string> _keys;

    public SqlGrouping(SqlBindingContext context, SqlSelect select)
    {
        (_context, _select) = (context, select);
        _keys = new HashSet<string>(select.GroupBy.Select(Normalized), StringComparer.OrdinalIgnoreCase);
    }

    public void Check()
    {
        var isGrouped = _select.GroupBy.Count > 0;
        if (!isGrouped && !Values().Any(SqlTree.HasAggregate))
        {
            if (_select.Having is not null)
            {
                _context.Report(
                    SqlProblemCode.NotAllowedHere,
                    _select.Having,
                    "HAVING looks at groups, and nothing is grouped: put the condition behind WHERE.");
            }

            return;
        }

        if (_select.GroupBy.Any(key => key is SqlNumberLiteral || SqlTree.Contains(key, part => part is SqlUnreadable)))
        {
            return;
        }

        foreach (var value in Values())
        {
            Check(value);
        }
    }

    private IEnumerable<SqlExpressionNode> Values()
    {
        var values = _select.Items.Select(item => item.Value)
            .Concat(_select.OrderBy.Select(ordering => ordering.Value));
        return _select.Having is null ? values : values.Concat([_select.Having]);
    }

    private void Check(SqlExpressionNode expression)
    {
        if (_keys.Contains(Normalized(expression)))
        {
            return;
        }

        switch (expression)
        {
            case SqlCall call when FunctionCatalogue.FindInSql(call.Function.Text) is { IsAggregate: true }:
                break;
            case SqlCall { Function.Text: var name } call when name.Equals("average", StringComparison.OrdinalIgnoreCase)
                && HasColumn(call):
                _context.Report(
                    SqlProblemCode.NotGrouped,
                    call.Function,
                    "average() looks at the values of one row; the average of many rows is AVG(…).",
                    "AVG");
                break;
            case SqlColumnReference reference when _context.Names.Column(reference) is { } use:
                Report(reference, SqlPrinter.ShortName(use.Column.Name));
                break;
            case SqlStar star:
                Report(star, "*");
                break;
            default:
                foreach (var child in SqlTree.Children(expression))
                {
                    Check(child);
                }

                break;
        }
    }

    private bool HasColumn(SqlCall call) =>
        SqlTree.Contains(call, part => part is SqlColumnReference reference && _context.Names.Column(reference) is not null
            && !_keys.Contains(Normalized(part)));

    private void Report(SqlExpressionNode expression, string name) => _context.Report(
        SqlProblemCode.NotGrouped,
        expression,
        _select.GroupBy.Count > 0
            ? $"{name} differs within a group: add it to GROUP BY, or put it into COUNT, SUM, AVG, MIN or MAX."
            : $"{name} differs from row to row, but an aggregate makes one row of all: add GROUP BY {name}, or leave it out.");

    /// <summary>An expression in words that are the same for whatever means the same.</summary>
    private string Normalized(SqlExpressionNode expression)
    {
        StringBuilder output = new();
        new SqlExpressionPrinter(output, NameOf).Print(expression);
        return output.ToString();
    }

    private string NameOf(SqlColumnReference reference) =>
        _context.Names.Column(reference) is { } use ? $"{use.TableIndex}.{SqlQuoting.Name(use.Column.Key)}"
        : _context.Names.Alias(reference) is { } item && item.Value != reference ? Normalized(item.Value)
        : SqlQuoting.Name(reference.Name.Text);
}
