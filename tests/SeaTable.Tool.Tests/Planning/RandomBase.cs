using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Bases that people may want, with ids, without, and with references by name.</summary>
internal sealed class RandomBase
{
    private static readonly string[] s_tables =
        ["Contacts", "Companies", "Deals & Co", "Über", "文本", "A/B", "50% off?", "Table1", "#Tags", "It's", "say \"x\"",
         "select", "🎈", "A.B", "T"];

    private readonly Random _random;
    private readonly RandomColumns _columns;
    private readonly List<(string? Id, string Name, List<ColumnDocument> Columns)> _tables = [];
    private readonly List<(int From, int To)> _links = [];
    private int _count;

    internal RandomBase(Random random)
    {
        _random = random;
        _columns = new RandomColumns(random);
    }

    internal BaseDocument Create(int tables, int columns)
    {
        foreach (var name in s_tables.OrderBy(_ => _random.Next()).Take(tables))
        {
            var made = new List<ColumnDocument>();
            for (var index = 0; index < _random.Next(1, columns + 1); index++)
            {
                var type = _columns.AnyType(index == 0, made.Select(column => column.Type));
                made.Add(_columns.Create(Id("c"), _columns.FreeName(made.Select(column => column.Name)), type));
            }

            _tables.Add((_tables.Count == 0 && _random.Next(2) == 0 ? "0000" : Id("t"), name, made));
        }

        for (var count = _random.Next(4); count > 0; count--)
            AddLink();

        if (_random.Next(4) == 0)
            AddCascade();

        for (var count = _random.Next(6); count > 0; count--)
            AddComputed();

        return new BaseDocument([.. _tables.Select(table =>
            new TableDocument(table.Id, table.Name, table.Columns, [.. Views(table.Columns)]))]);
    }

    /// <summary>An id that some server may have given, or none.</summary>
    private string? Id(string letter) => _random.Next(4) == 0 ? null : $"{letter}{_count++:000}";

    private static string Reference(string? id, string name) => id ?? name;

    private void AddLink()
    {
        var (from, to) = Ends();
        _links.Add((from, to));
        var (table, other) = (_tables[from], _tables[to]);
        var data = new JsonObject
        {
            ["table_id"] = Reference(table.Id, table.Name),
            ["other_table_id"] = Reference(other.Id, other.Name),
            ["link_id"] = $"l{_count++:000}",
            ["is_multiple"] = true,
        };
        Insert(table.Columns, new ColumnDocument(Id("c"), LinkName(table.Columns, other.Name), "link") { Data = data });
        if (from != to && _random.Next(4) > 0)
        {
            Insert(other.Columns, new ColumnDocument(Id("c"), LinkName(other.Columns, table.Name), "link")
            {
                Data = (JsonObject)data.DeepClone(),
            });
        }
    }

    /// <summary>Two tables, often those that have a link already, or one of them.</summary>
    private (int From, int To) Ends()
    {
        if (_links.Count == 0 || _random.Next(3) == 0)
            return (_random.Next(_tables.Count), _random.Next(_tables.Count));

        var (from, to) = _columns.Pick(_links);
        return _random.Next(4) switch
        {
            0 => (from, from),
            1 => (to, from),
            _ => (from, to),
        };
    }

    /// <summary>A name for a link, often one that the server gives to the other column of one.</summary>
    private string LinkName(List<ColumnDocument> columns, string table)
    {
        var name = _columns.Pick([table, $"{table} 1", ""]);
        return name.Length > 0 && columns.All(column => column.Name != name) ? name
            : _columns.FreeName(columns.Select(column => column.Name));
    }

    private void AddCascade()
    {
        var columns = _columns.Pick(_tables).Columns;
        var parent = _columns.Create(Id("c"), _columns.FreeName(columns.Select(column => column.Name)), "single-select");
        Insert(columns, parent);
        Insert(columns, _columns.Depending(
            _columns.Create(Id("c"), _columns.FreeName(columns.Select(column => column.Name)), "single-select"), parent));
    }

    private void AddComputed()
    {
        var table = _columns.Pick(_tables);
        var name = _columns.FreeName(table.Columns.Select(column => column.Name));
        var links = table.Columns.Where(column => column.Type == "link").ToList();
        var column = links.Count == 0 || _random.Next(2) == 0
            ? Formula(table.Columns, name) : LinkFormula(table, _columns.Pick(links), name);
        Insert(table.Columns, column);
    }

    private ColumnDocument Formula(List<ColumnDocument> columns, string name)
    {
        var used = _columns.Pick(columns.Where(column => column.Type is not ("button" or "link")).ToList());
        if (used.Name.IndexOfAny(['{', '}', '`']) >= 0)
            return new ColumnDocument(Id("c"), name, "formula") { Data = new JsonObject { ["formula"] = "'{' & \"}\"" } };

        return new ColumnDocument(Id("c"), name, "formula")
        {
            Data = new JsonObject
            {
                ["formula"] = _columns.Pick(
                [$"{{{used.Name}}}", $"concatenate({{{used.Name}}}, \"{{x}}\")", "1 + 1"])
            },
        };
    }

    private ColumnDocument LinkFormula((string? Id, string Name, List<ColumnDocument> Columns) table, ColumnDocument link,
        string name)
    {
        var (first, second) = (link.Setting("table_id"), link.Setting("other_table_id"));
        var otherId = first == Reference(table.Id, table.Name) ? second : first;
        var other = _tables.First(candidate => Reference(candidate.Id, candidate.Name) == otherId);
        var shown = _columns.Pick(other.Columns.Where(column => column.Type is not ("link" or "button")).ToList());
        var data = new JsonObject { ["link_column_key"] = Reference(link.Key, link.Name) };
        var key = RandomColumns.Key(shown);
        switch (_random.Next(4))
        {
            case 0:
                data["formula"] = "count_links";
                break;
            case 1:
                (data["formula"], data["level1_linked_table_column_key"]) = ("lookup", key);
                break;
            case 2:
                (data["formula"], data["summary_method"], data["level1_linked_table_column_key"]) = ("rollup", "sum", key);
                break;
            default:
                (data["formula"], data["column_key_in_linked_record"], data["column_key_for_comparison"]) =
                    ("findmax", key, Reference(other.Columns[0].Key, other.Columns[0].Name));
                break;
        }

        return new ColumnDocument(Id("c"), name, "link-formula") { Data = data };
    }

    private void Insert(List<ColumnDocument> columns, ColumnDocument column) =>
        columns.Insert(_random.Next(1, columns.Count + 1), column);

    private IEnumerable<ViewDocument> Views(List<ColumnDocument> columns)
    {
        for (var (index, count) = (0, _random.Next(4)); index < count; index++)
        {
            var settings = new JsonObject();
            var column = _columns.Pick(columns);
            if (_random.Next(3) == 0)
            {
                settings["sorts"] = new JsonArray(
                    new JsonObject { ["column_key"] = RandomColumns.Key(column), ["sort_type"] = "up" });
            }

            if (_random.Next(3) == 0 && columns.Count > 1)
                settings["hidden_columns"] = new JsonArray(RandomColumns.Key(_columns.Pick(columns.Skip(1).ToList())));

            if (_random.Next(3) == 0 && RandomColumns.Filter(column) is { } filter)
            {
                settings["filters"] = _random.Next(2) == 0 ? new JsonArray(filter)
                    : new JsonArray(filter.DeepClone(), new JsonObject
                    {
                        ["filters"] = new JsonArray(filter, new JsonObject { ["filters"] = new JsonArray(filter.DeepClone()) }),
                        ["filter_conjunction"] = "Or",
                    });
                settings["filter_conjunction"] = _columns.Pick(["And", "Or"]);
            }

            if (_random.Next(5) == 0)
            {
                settings["groupbys"] = new JsonArray(
                    new JsonObject { ["column_key"] = RandomColumns.Key(column), ["sort_type"] = "down", ["count_type"] = "" });
            }

            yield return new ViewDocument(index == 0 && _random.Next(2) == 0 ? "0000" : Id("v"), $"View {index}/ä?", "table",
                settings);
        }
    }
}
