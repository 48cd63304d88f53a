using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using SeaTable.Facts;
using SeaTable.Sql;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Statements;

/// <summary>
/// Reads the rows of a SELECT, also more than the server gives in one answer. Where the statement leaves the order of rows to
/// chance, their ids decide, so that no page has a row of another one.
/// </summary>
internal sealed class SelectPages
{
    private readonly SeaTableClient _client;
    private readonly Statement _statement;
    private readonly SqlSelect _select;
    private readonly long _start;
    private readonly long? _asked;
    private readonly long? _most;

    /// <param name="client">The base.</param>
    /// <param name="statement">The statement, which is a SELECT without errors.</param>
    /// <param name="most">The most rows to give; null for all.</param>
    public SelectPages(SeaTableClient client, Statement statement, long? most)
    {
        (_client, _statement, _most) = (client, statement, most);
        _select = (SqlSelect)statement.Check.Statement!;
        (_start, _asked) = (Literal(_select.Limit?.Offset) ?? 0, Literal(_select.Limit?.Count));
    }

    /// <summary>Gets whether there are more rows than were given.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Gets whether it is known how many rows there will be: the statement says it, or gives one.</summary>
    private bool IsAsItIs => _select.Limit is { } limit
        ? Literal(limit.Count) is null || (limit.Offset is not null && Literal(limit.Offset) is null)
        : _statement.Check.Problems.All(problem => problem.Code != SqlProblemCode.NoLimit);

    /// <summary>Reads the pages, one after the other, each with how many of its rows are to be given.</summary>
    /// <exception cref="ToolException">More rows are asked for than one answer has, and nothing says in which order.</exception>
    public async IAsyncEnumerable<(SqlResult Page, int Count)> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var most = IsAsItIs ? _most ?? long.MaxValue : Math.Min(_asked ?? long.MaxValue, _most ?? long.MaxValue);
        var wanted = most < (_asked ?? long.MaxValue) ? most + 1 : most; // One more tells whether there are more.
        var order = wanted > ServerLimits.SqlRows ? Order() : "";
        for (var given = 0L; ;)
        {
            var size = Math.Min(ServerLimits.SqlRows, wanted - given);
            var page = await _client.SqlAsync(
                IsAsItIs ? _statement.ToSql() : Page(order, size, _start + given), cancellationToken).ConfigureAwait(false);
            var count = (int)Math.Min(page.Rows.Count, most - given);
            if (given == 0 || count > 0)
                yield return (page, count);

            given += count;
            IsCut = count < page.Rows.Count;
            if (IsCut || IsAsItIs || given >= wanted || IsLast(page.Rows.Count, size))
                yield break;

            if (order is null)
            {
                throw new ToolException(
                    $"Only the first {Words.Count(given, "row")} came. More of a statement with DISTINCT, GROUP BY or several " +
                    "tables can only be read in an order that it tells: add ORDER BY.");
            }
        }
    }

    private SqlText Page(string? order, long size, long start)
    {
        var end = _select.Limit?.Span.Start ?? _statement.Check.End;
        var limit = string.Create(CultureInfo.InvariantCulture, $" LIMIT {size}");
        return _statement.ToSql(
            0, end, "", order + (start == 0 ? limit : string.Create(CultureInfo.InvariantCulture, $"{limit} OFFSET {start}")));
    }

    /// <summary>What is to be added so that the order is a certain one; null where nothing can be.</summary>
    private string? Order()
    {
        var hasPlainRows = !_select.IsDistinct && _select is { GroupBy.Count: 0, From.Count: 1 };
        return !hasPlainRows ? (_select.OrderBy.Count > 0 ? "" : null)
            : _select.OrderBy.Count > 0 ? $", {SystemFields.Id}"
            : $" ORDER BY {SystemFields.CreatedAt}, {SystemFields.Id}";
    }

    /// <summary>
    /// Whether nothing comes behind a page. One of fewer rows than were asked for is the last, unless a server may be set to give
    /// no more: such limits are hundreds, quarters of thousands or powers of two.
    /// </summary>
    private static bool IsLast(int count, long size) =>
        count < size && (count < ServerLimits.SqlRowsWithoutLimit
            || !(count % 100 == 0 || count % 250 == 0 || BitOperations.IsPow2(count)));

    private static long? Literal(SqlExpressionNode? number) =>
        number is SqlNumberLiteral { Value: >= 0 and < 1L << 53 } literal ? (long)literal.Value : null;
}
