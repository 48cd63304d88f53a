using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns;

/// <summary>A column: its JSON as the metadata shows it, and what the emulator reads from that.</summary>
internal sealed class Column : IColumnFacts
{
    private OptionList? _options;

    public Column(JsonObject json, ServerColumnType type)
    {
        Json = json;
        Key = json["key"]!.GetValue<string>();
        Name = json["name"]!.GetValue<string>();
        Type = type;
    }

    public JsonObject Json { get; }

    public string Key { get; }

    public string Name { get; private set; }

    public ServerColumnType Type { get; private set; }

    /// <summary>Gets the settings of the column; null and missing are the same.</summary>
    public JsonObject? Data => Json["data"] as JsonObject;

    /// <summary>Gets the options of a select column.</summary>
    public OptionList Options => _options ??= new OptionList(this);

    /// <summary>Gets or sets the index of this column's cell in a stored row, or -1 when there is none.</summary>
    public int CellIndex { get; set; } = -1;

    string IColumnFacts.TypeName => Type.Name;

    string? IColumnFacts.Setting(string name) => DataText(name) is { Length: > 0 } text ? text : null;

    public string? DataText(string member) =>
        Data?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public bool DataFlag(string member) =>
        Data?[member] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public double? DataNumber(string member) =>
        Data?[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public void Rename(string name)
    {
        Name = name;
        Json["name"] = name;
    }

    public void Retype(ServerColumnType type, JsonObject? data)
    {
        Type = type;
        Json["type"] = type.Name;
        Json["data"] = data;
        _options = null;
    }

    /// <summary>Gets the settings, and creates them when the column has none.</summary>
    public JsonObject EnsureData()
    {
        if (Data is { } data)
            return data;
        data = [];
        Json["data"] = data;
        return data;
    }
}
