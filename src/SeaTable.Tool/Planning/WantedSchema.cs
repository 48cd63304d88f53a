using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>
/// What a file wants a base to be, in full: every part has an id, if only a made-up one; references by name, as people write
/// them, are references by id; the two columns of a link have the same <c>link_id</c>.
/// </summary>
internal static class WantedSchema
{
    /// <summary>Completes what a file says.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">Where it is.</param>
    /// <param name="others">The tables of the base that the file may refer to, although it does not have them.</param>
    /// <exception cref="ToolException">It can't be the schema of a base.</exception>
    public static BaseDocument Of(BaseDocument file, string source, IReadOnlyList<TableDocument> others)
    {
        Check(file, source);
        var document = file with { Tables = [.. file.Tables.Select(WithIds)] };
        var schema = Lookup(document, others);
        document = document with
        {
            Tables = [.. document.Tables.Select(table => table with
            {
                Columns = [.. table.Columns.Select(column => WithTables(schema, table, column, source))],
            })],
        };
        document = WithLinkIds(document);
        schema = Lookup(document, others);
        var references = new References(schema, new NamesToIds(schema));
        return CascadeOptions.WithoutDeleted(document with
        {
            Tables = [.. document.Tables.Select(table => table with
            {
                Columns = [.. table.Columns.Select(column => references.Map(table, column))],
                Views = [.. table.Views.Select(view => references.Map(table, view))],
            })],
        });
    }

    private static SchemaLookup Lookup(BaseDocument document, IReadOnlyList<TableDocument> others) => new(document with
    {
        Tables = [.. document.Tables, .. others.Where(other =>
            document.Tables.All(table => table.Id != other.Id && table.Name != other.Name))],
    });

    private static void Check(BaseDocument file, string source)
    {
        RequireDistinct(file.Tables, table => table.Id, table => table.Name, $"{source} has two tables");
        foreach (var table in file.Tables)
        {
            var of = $"{source}: the table \"{table.Name}\" has two";
            if (table.Name.Length == 0 || table.Columns.Any(column => column.Name.Length == 0))
                throw new ToolException($"{source}: a table or column has an empty name. A server takes none.");

            if (table.Columns.Count == 0)
                throw new ToolException($"{source}: the table \"{table.Name}\" has no column. A server makes none without.");

            RequireDistinct(table.Columns, column => column.Key, column => column.Name, $"{of} columns");
            RequireDistinct(table.Views, view => view.Id, view => view.Name, $"{of} views");
            foreach (var column in table.Columns)
            {
                RequireDistinct(
                    column.Options ?? [], option => option.Id, option => option.Name,
                    $"{source}: the column \"{column.Name}\" of \"{table.Name}\" has two options", onlyWithoutId: true);
            }
        }
    }

    private static void RequireDistinct<T>(
        IReadOnlyList<T> items, Func<T, string?> id, Func<T, string> name, string problem, bool onlyWithoutId = false)
    {
        foreach (var twice in items.GroupBy(name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            if (!onlyWithoutId || twice.Any(item => id(item) is null))
                throw new ToolException($"{problem} with the name \"{twice.Key}\". Give one of them another.");
        }

        foreach (var twice in items.Where(item => id(item) is not null).GroupBy(id, StringComparer.Ordinal))
        {
            if (twice.Count() > 1)
            {
                throw new ToolException(
                    $"{problem} with the id \"{twice.Key}\". Leave it out of the one that is to be made; the server chooses "
                        + "one.");
            }
        }
    }

    private static TableDocument WithIds(TableDocument table) => table with
    {
        Id = table.Id ?? PartIds.FromName(table.Name),
        Columns = [.. table.Columns.Select(column => column with
        {
            Key = column.Key ?? FixedKey(column.Type) ?? PartIds.FromName(column.Name),
            Options = column.Options is null ? null
                : [.. column.Options.Select(option => option with { Id = option.Id ?? PartIds.FromName(option.Name) })],
        })],
        Views = [.. table.Views.Select(view => view with { Id = view.Id ?? PartIds.FromName(view.Name) })],
    };

    private static string? FixedKey(string type) => ColumnTypeFacts.Find(type)?.SystemField;

    /// <summary>A link with the ids of both tables. What calls of the API name them by is understood, too.</summary>
    private static ColumnDocument WithTables(SchemaLookup schema, TableDocument table, ColumnDocument column, string source)
    {
        if (column.Type != ColumnTypeNames.Link)
            return column;

        var data = (JsonObject?)column.Data?.DeepClone() ?? [];
        var other = column.Setting(LinkSettings.OtherTable) ?? column.Setting("other_table") ?? throw new ToolException(
            $"{source}: the column \"{column.Name}\" of \"{table.Name}\" is a link, and its \"data\" does not tell the other "
                + "table. " +
            $"Write \"{LinkSettings.OtherTable}\": the id or name of a table.");
        var first = column.Setting(LinkSettings.Table) ?? column.Setting("table");
        data[LinkSettings.Table] = first is null ? table.Id : schema.Table(first)?.Id ?? first;
        data[LinkSettings.OtherTable] = schema.Table(other)?.Id ?? other;
        data.Remove("table");
        data.Remove("other_table");
        return column with { Data = data };
    }

    /// <summary>
    /// Pairs the columns of links that have no id yet: one to a table goes with one from there, in their order.
    /// </summary>
    private static BaseDocument WithLinkIds(BaseDocument document)
    {
        var schema = new SchemaLookup(document);
        var ends = document.Tables.SelectMany(table => table.Columns
            .Where(column => column.Type == ColumnTypeNames.Link && column.Setting(LinkSettings.Link) is null)
            .Select(column => (Table: table, Column: column, Other: schema.OtherTable(table, column)))).ToList();
        var made = new Dictionary<(string?, string?), JsonObject>();
        foreach (var (table, column, other) in ends)
        {
            if (made.ContainsKey((table.Id, column.Key)))
                continue;

            var data = (JsonObject)column.Data!.DeepClone();
            data[LinkSettings.Link] = PartIds.FromName($"{table.Id}/{column.Key}");
            made.Add((table.Id, column.Key), data);
            var back = ends.FirstOrDefault(end => other is not null && other.Id != table.Id && end.Table.Id == other.Id
                && end.Other?.Id == table.Id && !made.ContainsKey((end.Table.Id, end.Column.Key)));
            if (back.Column is null)
                continue;

            var same = (JsonObject)back.Column.Data!.DeepClone();
            foreach (var name in new[] { LinkSettings.Link, LinkSettings.Table, LinkSettings.OtherTable })
                same[name] = data[name]?.DeepClone();

            made.Add((back.Table.Id, back.Column.Key), same);
        }

        return document with
        {
            Tables = [.. document.Tables.Select(table => table with
            {
                Columns = [.. table.Columns.Select(column =>
                    made.TryGetValue((table.Id, column.Key), out var data) ? column with { Data = data } : column)],
            })],
        };
    }

    private sealed class NamesToIds(SchemaLookup schema) : IReferenceMap
    {
        public string Table(string reference) => schema.Table(reference)?.Id ?? reference;

        public string Column(TableDocument? table, string reference) => SchemaLookup.Column(table, reference)?.Key ?? reference;

        public string Option(TableDocument table, ColumnDocument column, string reference) => column.FindOption(reference)?.Id
            ?? column.Options?.FirstOrDefault(option => option.Name == reference)?.Id ?? reference;

        public string Link(string reference) => reference;
    }
}
