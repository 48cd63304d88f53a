using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns;

/// <summary>The options of one select column, kept in the column's own JSON.</summary>
internal sealed class OptionList
{
    // Background and text colour of options that a write creates.
    private static readonly (string Color, string TextColor)[] s_palette =
    [
        ("#FFD9C8", "#212529"), ("#DAD7FF", "#212529"), ("#DDFFE6", "#212529"),
        ("#F4667C", "#FFFFFF"), ("#46A1FD", "#FFFFFF"), ("#59CB74", "#FFFFFF"),
    ];

    private readonly Column _column;
    private readonly Dictionary<string, string> _nameOfId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _idOfName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _position = new(StringComparer.Ordinal);

    public OptionList(Column column)
    {
        _column = column;
        Index();
    }

    public IEnumerable<JsonObject> All => Array?.OfType<JsonObject>() ?? [];

    private JsonArray? Array => _column.Data?["options"] as JsonArray;

    /// <summary>Gets the ids of the options that have one and a name, in the order of the column.</summary>
    public IEnumerable<string> KnownIds => _position.Keys;

    /// <summary>Gets the name of the option, or null when it is gone: exports keep ids of deleted options.</summary>
    public string? NameOf(string id) => _nameOfId.GetValueOrDefault(id);

    /// <summary>Gets the id of the option of exactly that name; of two with the same name the first.</summary>
    public string? IdOf(string name) => _idOfName.GetValueOrDefault(name);

    public int PositionOf(string id) => _position.GetValueOrDefault(id, int.MaxValue);

    public string Add(string name, Ids ids, string? color = null, string? textColor = null)
    {
        var colors = ids.OneOf(s_palette);
        var id = ids.NewOptionId(_nameOfId.ContainsKey);
        var options = Array;
        if (options is null)
            _column.EnsureData()["options"] = options = [];
        options.Add(new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["color"] = color ?? colors.Color,
            ["textColor"] = textColor ?? colors.TextColor,
        });
        Index();
        return id;
    }

    public bool Change(string id, string? name, string? color, string? textColor)
    {
        if (All.FirstOrDefault(option => option["id"]?.ToString() == id) is not { } found)
            return false;
        if (name is not null)
            found["name"] = name;
        if (color is not null)
            found["color"] = color;
        if (textColor is not null)
            found["textColor"] = textColor;
        Index();
        return true;
    }

    public void Remove(string id)
    {
        foreach (var option in All.Where(option => option["id"]?.ToString() == id).ToList())
            Array!.Remove(option);
        Index();
    }

    private void Index()
    {
        _nameOfId.Clear();
        _idOfName.Clear();
        _position.Clear();
        foreach (var option in All)
        {
            if (option["id"]?.ToString() is not { } id || option["name"]?.ToString() is not { } name)
                continue;
            _position.TryAdd(id, _position.Count);
            _nameOfId.TryAdd(id, name);
            _idOfName.TryAdd(name, id);
        }
    }
}
