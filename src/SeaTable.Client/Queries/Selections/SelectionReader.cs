using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Runs queries that select values, page by page.</summary>
internal sealed class SelectionReader(ClientSession session, TableSchema schema)
{
    private readonly string _doing = $"querying table '{schema.Name}'";

    /// <summary>The statement of the first page, with the names of the schema.</summary>
    internal string Show<T>(QueryPlan plan, SelectionShape<T> shape, bool isDistinct) =>
        plan.Show(schema, session.Settings, writer =>
            SelectionSql.Write(writer, plan, shape, isDistinct, plan.FirstPart));

    /// <param name="plan">Which rows.</param>
    /// <param name="makeShape">What is selected of them.</param>
    /// <param name="isDistinct">Whether each result comes once.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal IAsyncEnumerable<T> ReadAsync<T>(
        QueryPlan plan, Func<SelectionShape<T>> makeShape, bool isDistinct, CancellationToken cancellationToken) =>
        RowStream.ReadAsync(() => Pages(plan, makeShape(), isDistinct), static result => result.Value, cancellationToken);

    private RowPages<Result<T>> Pages<T>(QueryPlan plan, SelectionShape<T> shape, bool isDistinct)
    {
        if (plan.Condition.IsLinked && !plan.FindsNothing)
        {
            return new LaterPages<Result<T>>(async cancellationToken =>
                Pages(await plan.DecideAsync(session, schema, cancellationToken).ConfigureAwait(false), shape, isDistinct));
        }

        var isOfRows = shape.GroupKeys == 0 && !isDistinct;
        return plan.FindsNothing ? RowPages<Result<T>>.None
            : isOfRows ? plan.PagesOf<Result<T>>(_doing, ReadPageAsync, static result => result.Place, session.Paging)
            : new PagesOfResults<Result<T>>(ReadPageAsync, session.Paging.SqlRows, plan.Skipped, plan.Taken);

        Task<List<Result<T>>> ReadPageAsync(RowPart part, CancellationToken cancellationToken) =>
            this.ReadPageAsync(
                writer => SelectionSql.Write(writer, plan, shape, isDistinct, part),
                shape,
                areNamesAnswered: isOfRows,
                cancellationToken);
    }

    /// <summary>Asks for one result over all rows, such as their count.</summary>
    internal Task<T> ReadAggregateAsync<T>(
        QueryPlan plan, SqlAggregate<T> aggregate, T ofNothing, CancellationToken cancellationToken)
    {
        var item = new Selected<T>(aggregate);
        return ReadAggregatesAsync(
            plan, new SelectionShape<T>([item], () => item.Value) { IsAggregated = true }, ofNothing, cancellationToken);
    }

    /// <summary>Asks for several results over all rows in one statement.</summary>
    internal async Task<T> ReadAggregatesAsync<T>(
        QueryPlan plan, SelectionShape<T> shape, T ofNothing, CancellationToken cancellationToken)
    {
        if (plan.FindsNothing)
            return ofNothing;

        plan = await plan.DecideAsync(session, schema, cancellationToken).ConfigureAwait(false);
        var results = await ReadPageAsync(
            writer => SelectionSql.WriteAggregates(writer, plan, shape), shape, areNamesAnswered: false, cancellationToken)
            .ConfigureAwait(false);
        return results is [var only] ? only.Value
            : throw new SeaTableConnectionException(
                $"The server's answer to {_doing} is not what it should be: it has {results.Count} results instead of one.");
    }

    private async Task<List<Result<T>>> ReadPageAsync<T>(
        Action<SqlWriter> write, SelectionShape<T> shape, bool areNamesAnswered, CancellationToken cancellationToken)
    {
        using var response = await session.Sql.ReadAsync(
            schema, write, _doing, cancellationToken, areNamesAnswered, NewResults).ConfigureAwait(false);
        var arrived = (ArrivingRows<Result<T>>)response.Reader!;
        var results = arrived.Complete(response, _doing);
        if (results.Count > 0 && Array.Find(shape.Items, item => IsMissing(item, response)) is { } missing)
        {
            throw new SeaTableConnectionException(
                $"The server's answer to {_doing} is not what it should be: it does not have '{missing}', which was asked for.");
        }

        await session.UnknownOptions.ResolveAsync(arrived.Context.UnknownOptions, cancellationToken).ConfigureAwait(false);
        return results;

        ArrivingRows<Result<T>> NewResults()
        {
            foreach (var item in shape.Items)
                item.IsAnswered = false;

            return new("results", session.NewReadContext(schema), Read);
        }

        Result<T> Read(ref CellReader reader)
        {
            var errors = new FirstCellError();
            var value = shape.Read(ref reader, errors, out var place);
            if (shape.IsAggregated && errors.Error is { } error)
                throw Unreadable(error);

            return new Result<T>(place, value);
        }
    }

    private static bool IsMissing(Selected item, ServerResponse response) =>
        !item.IsAnswered && !ResponseColumns.Any(response.Body.Span, item.IsCalled);

    private SeaTableQueryException Unreadable(CellError error) => new(
        $"{char.ToUpperInvariant(_doing[0])}{_doing[1..]} came to {error.Json}, which is not {error.Expected}. Read the rows " +
        "and work it out in C#.");

    /// <param name="Place">Where the row stands; without an id when the result is none of a single row.</param>
    /// <param name="Value">What was selected.</param>
    private readonly record struct Result<T>(RowPlace Place, T Value);
}
