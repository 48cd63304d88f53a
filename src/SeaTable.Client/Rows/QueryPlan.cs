using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Which rows a query is about, and in which order. It never changes; every step makes a new one.</summary>
internal sealed record QueryPlan
{
    internal static readonly QueryPlan AllRows = new();

    internal SqlCondition Condition { get; private init; } = SqlCondition.All();

    internal IReadOnlyList<SqlOrder> Orders { get; private init; } = [];

    internal int Skipped { get; private init; }

    internal int Taken { get; private init; } = int.MaxValue;

    /// <summary>The linked rows that are read along.</summary>
    internal LinkIncludes Includes { get; private init; } = LinkIncludes.None;

    /// <summary>Whether it finds no row, so that nothing has to be sent.</summary>
    internal bool FindsNothing => Condition.Constant == false || Taken == 0;

    /// <summary>Whether it is about the whole table, in no order of the caller's.</summary>
    internal bool IsWholeTable => Condition.Constant == true && Orders.Count == 0 && !IsCut;

    /// <summary>What the first page is.</summary>
    internal RowPart FirstPart => new(Skipped, Math.Min(SqlCalls.PageSize, Taken));

    internal bool IsCut => Skipped > 0 || Taken < int.MaxValue;

    internal QueryPlan Where(SqlCondition condition)
    {
        ThrowIfCut("Where");
        return this with { Condition = Condition & condition };
    }

    /// <summary>Sorts by this instead of anything said before.</summary>
    internal QueryPlan OrderBy(ISqlSortable column, bool isDescending)
    {
        ThrowIfCut("OrderBy");
        ThrowIfUnsortable(column);
        return this with { Orders = [new SqlOrder(column.Source, isDescending)] };
    }

    /// <summary>Sorts by this where everything said before is equal.</summary>
    internal QueryPlan ThenBy(ISqlSortable column, bool isDescending)
    {
        ThrowIfCut("ThenBy");
        ThrowIfUnsortable(column);
        return this with { Orders = [.. Orders, new SqlOrder(column.Source, isDescending)] };
    }

    /// <summary>The same with its conditions on linked rows decided.</summary>
    internal async Task<QueryPlan> DecideAsync(
        ClientSession session, TableSchema schema, CancellationToken cancellationToken) => this with
        {
            Condition = await LinkedRowSearch.DecideAsync(session, schema, Condition, cancellationToken).ConfigureAwait(false),
        };

    internal QueryPlan Include(LinkInclude include) => this with { Includes = Includes.With(include) };

    internal QueryPlan Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with
        {
            Skipped = (int)Math.Min(int.MaxValue, (long)Skipped + count),
            Taken = Taken == int.MaxValue ? Taken : Math.Max(0, Taken - count),
        };
    }

    internal QueryPlan Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Taken = Math.Min(Taken, count) };
    }

    /// <exception cref="SeaTableQueryException">Only part of the rows is meant, which SQL can't say for this.</exception>
    internal void ThrowIfCut(string method)
    {
        if (IsCut)
            throw Cut(method, $"Put {method} first, or read the rows and go on in C#.");
    }

    /// <exception cref="SeaTableQueryException">Only part of the rows is meant, and what is asked for is a single value, so that
    /// nothing can stand behind it.</exception>
    internal void ThrowIfPartOfAggregate(string method, string instead)
    {
        if (IsCut)
            throw Cut(method, $"Read the rows and {instead} in C#.");
    }

    private static void ThrowIfUnsortable(ISqlSortable column)
    {
        if (!column.CanSort)
            throw new SeaTableQueryException($"Rows can't be sorted by column '{column.Source.Column.Name}'. Nothing was sent.");
    }

    private static SeaTableQueryException Cut(string method, string advice) =>
        new($"{method} can't stand behind Skip or Take: SQL applies LIMIT and OFFSET last. {advice}");

    /// <summary>
    /// Without any other order the oldest rows come first, so that rows added while pages are read come last.
    /// </summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="breaksTies">Whether ids decide between rows of one addition, which share their time. They always do where the
    /// caller reads part after part.</param>
    internal void WriteOrder(SqlWriter writer, bool breaksTies)
    {
        writer.Sql(" ORDER BY ");
        foreach (var order in Orders)
            writer.Source(order.Source).Sql(order.IsDescending ? " DESC, " : ", ");

        writer.Name(SystemColumns.CreatedAt);
        if (breaksTies || IsCut)
            writer.Sql(", ").Name(SystemColumns.Id);
    }

    /// <summary>
    /// Shows the statement of the first page, with the names of the schema. Where there is none, the reason is shown in
    /// parentheses.
    /// </summary>
    /// <param name="schema">The table.</param>
    /// <param name="settings">The client's settings.</param>
    /// <param name="write">Writes the statement.</param>
    internal string Show(TableSchema schema, ClientSettings settings, Action<SqlWriter> write)
    {
        if (FindsNothing)
            return "(no row can be like that, so nothing is sent)";

        try
        {
            var writer = SqlWriter.ForDisplay(schema, settings);
            write(writer);
            return writer.ToStatement().Text;
        }
        catch (SeaTableQueryException e)
        {
            return $"({e.Message})";
        }
    }

    /// <summary>The pages of what is asked.</summary>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="readPage">Reads a part of the rows.</param>
    /// <param name="placeOf">What tells where a row stands.</param>
    /// <param name="server">What is known of the server.</param>
    internal RowPages<T> PagesOf<T>(
        string doing, Func<RowPart, CancellationToken, Task<List<T>>> readPage, Func<T, RowPlace> placeOf, ServerPaging server) =>
        FindsNothing ? RowPages<T>.None
        : Orders.Count == 0 && Skipped == 0 ? new PagesByKey<T>(doing, readPage, placeOf, server, Taken)
        : new PagesByPosition<T>(readPage, placeOf, server.SqlRows, Skipped, Taken);

    /// <summary>Whole rows.</summary>
    internal void WriteRows(SqlWriter writer, RowPart part)
    {
        writer.Sql("SELECT * FROM ").Table();
        part.Narrow(Condition).WriteWhere(writer);
        WriteOrder(writer, part.BreaksTies);
        writer.Limit(part.Start, part.Limit);
    }
}

/// <summary>What rows are sorted by.</summary>
internal readonly record struct SqlOrder(SqlSource Source, bool IsDescending);
