using System.Text.Json;

namespace SeaTable;

/// <summary>Reads an operation on links: it changes the rows on both sides of each link that is new or gone.</summary>
internal readonly struct LinkOperation(JsonElement operation, OperationFacts facts, ChangeSet changes)
{
    /// <param name="type">The type of the operation.</param>
    internal void Read(string type)
    {
        var table = operation.Text("table_id") ?? "";
        switch (type)
        {
            case "update_links":
                ReadRow(table, operation.Text("row_id") ?? "", operation.Member("other_rows_ids"),
                    operation.Member("old_other_rows_ids"));
                break;
            case "update_rows_links":
                var (now, old) = (operation.Member("other_rows_ids_map"), operation.Member("old_other_rows_ids_map"));
                foreach (var row in OperationReader.Texts(operation.Member("row_id_list")))
                    ReadRow(table, row, now?.Member(row), old?.Member(row));

                break;
            default:
                Add(operation.Text("table1_id") ?? "", operation.Text("table1_row_id") ?? "");
                Add(operation.Text("table2_id") ?? "", operation.Text("table2_row_id") ?? "");
                break;
        }
    }

    private void ReadRow(string table, string row, JsonElement? now, JsonElement? old)
    {
        var other = operation.Text("other_table_id") ?? "";
        var changed = OperationReader.Texts(now).ToHashSet(StringComparer.Ordinal);
        changed.SymmetricExceptWith(OperationReader.Texts(old));

        // Without what was there before, nobody knows whether anything is new.
        if (changed.Count > 0 || old is null)
            Add(table, row);

        foreach (var linked in changed)
            Add(other, linked);
    }

    private void Add(string table, string row) => changes.AddRow(
        table, row, RowHints.Linked, operation.Text("link_id") is { } link ? [LinkKeys.Of(link)] : null, facts);
}

/// <summary>
/// Links by their ids among keys of columns: which column shows a link of that id is looked up when it is told.
/// </summary>
internal static class LinkKeys
{
    private const string Prefix = "link:"; // Keys of columns have no colon.

    internal static string Of(string linkId) => Prefix + linkId;

    internal static bool AreIn(IEnumerable<string> keys) => keys.Any(IsLink);

    internal static bool IsLink(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The keys of the columns that show the link.</summary>
    internal static IEnumerable<string> Columns(string key, TableMetadata? table) =>
        table is null ? [] : table.Columns
            .Where(column => column.Data?.Text("link_id") is { } link && Of(link) == key && column.Type == ColumnType.Link)
            .Select(column => column.Key);
}
