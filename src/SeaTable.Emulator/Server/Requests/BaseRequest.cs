using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>One call of a base operation: what it names, in the body or in the query.</summary>
/// <remarks>It holds nothing of the request that came in: a call may be carried out when that is answered and gone.</remarks>
internal sealed class BaseRequest(EmulatedBase emulatedBase, BaseAccess access, HttpRequest http, JsonElement body)
{
    /// <summary>The name of the body when that is a text of JSON and no object.</summary>
    public const string WholeBody = "";

    private readonly RouteValueDictionary _route = new(http.RouteValues);
    private readonly Dictionary<string, string> _query =
        http.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(),
            StringComparer.OrdinalIgnoreCase);

    public EmulatedBase Base { get; } = emulatedBase;

    public BaseAccess Access { get; } = access;

    /// <summary>Gets the body, which is an object; an empty one when there was no body.</summary>
    public JsonElement Body { get; } = body;

    /// <summary>Gets the address by which the server was called.</summary>
    public string Server { get; } = $"{http.Scheme}://{http.Host}";

    public string Route(string name) => (string?)_route[name] ?? "";

    public bool ConvertKeys => Flag("convert_keys");

    /// <summary>Gets a parameter as text, or null when it is missing, null or empty.</summary>
    public string? Text(string name)
    {
        if (Body.TryGetProperty(name, out var value))
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
                JsonValueKind.Null => null,
                JsonValueKind.Object or JsonValueKind.Array => throw AssumedErrors.ParameterInvalid(name),
                _ => value.GetRawText(),
            };
        }

        return _query.GetValueOrDefault(name) is { Length: > 0 } given ? given : null;
    }

    public string RequiredText(string name) => Text(name) ?? throw AssumedErrors.ParameterInvalid(name);

    /// <summary>Gets the name of something to be made or renamed. Numbers are none.</summary>
    public string RequiredName(string name) =>
        Body.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? throw AssumedErrors.ParameterInvalid(name)
            : RequiredText(name);

    // Python writes "True".
    public bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets an object out of the body, to be kept.</summary>
    public JsonObject? Object(string name) => Node(Body, name) switch
    {
        null => null,
        JsonObject json => json,
        _ => throw AssumedErrors.ParameterInvalid(name),
    };

    public static JsonNode? Node(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? JsonTree.Of(value) : null;

    public List<JsonElement> RequiredList(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : throw AssumedErrors.ParameterInvalid(name);

    public List<string> RequiredTexts(string name) => RequiredList(name).ConvertAll(item =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw AssumedErrors.ParameterInvalid(name));

    /// <summary>Gets an object whose members are lists of texts.</summary>
    public Dictionary<string, List<string>> RequiredMap(string name)
    {
        if (!Body.TryGetProperty(name, out var map) || map.ValueKind != JsonValueKind.Object)
            throw AssumedErrors.ParameterInvalid(name);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Array)
                throw AssumedErrors.ParameterInvalid(name);
            lists[member.Name] = [.. member.Value.EnumerateArray().Select(item =>
                item.ValueKind == JsonValueKind.String ? item.GetString()! : throw AssumedErrors.ParameterInvalid(name))];
        }

        return lists;
    }

    /// <summary>
    /// Gets the table that the call names. The Python client sends any name of four letters as an id too, so an id that fits no
    /// table falls back to the name.
    /// </summary>
    public Table Table(string idMember = "table_id", string nameMember = "table_name")
    {
        var (id, name) = (Text(idMember), Text(nameMember));
        if (id is null && name is null)
            throw AssumedErrors.ParameterInvalid(nameMember);
        return (id is null ? null : Base.Schema.TableWithId(id))
            ?? (name is null ? null : Base.Schema.TableWithName(name))
            ?? throw AssumedErrors.TableNotFound();
    }

    /// <summary>Gets the view that the call names, or null when it names none.</summary>
    public View? View(Table table)
    {
        var (id, name) = (Text("view_id"), Text("view_name"));
        if (id is null && name is null)
            return null;
        return table.Views.Find(view => view.Id == id)
            ?? table.Views.Find(view => view.Name == name)
            ?? throw AssumedErrors.ViewNotFound();
    }

    /// <summary>Gets the column that a member of the body names, by name or by key.</summary>
    public static Column Column(Table table, string nameOrKey) =>
        table.ColumnWithName(nameOrKey) ?? table.ColumnWithKey(nameOrKey) ?? throw AssumedErrors.ColumnNotFound();
}
