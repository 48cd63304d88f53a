using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>What people may do to a schema file in an editor.</summary>
internal sealed class RandomEdits(Random random)
{
    private readonly RandomColumns _columns = new(random);

    /// <summary>Edits, half of them in the table of the one before, since edits that meet are what is hard to plan.</summary>
    internal BaseDocument Edit(BaseDocument document, int edits)
    {
        var index = 0;
        for (; edits > 0; edits--)
        {
            if (document.Tables.Count == 0)
                return document;

            if (index >= document.Tables.Count || random.Next(2) == 0)
                index = random.Next(document.Tables.Count);

            var table = document.Tables[index];
            document = random.Next(18) switch
            {
                0 when document.Tables.Count > 1 =>
                    document with { Tables = [.. document.Tables.Where(other => other != table)] },
                1 => document with { Tables = [.. document.Tables, NewTable(document)] },
                2 => With(document, index, table with { Name = $"Table {random.Next(1000)}" }),
                3 when document.Tables.Count > 1 => Turned(document, 2),
                4 when document.Tables.Count > 2 => Turned(document, 3),
                5 when document.Tables.Count > 1 => NamedAsDeleted(document, index),
                _ => With(document, index, Edit(document, table)),
            };
        }

        return document;
    }

    private TableDocument Edit(BaseDocument document, TableDocument table)
    {
        for (var attempts = 0; attempts < 20; attempts++)
        {
            if (EditOrNull(document, table) is { } edited)
                return edited;
        }

        return table with { Views = [.. Edit(table.Views, table.Columns)] };
    }

    /// <returns>The table; null when the edit that was drawn is none for its columns.</returns>
    private TableDocument? EditOrNull(BaseDocument document, TableDocument table)
    {
        var columns = table.Columns.ToList();
        var (at, to) = (random.Next(columns.Count), random.Next(columns.Count));
        switch (random.Next(20))
        {
            case 0:
                columns[at] = columns[at] with { Name = _columns.FreeName(columns.Select(column => column.Name)) };
                break;
            case 1:
                (columns[at], columns[to]) = at == to ? (columns[at], columns[at])
                    : (columns[at] with { Name = columns[to].Name }, columns[to] with { Name = columns[at].Name });
                break;
            case 2 when at > 0:
                columns.RemoveAt(at);
                break;
            case 3 or 4:
                var type = _columns.AnyType(false, columns.Select(column => column.Type));
                columns.Insert(at + 1, _columns.Create(null, _columns.FreeName(columns.Select(column => column.Name)), type));
                break;
            case 5 when columns[at].Type != "link":
                var other = _columns.AnyType(at == 0, columns.Select(column => column.Type));
                var retyped = _columns.Create(columns[at].Key, columns[at].Name, other);
                columns[at] = retyped with { Key = columns[at].Key };
                break;
            case 6 when at > 0 && to > 0:
                var moved = columns[at];
                columns.RemoveAt(at);
                columns.Insert(to, moved);
                break;
            case 7 or 8 when columns[at].Options is { } options:
                columns[at] = columns[at] with { Options = Edit(options) };
                break;
            case 9 when columns[at].Type is not ("link" or "formula" or "link-formula"):
                columns[at] = columns[at] with { Data = _columns.Data(columns[at].Type) };
                break;
            case 10:
                var target = _columns.Pick(document.Tables);
                columns.Insert(at + 1, new ColumnDocument(null, _columns.FreeName(columns.Select(column => column.Name)), "link")
                {
                    Data = new JsonObject { ["other_table_id"] = target.Id ?? target.Name },
                });
                break;
            case 11 when columns.Count > 3:
                var (one, two, three) = (columns[1], columns[2], columns[3]);
                (columns[1], columns[2], columns[3]) =
                    (one with { Name = two.Name }, two with { Name = three.Name }, three with { Name = one.Name });
                break;
            case 12 when columns[to].Key is { } key && columns.All(column => column.Name != key):
                columns[at] = columns[at] with { Name = key };
                break;
            case 13 when _columns.Pick(document.Tables).Name is var name && columns.All(column => column.Name != name):
                columns[at] = columns[at] with { Name = name };
                break;
            case 14 when Selects(columns) is { Count: > 1 } selects && selects.IndexOf(at) is >= 0 and var child:
                columns[at] = _columns.Depending(columns[at], columns[selects[(child + 1) % selects.Count]]);
                break;
            case 15 when Selects(columns).Count < 2:
                var select = _columns.Create(null, _columns.FreeName(columns.Select(column => column.Name)), "single-select");
                columns.Insert(at + 1, select);
                break;
            case 16 when columns[at].Type == "formula" && columns[to].Name.IndexOfAny(['{', '}', '`']) < 0:
                columns[at] = columns[at] with { Data = new JsonObject { ["formula"] = $"len({{{columns[to].Name}}})" } };
                break;
            case 17 when at > 0 && columns[at].Key is { } lost && !IsNamed(lost, document):
                // Somebody writes the column anew, by its name alone.
                var anew = _columns.AnyType(false, columns.Select(column => column.Type));
                columns[at] = _columns.Create(null, columns[at].Name, anew);
                break;
            case 18 or 19:
                return table with { Views = [.. Edit(table.Views, columns)] };
            default:
                return null;
        }

        return table with { Columns = columns };
    }

    private List<OptionDocument> Edit(IReadOnlyList<OptionDocument> options)
    {
        var edited = options.ToList();
        if (edited.Count > 0 && random.Next(3) == 0)
        {
            edited.RemoveAt(random.Next(edited.Count));
        }
        else if (edited.Count > 2 && random.Next(3) == 0)
        {
            var names = edited.ConvertAll(option => option.Name);
            edited = [.. edited.Select((option, at) => option with { Name = names[(at + 1) % names.Count] })];
        }
        else if (edited.Count > 0 && random.Next(4) == 0)
        {
            edited[^1] = edited[^1] with { Name = $"Option {random.Next(1000)}" };
        }
        else if (edited.Count > 1 && random.Next(2) == 0)
        {
            (edited[0], edited[1]) = (edited[0] with { Name = edited[1].Name }, edited[1] with { Name = edited[0].Name });
        }
        else
        {
            edited.AddRange(_columns.Options(2, edited).Select(option => option with { Id = null }));
        }

        return edited;
    }

    private List<ViewDocument> Edit(IReadOnlyList<ViewDocument> views, IReadOnlyList<ColumnDocument> columns)
    {
        var edited = views.ToList();
        var at = edited.Count == 0 ? 0 : random.Next(edited.Count);
        var hidden = new JsonObject { ["hidden_columns"] = new JsonArray(columns[^1].Key ?? columns[^1].Name) };
        if (edited.Count > 1 && random.Next(4) == 0)
            edited.RemoveAt(at);
        else if (edited.Count > 0 && random.Next(3) == 0)
            edited[at] = edited[at] with { Settings = columns.Count > 1 ? hidden : [] };
        else if (edited.Count > 0 && random.Next(3) == 0)
            edited[at] = edited[at] with { Settings = Ordered(_columns.Pick(columns)) };
        else if (edited.Count > 0 && random.Next(2) == 0 && RandomColumns.Filter(_columns.Pick(columns)) is { } filter)
            edited[at] = edited[at] with { Settings = Nested(filter) };
        else if (edited.Count > 0 && random.Next(2) == 0)
            edited[at] = edited[at] with { Name = $"View {random.Next(1000)}" };
        else
            edited.Add(new ViewDocument(null, $"View {random.Next(1000, 2000)}", "table", []));

        return edited;
    }

    private static bool IsNamed(string key, BaseDocument document) => document.Tables.Any(table =>
        table.Views.Any(view => view.Settings.ToJsonString().Contains($"\"{key}\"", StringComparison.Ordinal))
        || table.Columns.Any(column => column.Data?.ToJsonString().Contains($"\"{key}\"", StringComparison.Ordinal) == true));

    private static List<int> Selects(List<ColumnDocument> columns) =>
        [.. Enumerable.Range(0, columns.Count).Where(at => columns[at].Type == "single-select")];

    private static JsonObject Ordered(ColumnDocument column) => new()
    {
        ["sorts"] = new JsonArray(new JsonObject { ["column_key"] = RandomColumns.Key(column), ["sort_type"] = "down" }),
        ["groupbys"] = new JsonArray(
            new JsonObject { ["column_key"] = RandomColumns.Key(column), ["sort_type"] = "up", ["count_type"] = "" }),
    };

    private static JsonObject Nested(JsonObject filter) => new()
    {
        ["filter_conjunction"] = "And",
        ["filters"] = new JsonArray(new JsonObject
        {
            ["filters"] = new JsonArray(filter), ["filter_conjunction"] = "Or",
        }),
    };

    private TableDocument NewTable(BaseDocument document)
    {
        var type = _columns.AnyType(true, []);
        return new TableDocument(null, $"Table {document.Tables.Count + random.Next(1000, 2000)}",
            [_columns.Create(null, "Name", type)], []);
    }

    /// <summary>Some tables exchange their names in a circle.</summary>
    private BaseDocument Turned(BaseDocument document, int count)
    {
        var chosen = document.Tables.OrderBy(_ => random.Next()).Take(count).ToList();
        return document with
        {
            Tables = [.. document.Tables.Select(table => chosen.IndexOf(table) is >= 0 and var at
                ? table with { Name = chosen[(at + 1) % count].Name } : table)],
        };
    }

    /// <summary>A table is deleted, and another one gets its name.</summary>
    private static BaseDocument NamedAsDeleted(BaseDocument document, int index)
    {
        var deleted = document.Tables[(index + 1) % document.Tables.Count];
        var named = With(document, index, document.Tables[index] with { Name = deleted.Name });
        return named with { Tables = [.. named.Tables.Where(table => table != deleted)] };
    }

    private static BaseDocument With(BaseDocument document, int index, TableDocument table) =>
        document with { Tables = [.. document.Tables.Select((other, at) => at == index ? table : other)] };
}
