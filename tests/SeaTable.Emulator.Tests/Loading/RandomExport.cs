using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Loading;

/// <summary>
/// An export with what real ones hold, made at random, and what is to be found after it was loaded: links in either order of
/// their tables, links of a table with itself, cells of columns that are gone, ids of options and rows that are gone.
/// </summary>
internal sealed class RandomExport
{
    private const int TableCount = 3;

    private readonly Random _random;
    private readonly List<List<string>> _rowIds = [];
    private readonly List<JsonObject> _tables = [];
    private readonly JsonArray _links = [];

    public RandomExport(int seed)
    {
        _random = new Random(seed);
        for (var table = 0; table < TableCount; table++)
            AddTable(table);
        for (var link = 0; link < _random.Next(1, 6); link++)
            AddLink(link);
        if (_random.Next(2) == 0)
            AddLinkWithoutColumn();
    }

    /// <summary>Gets the options of each row of each table, by name; null for none that is still there.</summary>
    public Dictionary<(string Table, string RowId), string?> Options { get; } = [];

    /// <summary>Gets the rows that each link column shows.</summary>
    public Dictionary<(string Table, string Column, string RowId), HashSet<string>> Linked { get; } = [];

    /// <summary>Gets how often each kind of thing has no place.</summary>
    public Dictionary<LoadFindingKind, long> Lost { get; } = [];

    public long Rows => _rowIds.Sum(ids => (long)ids.Count);

    public string Content() => new JsonObject
    {
        ["version"] = 3,
        ["format_version"] = 9,
        ["tables"] = new JsonArray([.. _tables]),
        ["links"] = _links,
    }.ToJsonString();

    public static string TableName(int table) => $"T{table}";

    private void AddTable(int table)
    {
        var ids = new List<string>();
        var rows = new JsonArray();
        for (var number = 0; number < _random.Next(1, 8); number++)
        {
            var id = $"{table}{number:000000}aaQaGaaaaaaaaaaA";
            ids.Add(id);
            var row = new JsonObject { ["_id"] = id, ["0000"] = $"row {number}", ["_participants"] = new JsonArray() };
            AddOption(table, id, row);
            if (_random.Next(3) == 0)
                row["Gone"] = Losing("left behind", LoadFindingKind.UnknownColumn);
            if (_random.Next(4) == 0)
                row["Numb"] = Losing("no number", LoadFindingKind.UnreadableCell);
            rows.Add(row);
            if (_random.Next(6) == 0)
                rows.Add(Losing(new JsonObject { ["_id"] = id, ["0000"] = "again" }, LoadFindingKind.DuplicateRow));
        }

        _rowIds.Add(ids);
        _tables.Add(new JsonObject
        {
            ["_id"] = Id(table),
            ["name"] = TableName(table),
            ["rows"] = rows,
            ["views"] = new JsonArray(),
            ["columns"] = new JsonArray(
                new JsonObject { ["key"] = "0000", ["name"] = "Name", ["type"] = "text" },
                new JsonObject { ["key"] = "Numb", ["name"] = "Number", ["type"] = "number" },
                new JsonObject
                {
                    ["key"] = "Opti",
                    ["name"] = "Option",
                    ["type"] = "single-select",
                    ["data"] = new JsonObject
                    {
                        ["options"] = new JsonArray(
                            new JsonObject { ["id"] = "1", ["name"] = "one" }, new JsonObject { ["id"] = "2", ["name"] = "two" }),
                    },
                }),
        });
    }

    private void AddOption(int table, string id, JsonObject row)
    {
        var option = _random.Next(4);
        Options[(TableName(table), id)] = option switch { 1 => "one", 2 => "two", _ => null };
        if (option > 0)
            row["Opti"] = option < 3 ? $"{option}" : Losing("3", LoadFindingKind.UnknownOption);
    }

    private void AddLink(int link)
    {
        var (first, second) = (_random.Next(TableCount), _random.Next(TableCount));
        var id = $"lnk{link}";
        AddColumn(first, second, first, id);
        if (first != second)
            AddColumn(first, second, second, id);

        var pairs = new HashSet<(string First, string Second)>();
        for (var count = _random.Next(10); count > 0; count--)
            pairs.Add((Any(first), Any(second)));
        foreach (var pair in pairs)
        {
            Shown(first, id, pair.First).Add(pair.Second);
            if (first != second)
                Shown(second, id, pair.Second).Add(pair.First);
        }

        if (_random.Next(3) == 0)
            pairs.Add((Any(first), Losing("goneGoneQoGoGoneGoneGA", LoadFindingKind.MissingRow)));
        var (map, back) = (Map(pairs), Map(pairs.Select(pair => (pair.Second, pair.First))));
        _links.Add(first == second
            ? new JsonObject { ["_id"] = id, ["table2_id"] = Id(first), ["table2_table1_map"] = map }
            : _random.Next(2) == 0 ? Link(id, first, second, map, back) : Link(id, second, first, back, map));
    }

    private void AddLinkWithoutColumn() => _links.Add(
        Link("old1", 0, 1, Map([(Any(0), Losing(Any(1), LoadFindingKind.UnknownLink))]), []));

    private static JsonObject Link(string id, int first, int second, JsonObject map, JsonObject back) => new()
    {
        ["_id"] = id,
        ["table1_id"] = Id(first),
        ["table2_id"] = Id(second),
        ["table1_table2_map"] = map,
        ["table2_table1_map"] = back,
    };

    private static JsonObject Map(IEnumerable<(string Row, string Other)> pairs)
    {
        var map = new JsonObject();
        foreach (var row in pairs.GroupBy(pair => pair.Row, pair => pair.Other))
            map[row.Key] = new JsonArray([.. row.Select(other => JsonValue.Create(other))]);
        return map;
    }

    private void AddColumn(int first, int second, int own, string link)
    {
        var data = new JsonObject
        {
            ["display_column_key"] = "0000",
            ["table_id"] = Id(first),
            ["other_table_id"] = Id(second),
            ["link_id"] = link,
        };
        ((JsonArray)_tables[own]["columns"]!).Add(
            new JsonObject { ["key"] = link, ["name"] = link, ["type"] = "link", ["data"] = data });
    }

    private HashSet<string> Shown(int table, string column, string row)
    {
        if (!Linked.TryGetValue((TableName(table), column, row), out var shown))
            Linked[(TableName(table), column, row)] = shown = [];
        return shown;
    }

    private string Any(int table) => _rowIds[table][_random.Next(_rowIds[table].Count)];

    private T Losing<T>(T what, LoadFindingKind kind)
    {
        Lost[kind] = Lost.GetValueOrDefault(kind) + 1;
        return what;
    }

    private static string Id(int table) => $"tbl{table}";
}
