using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Sql;

namespace SeaTable.Emulator.Calls;

/// <summary>
/// What a call is about: the tables that its query, its body or its statement names, and how many rows it sends.
/// </summary>
internal sealed class CallContent
{
    // Where the API takes both, the id goes first.
    private static readonly string[] s_tables = ["table_id", "table_name", "other_table_id", "other_table_name"];
    private static readonly string[] s_rows = ["rows", "updates", "row_ids", "other_rows_ids_map"];

    private readonly List<string> _sent = [];
    private readonly HashSet<string> _names;

    private CallContent(EmulatedBase emulatedBase, IQueryCollection query, ReadOnlySpan<byte> body)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in s_tables.Where(query.ContainsKey))
            texts[member] = query[member].ToString();
        RowsSent = ReadBody(body, texts);
        _sent.AddRange(s_tables.Where(texts.ContainsKey).Select(member => texts[member]));
        if (texts.TryGetValue("sql", out var sql))
            _sent.AddRange(InStatement(sql));
        lock (emulatedBase.Gate)
        {
            _names = [.. _sent.Select(id => emulatedBase.Schema.TableWithId(id)?.Name).OfType<string>()];
            Table = _sent.Select(sent => (emulatedBase.Schema.TableWithId(sent) ?? emulatedBase.Schema.TableWithName(sent))?.Name)
                .FirstOrDefault(name => name is not null) ?? _sent.FirstOrDefault();
        }
    }

    /// <summary>Gets the table that the call names first, by its name of now; null when it names none.</summary>
    public string? Table { get; }

    /// <summary>Gets how many rows the body holds or names.</summary>
    public int RowsSent { get; }

    public static CallContent Of(EmulatedBase emulatedBase, IQueryCollection query, ReadOnlySpan<byte> body) =>
        new(emulatedBase, query, body);

    /// <summary>Determines whether the call names a table: as somebody wrote it, or by its name of now.</summary>
    public bool Names(string table) => _names.Contains(table) || _sent.Contains(table);

    /// <summary>
    /// Reads the texts of the body that matter, and counts its rows, without building anything of what may be thousands of them.
    /// </summary>
    private static int ReadBody(ReadOnlySpan<byte> body, Dictionary<string, string> texts)
    {
        var rows = 0;
        if (!body.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            return rows;
        try
        {
            var json = new Utf8JsonReader(body);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var member = json.GetString()!;
                json.Read();
                if (json.TokenType == JsonTokenType.String && (member == "sql" || s_tables.Contains(member)))
                    texts[member] = json.GetString()!;
                else if (s_rows.Contains(member))
                    rows = Count(ref json);
                else
                    json.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Such a body is refused; what was found until then is told.
        }

        return rows;
    }

    private static int Count(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return 0;
        var (depth, count) = (json.CurrentDepth, 0);
        while (json.Read() && json.CurrentDepth > depth)
        {
            if (json.TokenType == JsonTokenType.PropertyName)
                json.Read();
            json.Skip();
            count++;
        }

        return count;
    }

    private static IEnumerable<string> InStatement(string sql) => SqlParser.Parse(sql).Statement switch
    {
        SqlSelect select => select.From.Select(table => table.Name.Text),
        SqlUpdate update => [update.Table.Name.Text],
        SqlDelete delete => [delete.Table.Name.Text],
        _ => [],
    };
}
