using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;

namespace SeaTable.Tool.Masking;

/// <summary>Replaces the values of some columns of a base, before they are stored anywhere.</summary>
internal sealed class BaseMask
{
    private static readonly string[] s_userFields = [SystemFields.Creator, SystemFields.LastModifier, SystemFields.LockedBy];

    private readonly Dictionary<string, Dictionary<string, MaskedColumn>> _columns;
    private readonly MadeUpValues _values;
    private readonly MaskedCell _cells;
    private readonly bool _masksUsers;

    /// <param name="metadata">The metadata of the base.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="masksUsers">Whether users are replaced, wherever they stand.</param>
    /// <param name="key">What the replacements are chosen by.</param>
    public BaseMask(JsonObject metadata, IReadOnlyList<MaskedColumn> columns, bool masksUsers, byte[] key)
    {
        Columns = masksUsers ? [.. columns.Concat(MaskedColumn.OfUsers(metadata))] : columns;
        _columns = Columns.GroupBy(column => column.TableId)
            .ToDictionary(table => table.Key, table => table.DistinctBy(column => column.Key).ToDictionary(column => column.Key));
        _masksUsers = masksUsers;
        _values = new MadeUpValues(key);
        _cells = new MaskedCell(_values);
    }

    /// <summary>Gets the columns whose values are replaced.</summary>
    public IReadOnlyList<MaskedColumn> Columns { get; }

    /// <summary>Replaces what the metadata tells of the values.</summary>
    public JsonObject Metadata(JsonObject metadata, JsonArray people) =>
        new MetadataMask(Columns, _values, _cells, _masksUsers ? people : []).Apply(metadata);

    /// <summary>Replaces the people of a base, if users are replaced.</summary>
    public JsonArray People(JsonArray people) => !_masksUsers ? people
        : [.. people.OfType<JsonObject>().Select(person => person["email"]?.ToString() ?? "").Select(id => new JsonObject
        {
            ["email"] = _values.User(id),
            ["name"] = _values.UserName(id),
            ["contact_email"] = _values.UserMail(id),
            ["avatar_url"] = "",
        })];

    /// <summary>Replaces the values in a row.</summary>
    public JsonElement Row(string tableId, JsonElement row)
    {
        var columns = _columns.GetValueOrDefault(tableId);
        if (columns is null && !_masksUsers)
            return row;

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in row.EnumerateObject())
                Write(writer, member, columns);

            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private void Write(Utf8JsonWriter writer, JsonProperty member, Dictionary<string, MaskedColumn>? columns)
    {
        if (_masksUsers && s_userFields.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String)
        {
            writer.WriteString(member.Name, _values.User(member.Value.GetString()!));
        }
        else if (columns is not null && columns.TryGetValue(member.Name, out var column) && !column.HoldsOptions)
        {
            writer.WritePropertyName(member.Name);
            if (_cells.Replace(column.Type, member.Value) is { } replaced)
                replaced.WriteTo(writer);
            else
                writer.WriteNullValue();
        }
        else
        {
            member.WriteTo(writer);
        }
    }
}
