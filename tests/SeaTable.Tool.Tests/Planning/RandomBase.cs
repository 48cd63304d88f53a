using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Bases that people may want, with ids, without, and with references by name.</summary>
internal sealed class RandomBase
{
    private static readonly string[] s_tables =
        ["Contacts", "Companies", "Deals & Co", "Über", "文本", "A/B", "50% off?", "Table1", "#Tags", "It's", "say \"x\"",
         "select",
            "🎈"];

    private readonly Random _random;
    private readonly RandomColumns _columns;
    private readonly List<(string? Id, string Name, List<ColumnDocument> Columns)> _tables = [];
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

        for (var count = _random.Next(5); count > 0; count--)
            AddComputed();

        return new BaseDocument([.. _tables.Select(table =>
            new TableDocument(table.Id, table.Name, table.Columns, [.. Views(table.Columns)]))]);
    }

    /// <summary>An id that some server may have given, or none.</summary>
    private string? Id(string letter) => _random.Next(4) == 0 ? null : $"{letter}{_count++:000}";

    private static string Reference(string? id, string name) => id ?? name;

    private void AddLink()
    {
        var (table, other) = (_columns.Pick(_tables), _columns.Pick(_tables));
        var data = new JsonObject
        {
            ["table_id"] = Reference(table.Id, table.Name),
            ["other_table_id"] = Reference(other.Id, other.Name),
            ["link_id"] = $"l{_count++:000}",
            ["is_multiple"] = true,
        };
        Insert(table.Columns, new ColumnDocument(Id("c"), _columns.FreeName(table.Columns.Select(column => column.Name)),
            "link")
        { Data = data });
        if (other.Columns != table.Columns && _random.Next(4) > 0)
        {
            var name = _columns.FreeName(other.Columns.Select(column => column.Name));
            Insert(other.Columns, new ColumnDocument(Id("c"), name, "link") { Data = (JsonObject)data.DeepClone() });
        }
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
        var shown = _columns.Pick(
            other.Columns.Where(column => column.Type is not ("link" or "link-formula" or "button")).ToList());
        var data = new JsonObject { ["link_column_key"] = Reference(link.Key, link.Name) };
        var key = Reference(shown.Key ?? (shown.Type is "creator" or "ctime" or "last-modifier" or "mtime"
            ? $"_{shown.Type.Replace('-', '_')}" : null), shown.Name);
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
                settings["sorts"] = new JsonArray(new JsonObject { ["column_key"] = Key(column), ["sort_type"] = "up" });

            if (_random.Next(3) == 0 && columns.Count > 1)
                settings["hidden_columns"] = new JsonArray(Key(_columns.Pick(columns.Skip(1).ToList())));

            if (_random.Next(3) == 0 && column.Type == "text")
            {
                settings["filters"] = new JsonArray(new JsonObject
                {
                    ["column_key"] = Key(column), ["filter_predicate"] = "contains", ["filter_term"] = "x",
                });
                settings["filter_conjunction"] = _columns.Pick(["And", "Or"]);
            }

            yield return new ViewDocument(index == 0 && _random.Next(2) == 0 ? "0000" : Id("v"), $"View {index}/ä?", "table",
                settings);
        }
    }

    private static string Key(ColumnDocument column) => column.Key
        ?? (column.Type is "creator" or "ctime" or "last-modifier" or "mtime"
            ? $"_{column.Type.Replace('-', '_')}" : column.Name);
}
