using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

internal sealed record RandomColumn(string Key, string Name, string Type, string Description, IReadOnlyList<(string Id, string Name)> Options)
{
    public JsonObject ToJson()
    {
        var options = Options.Select(option => new JsonObject { ["id"] = option.Id, ["name"] = option.Name });
        var column = SchemaJson.Column(Key, Name, Type, new JsonObject { ["options"] = new JsonArray([.. options]) });
        column["description"] = Description;
        return column;
    }
}

internal sealed record RandomTable(string Id, string Name, IReadOnlyList<RandomColumn> Columns);

/// <summary>A base with any names and any column types. Ids are always different, as the server makes them.</summary>
internal sealed record RandomSchema(IReadOnlyList<RandomTable> Tables)
{
    private static readonly string[] s_types =
    [
        "text", "long-text", "number", "checkbox", "date", "duration", "single-select", "multiple-select", "image", "file", "collaborator",
        "link", "link-formula", "formula", "creator", "ctime", "last-modifier", "mtime", "geolocation", "auto-number", "url", "email",
        "button", "rate", "digital-sign", "department-single-select",
    ];

    /// <summary>Tries smaller bases when one fails: without a table, without a column, without options.</summary>
    public static Arbitrary<RandomSchema> Any { get; } = Arb.From(Schemas(), Smaller);

    public string ToJson() =>
        SchemaJson.Of([.. Tables.Select(table => SchemaJson.Table(table.Id, table.Name, [.. table.Columns.Select(column => column.ToJson())]))]);

    /// <summary>The same base with everything in the opposite order.</summary>
    public RandomSchema Turned() => new(
    [
        .. Tables.Reverse().Select(table => table with
        {
            Columns = [.. table.Columns.Reverse().Select(column => column with { Options = [.. column.Options.Reverse()] })],
        }),
    ]);

    public override string ToString() => ToJson();

    private static Gen<RandomSchema> Schemas() =>
        from names in HostileNames.Any.ListOf(1, 4)
        from columns in Columns().ListOf(names.Count, names.Count)
        select new RandomSchema([.. names.Select((name, number) => new RandomTable($"T{number:000}", name, columns[number]))]);

    private static Gen<IReadOnlyList<RandomColumn>> Columns() =>
        from columns in Column().ListOf(0, 8)
        select (IReadOnlyList<RandomColumn>)[.. columns.Select((column, number) => column with { Key = $"c{number:000}" })];

    private static Gen<RandomColumn> Column() =>
        from name in HostileNames.Any
        from type in Gen.Elements(s_types)
        from description in HostileNames.Any
        from options in HostileNames.Any.ListOf(0, 5)
        select new RandomColumn("", name, type, description, [.. options.Select((option, number) => ($"{number + 1}", option))]);

    private static IEnumerable<RandomSchema> Smaller(RandomSchema schema)
    {
        foreach (var table in schema.Tables)
        {
            yield return new RandomSchema([.. schema.Tables.Where(other => other != table)]);
            foreach (var column in table.Columns)
            {
                yield return schema.With(table, [.. table.Columns.Where(other => other != column)]);
                if (column.Options.Count > 0 || column.Description.Length > 0)
                {
                    yield return schema.With(table, [.. table.Columns.Select(other => other == column ? other with { Options = [], Description = "" } : other)]);
                }
            }
        }
    }

    private RandomSchema With(RandomTable table, IReadOnlyList<RandomColumn> columns) =>
        new([.. Tables.Select(other => other == table ? table with { Columns = columns } : other)]);
}
