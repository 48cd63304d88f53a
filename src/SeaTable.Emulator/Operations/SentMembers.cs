using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// Reads an operation that a client sent. Whatever is missing, of a wrong kind, or names what is not there makes it invalid.
/// </summary>
internal sealed class SentMembers(EmulatedBase target, JsonElement sent)
{
    public Table Table(string member = "table_id") =>
        target.Schema.TableWithId(Text(member)) ?? throw AssumedErrors.OperationInvalid();

    public Column Column(string member = "column_key") =>
        Table().ColumnWithKey(Text(member)) ?? throw AssumedErrors.OperationInvalid();

    /// <summary>Gets the column behind which a new one has its place; null for the end.</summary>
    public Column? Anchor() => JsonMember.Text(sent, "column_key") is { } key ? Table().ColumnWithKey(key) : null;

    public View View() =>
        Table().Views.Find(view => view.Id == Text("view_id")) ?? throw AssumedErrors.OperationInvalid();

    public string Text(string member) => Text(sent, member);

    public static string Text(JsonElement json, string member) =>
        JsonMember.Text(json, member) ?? throw AssumedErrors.OperationInvalid();

    public string? Optional(string member) => JsonMember.Text(sent, member);

    public bool Flag(string member) => Member(member).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw AssumedErrors.OperationInvalid(),
    };

    public JsonNode Node(string member) => JsonTree.Of(Member(member)) ?? throw AssumedErrors.OperationInvalid();

    public JsonObject Object(string member) => Node(member) as JsonObject ?? throw AssumedErrors.OperationInvalid();

    public JsonElement Member(string member) => JsonMember.Find(sent, member) ?? throw AssumedErrors.OperationInvalid();

    public List<JsonElement> Items(string member) => Items(Member(member));

    public List<string> Texts(string member) => Texts(Member(member));

    /// <summary>Gets lists of texts by name.</summary>
    public Dictionary<string, List<string>> TextsByName(string member) =>
        Member(member) is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject().ToDictionary(list => list.Name, list => Texts(list.Value), StringComparer.Ordinal)
        : throw AssumedErrors.OperationInvalid();

    /// <summary>Refuses an operation that has more to it than can be done here, so that nothing of it is lost.</summary>
    public void RequireEmpty(string member)
    {
        var isEmpty = JsonMember.Find(sent, member) is not { } value || value.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.Array => value.GetArrayLength() == 0,
            JsonValueKind.Object => !value.EnumerateObject().Any(),
            _ => false,
        };
        if (!isEmpty)
            throw AssumedErrors.OperationInvalid();
    }

    private static List<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray()] : throw AssumedErrors.OperationInvalid();

    private static List<string> Texts(JsonElement value) => Items(value).ConvertAll(
        item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw AssumedErrors.OperationInvalid());
}
