using System.Text.Json;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Loading;

/// <summary>
/// Makes links those that cells of another base show, each end in the order that it has there. Call it inside a transaction.
/// </summary>
internal sealed class LinkCopier : IDisposable
{
    /// <summary>The order at the other end begins so low that links which are made later come after it.</summary>
    private const long FirstOtherOrder = long.MinValue / 2;

    private readonly PreparedStatement _putAtFirst;
    private readonly PreparedStatement _putAtOther;
    private readonly PreparedStatement _removeOthers;
    private long _order;
    private long _otherOrder;

    public LinkCopier(Database database)
    {
        _order = (long)database.Scalar("SELECT coalesce(max(_order), 0) FROM _links")!;
        _otherOrder = (long)database.Scalar(
            FormattableString.Invariant($"SELECT coalesce(max(_other_order), {FirstOtherOrder}) FROM _links"))!;
        _putAtFirst = database.Prepare("""
            INSERT INTO _links (_order, link_id, row_id, other_row_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (link_id, row_id, other_row_id) DO UPDATE SET _order = excluded._order
            """);
        _putAtOther = database.Prepare("""
            INSERT INTO _links (_order, _other_order, link_id, row_id, other_row_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (link_id, row_id, other_row_id) DO UPDATE SET _other_order = excluded._other_order
            """);
        _removeOthers = database.Prepare("DELETE FROM _links WHERE link_id = ? AND row_id = ? AND _order <= ?");
    }

    /// <summary>Gets the ends of links that a table has, each with the key of its column.</summary>
    public static IReadOnlyList<(string Key, LinkEnd End)> Ends(EmulatedSchema schema, Table table) =>
    [
        .. table.Columns.Where(column => column.Type is LinkType)
            .Select(column => LinkEnd.Of(schema, table, column)).OfType<LinkEnd>()
            .Select(end => (end.Column.Key, end)),
    ];

    /// <summary>Takes over what the link cells of a row show. Of a column without a cell nothing is known.</summary>
    public void Put(IReadOnlyList<(string Key, LinkEnd End)> ends, JsonElement row, string rowId)
    {
        foreach (var (key, end) in ends)
        {
            if (row.TryGetProperty(key, out var cell) && cell.ValueKind is JsonValueKind.Array or JsonValueKind.Null)
                Put(end, rowId, Ids(cell));
        }
    }

    /// <summary>
    /// Takes over what the link column of one end shows in a row. What the first end shows are all links of the row; what the
    /// other one shows has links, and tells their order there.
    /// </summary>
    public void Put(LinkEnd end, string rowId, IEnumerable<string> others)
    {
        var before = _order;
        foreach (var other in others)
        {
            if (end.IsFirst)
                _putAtFirst.Run(++_order, end.LinkId, rowId, other);
            else
                _putAtOther.Run(++_order, ++_otherOrder, end.LinkId, other, rowId);
        }

        if (end.IsFirst)
            _removeOthers.Run(end.LinkId, rowId, before);
    }

    /// <summary>Removes what is linked to rows that are gone, or by columns that are.</summary>
    public static void RemoveStray(EmulatedSchema schema, LinkStore links)
    {
        var ends = schema.Tables.SelectMany(table => Ends(schema, table)).Select(end => end.End).ToList();
        ends.ForEach(links.RemoveStray);
        links.RemoveAllBut(ends.ConvertAll(end => end.LinkId));
    }

    public void Dispose()
    {
        _putAtFirst.Dispose();
        _putAtOther.Dispose();
        _removeOthers.Dispose();
    }

    private static IEnumerable<string> Ids(JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? []
        : cell.EnumerateArray()
            .Select(link => JsonMember.Text(link, "row_id"))
            .OfType<string>();
}
