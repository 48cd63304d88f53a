using System.Buffers;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Reads all links of rows of one column, 100 of each in a call: <c>POST …/query-links/</c>. A link that is there throughout is
/// neither missed nor told twice while others are made and taken away.
/// </summary>
internal sealed class LinkReader(ClientSession session, LinkSchema schema)
{
    /// <summary>The most links of a row that one answer gives.</summary>
    private const int PageSize = ServerLimits.LinksPerQueryMost;

    /// <summary>The most rows whose links one call reads. No limit is stated; this is that of calls that change links.</summary>
    private const int MaxRows = ServerLimits.RowsPerLinkCall;

    private readonly LinkBinding _binding = new(session, schema);

    /// <summary>All links of rows, page by page until each has given its last; none of rows that are not there.</summary>
    internal async Task<Dictionary<string, List<LinkedRow>>> LoadAsync<TOther>(
        IEnumerable<string> rowIds, LinkListReader<TOther> read, CancellationToken cancellationToken)
        where TOther : SeaTableRow
    {
        var all = rowIds.Distinct().Select(id => new LinkPages(id)).ToList();
        var open = all;
        while (open.Count > 0)
        {
            foreach (var asked in open.Chunk(MaxRows))
                await ReadAsync(asked, read, cancellationToken).ConfigureAwait(false);

            open = open.FindAll(row => !row.HasEnded);
        }

        return all.ToDictionary(row => row.RowId, row => row.Links);
    }

    internal static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a page of each row. Where the server refuses all because one is not there, that one is found.</summary>
    private async Task ReadAsync<TOther>(
        ArraySegment<LinkPages> rows, LinkListReader<TOther> read, CancellationToken cancellationToken)
        where TOther : SeaTableRow
    {
        try
        {
            var pages = await ReadPageAsync(Body(rows), read, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
                row.Add(pages.TryGetValue(row.RowId, out var page) ? page : []);
        }
        catch (SeaTableApiException e) when (LinkRefusal.IsMissingRow(e))
        {
            if (rows.Count == 1)
            {
                rows[0].Add([]);
                return;
            }

            await ReadAsync(rows[..(rows.Count / 2)], read, cancellationToken).ConfigureAwait(false);
            await ReadAsync(rows[(rows.Count / 2)..], read, cancellationToken).ConfigureAwait(false);
        }
    }

    private ReadOnlyMemory<byte> Body(IEnumerable<LinkPages> rows) => Write(json =>
    {
        json.WriteString("table_id"u8, schema.Table.Id);
        json.WriteString("link_column_key"u8, schema.ColumnKey);
        json.WriteStartArray("rows"u8);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("row_id"u8, row.RowId);
            json.WriteNumber("offset"u8, row.Start);
            json.WriteNumber("limit"u8, PageSize);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private async Task<Dictionary<string, IReadOnlyList<LinkedRow>>> ReadPageAsync<TOther>(
        ReadOnlyMemory<byte> body, LinkListReader<TOther> read, CancellationToken cancellationToken)
        where TOther : SeaTableRow
    {
        var request = new ServerRequest(HttpMethod.Post, "query-links/", "reading links" + _binding.Where, body);
        var context = session.NewReadContext(schema.Table);
        var asked = session.Metadata.Mark();
        using var response = await SendAsync(request, asked, cancellationToken).ConfigureAwait(false);
        try
        {
            var pages = ReadLinks(response.Body.Span, read, context);
            await session.UnknownOptions.ResolveAsync(context.UnknownOptions, cancellationToken).ConfigureAwait(false);
            return pages;
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(request.Doing, e);
        }
    }

    private async Task<ServerResponse> SendAsync(ServerRequest request, long asked, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Tables.SendAsync(request, schema.Table, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (LinkRefusal.MayMissColumn(e))
        {
            _ = await _binding.CurrentLinkIdAsync(asked, e, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private static Dictionary<string, IReadOnlyList<LinkedRow>> ReadLinks<TOther>(
        ReadOnlySpan<byte> json, LinkListReader<TOther> read, RowReadContext context)
        where TOther : SeaTableRow
    {
        var pages = new Dictionary<string, IReadOnlyList<LinkedRow>>();
        var reader = new CellReader(json, context);
        reader.StepInto();
        while (reader.NextCell())
        {
            var rowId = reader.KeyText();
            pages[rowId] = read(ref reader);
        }

        return pages;
    }

    /// <summary>
    /// The links of one row. The server pages by position, oldest first. When links before the position are taken away, the rest
    /// moves up and would be missed; so each page begins with the last link of the one before, and when that is not there, the
    /// reading goes back until it meets one that it knows.
    /// </summary>
    private sealed class LinkPages(string rowId)
    {
        private readonly HashSet<string> _known = [];
        private long _position;
        private long _back = 1;

        internal string RowId => rowId;

        internal List<LinkedRow> Links { get; } = [];

        internal bool HasEnded { get; private set; }

        /// <summary>Where the next page begins.</summary>
        internal long Start => Math.Max(0, _position - _back);

        internal void Add(IReadOnlyList<LinkedRow> page)
        {
            if (Start > 0 && (page.Count == 0 || !_known.Contains(page[0].RowId)))
            {
                _back *= 8;
                return;
            }

            (_position, _back) = (Start + page.Count, 1);
            Links.AddRange(page.Where(link => _known.Add(link.RowId)));
            HasEnded = page.Count < PageSize;
        }
    }
}
