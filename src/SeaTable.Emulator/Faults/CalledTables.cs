using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Sql;

namespace SeaTable.Emulator.Faults;

/// <summary>Finds the tables that a call names: in its query, in its body, in its statement.</summary>
internal static class CalledTables
{
    private static readonly string[] s_members = ["table_name", "table_id", "other_table_name", "other_table_id"];

    /// <summary>Gets the names and ids that stand in the call, and for each id the name that the table has now.</summary>
    public static IReadOnlyCollection<string> Of(EmulatedBase emulatedBase, IQueryCollection query, byte[] body)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        found.UnionWith(s_members.SelectMany(member => query[member]).OfType<string>());
        found.UnionWith(InBody(body));
        lock (emulatedBase.Gate)
            found.UnionWith([.. found.Select(id => emulatedBase.Schema.TableWithId(id)?.Name).OfType<string>()]);
        return found;
    }

    private static List<string> InBody(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object ? []
                : [.. s_members.Select(member => Text(json.RootElement, member)).OfType<string>(),
                    .. InStatement(Text(json.RootElement, "sql"))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> InStatement(string? sql) => (sql is null ? null : SqlParser.Parse(sql).Statement) switch
    {
        SqlSelect select => select.From.Select(table => table.Name.Text),
        SqlUpdate update => [update.Table.Name.Text],
        SqlDelete delete => [delete.Table.Name.Text],
        _ => [],
    };

    private static string? Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
