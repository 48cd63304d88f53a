using FsCheck;
using FsCheck.Fluent;
using SeaTable.Generators.Mapping;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>
/// A base with any names, any column types and any settings, linked in any way, with any chosen names. Ids are always
/// different, as the server makes them.
/// </summary>
internal sealed record RandomSchema(IReadOnlyList<RandomTable> Tables, RandomCodegen Codegen)
{
    private static readonly string[] s_types = [.. ColumnMappings.KnownTypes, "mood-ring"];

    /// <summary>Tries smaller bases when one fails: without a table, without a column, without options.</summary>
    public static Arbitrary<RandomSchema> Any { get; } = Arb.From(Schemas(), Smaller);

    public string ToJson() => SchemaJson.WithCodegen(Codegen.ToJson(), [.. Tables.Select(table => table.ToJson())]);

    /// <summary>The same base with settings only that bases can have.</summary>
    public RandomSchema WithoutOddSettings() => this with
    {
        Tables = [.. Tables.Select(table => table with
        {
            Columns = [.. table.Columns.Select(column =>
                RandomSettings.AreOdd(column.Settings) ? column with { Settings = "null" } : column)],
        })],
    };

    /// <summary>The same base with tables, columns, options, views and chosen names in another order.</summary>
    public RandomSchema Shuffled()
    {
        var random = new Random(ToJson().Length);
        return new(
            Shuffle(Tables.Select(table => table with
            {
                Columns = Shuffle(table.Columns.Select(column => column with { Options = Shuffle(column.Options) })),
                Views = Shuffle(table.Views),
            })),
            Codegen with { Names = Shuffle(Codegen.Names) });

        IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
        {
            var all = items.ToArray();
            random.Shuffle(all);
            return all;
        }
    }

    public override string ToString() => ToJson();

    private static Gen<RandomSchema> Schemas() =>
        from names in HostileNames.Any.ListOf(1, 4)
        from descriptions in HostileNames.Any.ListOf(names.Count, names.Count)
        from columns in Columns().ListOf(names.Count, names.Count)
        from views in Named("v", 0, 3).ListOf(names.Count, names.Count)
        let tables = names
            .Select((name, number) =>
                new RandomTable($"T{number:000}", name, descriptions[number], columns[number], views[number]))
            .ToList()
        from linked in RandomLinks.Between(tables)
        from codegen in RandomCodegen.For(linked)
        select new RandomSchema(linked, codegen);

    private static Gen<IReadOnlyList<RandomColumn>> Columns() =>
        from columns in Column().ListOf(0, 8)
        select (IReadOnlyList<RandomColumn>)[.. columns.Select((column, number) => column with { Key = $"c{number:000}" })];

    private static Gen<RandomColumn> Column() =>
        from name in HostileNames.Any
        from type in Gen.Elements(s_types)
        from description in HostileNames.Any
        from settings in RandomSettings.For(type)
        from options in type is "single-select" or "multiple-select"
            ? Named("", 0, 5)
            : Gen.Constant<IReadOnlyList<(string, string)>>([])
        select new RandomColumn("", name, type, description, settings, options);

    private static Gen<IReadOnlyList<(string Id, string Name)>> Named(string prefix, int fewest, int most) =>
        from names in HostileNames.Any.ListOf(fewest, most)
        select (IReadOnlyList<(string, string)>)[.. names.Select((name, number) => ($"{prefix}{number + 1}", name))];

    private static IEnumerable<RandomSchema> Smaller(RandomSchema schema)
    {
        foreach (var codegen in schema.Codegen.Smaller())
        {
            yield return schema with { Codegen = codegen };
        }

        foreach (var table in schema.Tables)
        {
            yield return schema with { Tables = [.. schema.Tables.Where(other => other != table)] };
            yield return schema.With(table, table with { Views = [], Description = "" });
            foreach (var column in table.Columns)
            {
                yield return schema.With(table, table with { Columns = [.. table.Columns.Where(other => other != column)] });
                var plain = column with { Options = [], Description = "", Settings = "null" };
                if (plain.ToString() != column.ToString())
                {
                    yield return schema.With(
                        table, table with { Columns = [.. table.Columns.Select(other => other == column ? plain : other)] });
                }
            }
        }
    }

    private RandomSchema With(RandomTable table, RandomTable changed) =>
        this with { Tables = [.. Tables.Select(other => other == table ? changed : other)] };
}
