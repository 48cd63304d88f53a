using System.Net;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Sql;
using SeaTable.Tool.Server;

namespace SeaTable.Tool.Cloning;

/// <summary>Reads the rows of a table page by page, from any place on.</summary>
/// <param name="client">The base.</param>
/// <param name="table">The table.</param>
/// <param name="columns">What is selected.</param>
internal sealed class TableReading(SeaTableClient client, ClonedTable table, string columns)
{
    private readonly PageSize _size = new(table.Columns);

    /// <summary>What is selected to see what became of rows, without their cells.</summary>
    public static string FieldsAndLinks(ClonedTable table) => string.Join(
        ", ", SystemFields.All.Select(field => field.Name).Concat(table.Links.Select(link => SqlQuoting.Name(link.Name))));

    /// <summary>Counts the rows.</summary>
    public static async Task<long> CountAsync(SeaTableClient client, ClonedTable table, CancellationToken cancellationToken)
    {
        var rows = await client.SelectAsync(
            $"SELECT COUNT(*) AS n FROM {SqlQuoting.Name(table.Name)}", [], cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 && rows[0].TryGetProperty("n", out var count) && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt64(out var number) ? number : 0;
    }

    /// <summary>Reads the next rows, and gives the place behind them.</summary>
    /// <param name="place">Where to begin.</param>
    /// <param name="isLast">Tells whether a page of so many rows can be the last.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<(IReadOnlyList<JsonElement> Rows, PagePlace Next)> ReadAsync(
        PagePlace place, Func<int, bool> isLast, CancellationToken cancellationToken)
    {
        while (true)
        {
            // What is read once more does not fill the page, also when a run begins here with small ones.
            var limit = Math.Clamp(2 * (place.Skip - place.Offset), _size.Rows, Math.Max(_size.Rows, ServerLimits.SqlRows));
            try
            {
                var rows = await SelectAsync(place, limit, cancellationToken).ConfigureAwait(false);
                _size.Learn(rows);
                return (rows, place.Behind(rows, limit, _size.Rows, isLast(rows.Count)));
            }
            catch (SeaTableApiException e) when (_size.CanShrink && e.StatusCode is HttpStatusCode.BadRequest
                or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.InternalServerError or HttpStatusCode.GatewayTimeout)
            {
                // Some limits of a server are about what an answer costs it.
                _size.Shrink();
            }
        }
    }

    /// <summary>Reads the rows of which the server knows no time of creation, which come in no page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadWithoutTimeAsync(int skip, CancellationToken cancellationToken) =>
        await client.SelectAsync(
            $"""
            SELECT {columns} FROM {SqlQuoting.Name(table.Name)} WHERE {SystemFields.CreatedAt} IS NULL
            ORDER BY {SystemFields.Id} {Limit(_size.Rows, skip)}
            """,
            [], cancellationToken).ConfigureAwait(false);

    /// <summary>Reads some rows.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken) =>
        await client.SelectAsync(
            $"""
            SELECT {columns} FROM {SqlQuoting.Name(table.Name)}
            WHERE {SystemFields.Id} IN ({string.Join(", ", ids.Select(_ => "?"))}) {Limit(ids.Count, 0)}
            """,
            ids, cancellationToken).ConfigureAwait(false);

    private Task<IReadOnlyList<JsonElement>> SelectAsync(PagePlace place, int limit, CancellationToken cancellationToken)
    {
        var since = place.Since is null ? "" : $"WHERE {SystemFields.CreatedAt} >= ?";
        return client.SelectAsync(
            $"""
            SELECT {columns} FROM {SqlQuoting.Name(table.Name)} {since}
            ORDER BY {SystemFields.CreatedAt}{(place.BreaksTies ? $", {SystemFields.Id}" : "")} {Limit(limit, place.Offset)}
            """,
            place.Since is null ? [] : [place.Since], cancellationToken);
    }

    private static string Limit(int limit, int offset) => FormattableString.Invariant($"LIMIT {limit} OFFSET {offset}");
}
