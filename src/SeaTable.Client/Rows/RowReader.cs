using System.Globalization;
using System.Net;
using System.Text.Json;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Reads rows of one table: <c>GET …/rows/</c> and <c>GET …/rows/{row_id}/</c>, keyed by column keys and option ids.
/// </summary>
internal sealed partial class RowReader<TRow>(ClientSession session, TableSchema schema, Func<TRow> newRow)
    where TRow : SeaTableRow
{
    private readonly string _table = "table_id=" + Uri.EscapeDataString(schema.Id);

    /// <summary>The row of that id, or null when there is none.</summary>
    internal async Task<TRow?> GetAsync(string rowId, CancellationToken cancellationToken)
    {
        var context = session.NewReadContext(schema);
        var row = await GetAsync(rowId, context, cancellationToken).ConfigureAwait(false);
        await ResolveOptionsAsync(context, cancellationToken).ConfigureAwait(false);
        return row;
    }

    /// <summary>Reads a row anew into the same object; one that is not there any more stays as it is.</summary>
    internal async Task RefreshAsync(TRow row, CancellationToken cancellationToken)
    {
        var context = session.NewReadContext(schema);
        var path = $"rows/{Uri.EscapeDataString(row.RowId)}/?{_table}&convert_keys=false";
        var doing = $"reading row {row.RowId} of table '{schema.Name}' again";
        await ReadAsync(path, doing, Refresh, context, cancellationToken).ConfigureAwait(false);
        await ResolveOptionsAsync(context, cancellationToken).ConfigureAwait(false);

        List<TRow> Refresh(ReadOnlySpan<byte> json, RowReadContext context)
        {
            var reader = new CellReader(json, context);
            if (!reader.Step() || reader.Token != JsonTokenType.StartObject)
                throw new JsonException("It is not a row.");

            row.ClearErrors();
            reader.ReadRow(row);
            return [row];
        }
    }

    /// <summary>The rows of a view, page by page. SQL knows no views.</summary>
    internal IAsyncEnumerable<TRow> ReadViewAsync(
        SeaTableView<TRow> view, LinkIncludes includes, CancellationToken cancellationToken) =>
        RowStream.ReadAsync(
            () => PagesWithLinked<TRow>.Of(
                ListPages(
                    view,
                    $"{_table}&view_id={Uri.EscapeDataString(view.Id)}",
                    $"reading rows of view '{view.Name}' of table '{schema.Name}'"),
                session,
                includes),
            static row => row,
            cancellationToken);

    /// <summary>Reads the linked rows of rows that are read already.</summary>
    internal Task IncludeAsync(IReadOnlyList<TRow> rows, LinkIncludes includes, CancellationToken cancellationToken) =>
        includes.LoadAsync(session, rows, cancellationToken);

    /// <summary>The rows of the table, page by page, without SQL and thus without those in the big-data storage.</summary>
    private PagesByPosition<TRow> TablePages() => ListPages(null, _table, $"reading rows of table '{schema.Name}'");

    private PagesByPosition<TRow> ListPages(SeaTableView<TRow>? view, string query, string doing) => new(
        (part, cancellationToken) => ReadPageAsync(view, query, doing, part.Start, part.Limit, cancellationToken),
        static row => new RowPlace(row.RowId, null),
        session.Paging.ListedRows,
        isOrderCertain: true);

    private async Task<TRow?> GetAsync(string rowId, RowReadContext context, CancellationToken cancellationToken)
    {
        var path = $"rows/{Uri.EscapeDataString(rowId)}/?{_table}&convert_keys=false";
        try
        {
            var rows = await ReadAsync(
                path, $"reading row {rowId} of table '{schema.Name}'", Single, context, cancellationToken).ConfigureAwait(false);
            return rows[0].RowId == rowId
                ? rows[0]
                : throw new SeaTableConnectionException(
                    $"The server answered something else than row {rowId} of table '{schema.Name}'.");
        }
        catch (SeaTableRowNotFoundException)
        {
            // Nothing else means that: load balancers and proxies say 404, too, of rows that are there.
            return null;
        }
    }

    private async Task<List<TRow>> ReadPageAsync(
        SeaTableView<TRow>? view, string query, string doing, int start, int limit, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"rows/?{query}&start={start}&limit={limit}&convert_keys=false");
        var asked = session.Metadata.Mark();
        try
        {
            var request = new ServerRequest(HttpMethod.Get, path, doing)
            {
                NewReader = () => new ArrivingRows<TRow>("rows", session.NewReadContext(schema), Row),
            };
            using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
            var arrived = (ArrivingRows<TRow>)response.Reader!;
            var rows = arrived.Complete(response, doing);
            Instruments.CountRead(rows.Count, schema.Name);
            await ResolveOptionsAsync(arrived.Context, cancellationToken).ConfigureAwait(false);
            return rows;
        }
        catch (SeaTableApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            if (view is null
                || await session.Tables.FindAsync(schema, asked, cancellationToken).ConfigureAwait(false) is not { } table
                || table.Views.Any(other => other.Id == view.Id))
            {
                throw;
            }

            throw new SeaTableSchemaException(
                $"Table '{schema.Name}' has no view '{view.Name}' (id {view.Id}) in the base any more, so {doing} is not " +
                $"possible. {Help.UpdateSchemaFile}",
                schema.Name, null, e);
        }
    }

    private async Task<List<TRow>> ReadAsync(
        string path, string doing, RowsParser parse, RowReadContext context, CancellationToken cancellationToken)
    {
        using var response = await session.Tables.SendAsync(
            new ServerRequest(HttpMethod.Get, path, doing) { IsAnswer = IsMissingRow }, schema, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var rows = parse(response.Body.Span, context);
            Instruments.CountRead(rows.Count, schema.Name);
            return rows;
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(doing, e);
        }
    }

    private static bool IsMissingRow(SeaTableApiException refusal) => refusal is SeaTableRowNotFoundException;

    private Task ResolveOptionsAsync(RowReadContext context, CancellationToken cancellationToken) =>
        session.UnknownOptions.ResolveAsync(context.UnknownOptions, cancellationToken);

    private delegate List<TRow> RowsParser(ReadOnlySpan<byte> json, RowReadContext context);

    private List<TRow> Single(ReadOnlySpan<byte> json, RowReadContext context)
    {
        var reader = new CellReader(json, context);
        return reader.Step() && reader.Token == JsonTokenType.StartObject
            ? [Row(ref reader)]
            : throw new JsonException("It is not a row.");
    }

    private TRow Row(ref CellReader reader)
    {
        var row = newRow();
        reader.ReadRow(row);
        return row.RowId.Length > 0 ? row : throw new JsonException("A row without an id is in it.");
    }
}
