using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Decides conditions on linked rows before a query is sent: finds the rows at the other end with their links back, and with
/// these the rows that link them. A table that links itself has no column that leads back; there all links of the table are
/// looked at.
/// </summary>
internal static class LinkedRowSearch
{
    /// <summary>The most ids that a statement names, so that it stays below the limit of a request.</summary>
    private const int MostIds = ServerLimits.RequestBytes / 40;

    private static readonly SqlSource s_id = new(SystemColumns.Id);

    /// <summary>Decides the conditions on linked rows that a condition has.</summary>
    /// <exception cref="SeaTableQueryException">One is about a column of another table, or finds more rows than fit.</exception>
    internal static async Task<SqlCondition> DecideAsync(
        ClientSession session, TableSchema schema, SqlCondition condition, CancellationToken cancellationToken)
    {
        if (!condition.IsLinked)
            return condition;

        var decided = new Dictionary<object, Action<SqlWriter>>();
        foreach (var linked in Find(condition).Distinct())
        {
            _ = SqlWriter.ForDisplay(schema, session.Settings).CurrentName(linked.Link);
            var ids = await FindAsync(session, schema, linked, cancellationToken).ConfigureAwait(false);
            decided.Add(linked, ToCondition(linked, ids).Write);
        }

        return new DecidedCondition(condition, decided);
    }

    /// <summary>The conditions on linked rows in a condition, however long it is.</summary>
    private static IEnumerable<LinkedCondition> Find(SqlCondition condition)
    {
        var open = new Stack<SqlCondition>([condition]);
        while (open.TryPop(out var part))
        {
            if (part is LinkedCondition linked)
                yield return linked;

            foreach (var inner in part.Parts.Where(inner => inner.IsLinked))
                open.Push(inner);
        }
    }

    private static SqlCondition ToCondition(LinkedCondition linked, HashSet<string> ids) => ids.Count switch
    {
        0 => Comparison.IsNull(s_id),
        <= MostIds => Comparison.OfList(s_id, "IN", [.. ids], static (writer, id) => writer.Text(id)),
        _ => throw new SeaTableQueryException(string.Create(
            CultureInfo.InvariantCulture,
            $"{ids.Count:N0} rows meet the condition on the rows that column '{linked.Link.Column.Name}' links, and a " +
            $"statement names {MostIds:N0} at most. Narrow it, or include the linked rows and filter in C#.")),
    };

    /// <summary>The ids of the rows that link such a row.</summary>
    private static async Task<HashSet<string>> FindAsync(
        ClientSession session, TableSchema schema, LinkedCondition linked, CancellationToken cancellationToken)
    {
        var condition = linked.Condition is null ? null
            : await DecideAsync(session, linked.Other, linked.Condition, cancellationToken).ConfigureAwait(false);
        var metadata = await session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindAsync(session, schema, linked, condition, metadata, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableSchemaException)
        {
            // The column that leads back may have been made anew since.
            metadata = await session.Metadata.GetNewAsync(cancellationToken).ConfigureAwait(false);
            return await FindAsync(session, schema, linked, condition, metadata, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<HashSet<string>> FindAsync(
        ClientSession session, TableSchema schema, LinkedCondition linked, SqlCondition? condition, BaseMetadata metadata,
        CancellationToken cancellationToken)
    {
        var (other, column) = (linked.Other, linked.Link.Column);
        if (FindBack(metadata, schema, column, other) is { } back)
        {
            var links = condition is null
                ? await LoadAsync(session, other, back, schema, linked.RowIds, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(session, other, back, schema, condition, cancellationToken).ConfigureAwait(false);
            return [.. links.SelectMany(row => row.Linked)];
        }

        HashSet<string> meant = condition is null ? [.. linked.RowIds] : [.. (await new RowSelection(session, other)
            .FindAsync(condition, [], null, cancellationToken).ConfigureAwait(false)).Select(row => row.Id)];
        return meant.Count == 0 ? []
            : [.. (await ReadAsync(session, schema, column, other, SqlCondition.All(), cancellationToken).ConfigureAwait(false))
                .Where(row => row.Linked.Any(meant.Contains)).Select(row => row.Id)];
    }

    /// <summary>The column of the other table that shows the same links from there; null when there is none.</summary>
    private static ColumnSchema? FindBack(BaseMetadata metadata, TableSchema schema, ColumnSchema link, TableSchema other) =>
        other.Id != schema.Id
        && metadata.FindTable(schema.Id)?.FindColumn(link.Key)?.Data?.Text("link_id") is { } linkId
        && metadata.FindTable(other.Id)?.Columns.FirstOrDefault(
            column => column.Type == ColumnType.Link && column.Data?.Text("link_id") == linkId) is { } back
            ? other.Find(back.Key) ?? new ColumnSchema(back.Key, back.Name, ColumnType.Link, back.Name)
            : null;

    /// <summary>The rows that meet a condition, each with the ids of all rows that it links.</summary>
    private static async Task<IEnumerable<(string Id, IEnumerable<string> Linked)>> ReadAsync(
        ClientSession session, TableSchema table, ColumnSchema link, TableSchema other, SqlCondition condition,
        CancellationToken cancellationToken)
    {
        var rows = await new RowSelection(session, table)
            .FindAsync(condition, [link], null, cancellationToken).ConfigureAwait(false);
        var links = rows.Select(row => (row.Id, Linked: Ids(row.Cells, link.Key))).ToList();
        var cut = links.FindAll(row => row.Linked.Count >= ServerLimits.LinksPerCell).ConvertAll(row => row.Id);
        var whole = await LoadAsync(session, table, link, other, cut, cancellationToken).ConfigureAwait(false);
        return links.Where(row => row.Linked.Count < ServerLimits.LinksPerCell)
            .Select(row => (row.Id, (IEnumerable<string>)row.Linked)).Concat(whole);
    }

    /// <summary>The ids of all rows that some rows link.</summary>
    private static async Task<IEnumerable<(string Id, IEnumerable<string> Linked)>> LoadAsync(
        ClientSession session, TableSchema table, ColumnSchema link, TableSchema other, IReadOnlyList<string> rowIds,
        CancellationToken cancellationToken)
    {
        var reader = new LinkReader(session, new LinkSchema(table, link, other.Id));
        var links = await reader.LoadAsync<SeaTableRow>(
            rowIds, static (ref CellReader cell) => cell.ReadLinks<SeaTableRow>(), cancellationToken).ConfigureAwait(false);
        return links.Select(row => (row.Key, row.Value.Select(linked => linked.RowId)));
    }

    private static List<string> Ids(JsonElement cells, string key) =>
        cells.Member(key) is { ValueKind: JsonValueKind.Array } links
            ? [.. links.EnumerateArray().Select(linked => linked.Text("row_id")).OfType<string>()]
            : [];
}
