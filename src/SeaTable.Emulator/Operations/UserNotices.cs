using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Operations;

/// <summary>Tells users of what others do with rows that concern them. Nobody is told of what he does himself.</summary>
internal static class UserNotices
{
    /// <summary>Tells users who were entered into a cell, if the column is set to.</summary>
    /// <param name="target">The base.</param>
    /// <param name="table">The table.</param>
    /// <param name="rowId">The row.</param>
    /// <param name="cells">The cells that were written.</param>
    /// <param name="before">The row as it was; null for a new one.</param>
    /// <param name="author">Who wrote them.</param>
    public static void Entered(
        EmulatedBase target, Table table, string rowId, IEnumerable<KeyValuePair<Column, object?>> cells, StoredRow? before,
        string author)
    {
        foreach (var (column, cell) in cells.Where(cell => Tells(cell.Key)))
        {
            foreach (var user in Users(cell).Except(Users(before?.Cell(column))).Where(user => user != author))
            {
                Add(target, user, "selected_collaborator", new JsonObject
                {
                    ["author"] = author, ["table_id"] = table.Id, ["row_id"] = rowId,
                });
            }
        }
    }

    /// <summary>Tells those who have commented on the row before.</summary>
    public static void Commented(EmulatedBase target, Table table, string rowId, string comment, string author)
    {
        var users = target.Comments.OfRow(rowId).Select(earlier => earlier.Author).Distinct(StringComparer.Ordinal);
        foreach (var user in users.Where(user => user != author && user.Contains('@', StringComparison.Ordinal)))
        {
            Add(target, user, "row_comment", new JsonObject
            {
                ["author"] = author, ["table_id"] = table.Id, ["row_id"] = rowId, ["comment"] = comment,
            });
        }
    }

    private static bool Tells(Column column) =>
        column.Type is CollaboratorType && column.DataFlag("enable_send_notification");

    private static void Add(EmulatedBase target, string user, string type, JsonObject detail) => target.Notifications.Add(
        user, type, detail.ToJsonString(JsonText.Options), Timestamps.FormatWholeSeconds(target.Clock.GetUtcNow()));

    private static IEnumerable<string> Users(object? cell) => cell is string stored && JsonTree.Parse(stored) is JsonArray list
        ? list.Select(user => user?.ToString()).OfType<string>()
        : [];
}
