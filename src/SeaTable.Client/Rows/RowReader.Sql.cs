using System.Runtime.CompilerServices;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>Reads rows by SQL: <c>POST …/sql/</c>.</summary>
internal sealed partial class RowReader<TRow>
{
    /// <summary>The statement of a query's first page, with the names of the schema.</summary>
    internal string Show(QueryPlan plan) =>
        plan.Show(schema, session.Settings, writer => plan.WriteRows(writer, plan.FirstPart));

    /// <summary>Makes the exception for a query that means one row and finds none.</summary>
    internal SeaTableQueryException None() => new(
        $"No row of table '{schema.Name}' is as the query asks. Use SingleOrDefaultAsync where there may be none.");

    /// <summary>Makes the exception for a query that means one row and finds two.</summary>
    internal SeaTableQueryException Several(TRow one, TRow other) => new(
        $"More than one row of table '{schema.Name}' is as the query asks, among them {one.RowId} and {other.RowId}. Narrow " +
        "the query, or take the first of them with FirstOrDefaultAsync.");

    /// <summary>The rows of a query, page by page.</summary>
    internal IAsyncEnumerable<TRow> QueryAsync(QueryPlan plan, CancellationToken cancellationToken) =>
        RowStream.ReadAsync(() => Pages(plan), static row => row, cancellationToken);

    /// <summary>Reads rows by their ids in one statement.</summary>
    /// <param name="rowIds">The ids.</param>
    /// <param name="copies">How many objects to make of each row.</param>
    /// <param name="onSending">Is told right before it is sent, if anybody is.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows that were found, by their ids.</returns>
    internal async Task<ILookup<string, TRow>> FindAsync(
        string[] rowIds, int copies, Action? onSending, CancellationToken cancellationToken)
    {
        var rows = await QueryPageAsync(
            writer =>
            {
                writer.Sql("SELECT * FROM ").Table().Sql(" WHERE ").Name(SystemColumns.Id).Sql(" IN (");
                for (var i = 0; i < rowIds.Length; i++)
                    writer.Sql(i == 0 ? "" : ", ").Text(rowIds[i]);

                writer.Sql(")").Limit(0, rowIds.Length);
            },
            $"reading rows of table '{schema.Name}'",
            cancellationToken,
            copies,
            onSending).ConfigureAwait(false);
        return rows.ToLookup(row => row.RowId, StringComparer.Ordinal);
    }

    /// <summary>The rows that a statement of the caller selects.</summary>
    internal async IAsyncEnumerable<TRow> ReadSqlAsync(
        SqlText sql, LinkIncludes includes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TypedSql.ThrowIfChange(sql, schema);
        var context = session.NewReadContext(schema);
        var doing = $"reading rows of table '{schema.Name}' by SQL";
        using var response = await session.Sql.SendAsync(sql, doing, convertKeys: false, cancellationToken).ConfigureAwait(false);
        await TypedSql.CheckAsync(response, doing, session.Metadata, schema, cancellationToken).ConfigureAwait(false);
        var rows = new ArrivingRows<TRow>("results", context, Row).Complete(response, doing);
        session.Paging.SqlRows.Note(rows.Count);
        Instruments.CountRead(rows.Count, schema.Name);
        await ResolveOptionsAsync(context, cancellationToken).ConfigureAwait(false);
        await includes.LoadAsync(session, rows, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private RowPages<TRow> Pages(QueryPlan plan)
    {
        if (plan.Condition.IsLinked && !plan.FindsNothing)
        {
            return new LaterPages<TRow>(async cancellationToken =>
                Pages(await plan.DecideAsync(session, schema, cancellationToken).ConfigureAwait(false)));
        }

        var doing = $"reading rows of table '{schema.Name}'";
        var pages = plan.PagesOf(doing, ReadPageAsync, static row => new RowPlace(row.RowId, row.RowCreatedAt), session.Paging);
        if (plan.IsWholeTable)
            pages = new PagesOrOthers<TRow>(pages, OthersAsync);

        return PagesWithLinked<TRow>.Of(pages, session, plan.Includes);

        Task<List<TRow>> ReadPageAsync(RowPart part, CancellationToken cancellationToken) =>
            QueryPageAsync(writer => plan.WriteRows(writer, part), doing, cancellationToken);
    }

    /// <summary>The pages of a table that SQL can't read, because a column hides a field that every row has.</summary>
    private async Task<RowPages<TRow>?> OthersAsync(SeaTableException refusal, CancellationToken cancellationToken)
    {
        if (refusal is not SeaTableSchemaException)
            return null;

        var metadata = await session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        return metadata.FindTable(schema.Id) is { } table && TableBinding.HidingSystemField(table) is not null
            ? TablePages() : null;
    }

    private async Task<List<TRow>> QueryPageAsync(
        Action<SqlWriter> write, string doing, CancellationToken cancellationToken, int copies = 1, Action? onSending = null)
    {
        using var response = await session.Sql.ReadAsync(
            schema, write, doing, cancellationToken, newReader: copies == 1 ? NewRows : null, onSending: onSending)
            .ConfigureAwait(false);
        var rows = response.Reader as ArrivingRows<TRow> ?? NewRows();
        var all = rows.Complete(response, doing);
        Instruments.CountRead(all.Count, schema.Name);
        for (var copy = 1; copy < copies; copy++)
            all.AddRange(new ArrivingRows<TRow>("results", rows.Context, Row).Complete(response, doing));

        await ResolveOptionsAsync(rows.Context, cancellationToken).ConfigureAwait(false);
        return all;

        ArrivingRows<TRow> NewRows() => new("results", session.NewReadContext(schema), Row);
    }
}
