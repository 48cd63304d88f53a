using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>
/// Links as the server makes them: two columns of one link id, one in each table, or one column for a table that is linked with
/// itself; and link formulas of every kind over them, some of which go on over a second link.
/// </summary>
internal static class RandomLinks
{
    private static readonly string[] s_kinds = ["count_links", "lookup", "rollup", "findmax", "findmin", "arrayunique"];

    public static Gen<IReadOnlyList<RandomTable>> Between(IReadOnlyList<RandomTable> tables) =>
        from pairs in Pair(tables.Count).ListOf(0, 3)
        let linked = pairs.Index()
            .Aggregate(tables, (all, pair) => Link(all, pair.Index, pair.Item.From, pair.Item.To, pair.Item.Name, pair.Item.Back))
        from formulas in Formula(linked, pairs.Count).ListOf(0, pairs.Count == 0 ? 0 : 4)
        select formulas.Index().Aggregate(linked, (all, formula) => Add(
            all, formula.Item.Table, formula.Item.Column with { Key = $"f{formula.Index:000}" }));

    private static Gen<(int From, int To, string Name, string Back)> Pair(int tables) =>
        from first in Gen.Choose(0, tables - 1)
        from second in Gen.Choose(0, tables - 1)
        from name in HostileNames.Any
        from back in HostileNames.Any
        select (first, second, name, back);

    private static IReadOnlyList<RandomTable> Link(
        IReadOnlyList<RandomTable> tables, int number, int from, int to, string name, string back)
    {
        var settings = $$"""
            {"table_id": "{{tables[from].Id}}", "other_table_id": "{{tables[to].Id}}",
              "display_column_key": "{{KeyOf(tables[to], number)}}", "link_id": "L{{number:000}}"}
            """;
        var linked = Add(tables, from, new RandomColumn($"l{number:000}", name, "link", back, settings, []));
        return from == to ? linked : Add(linked, to, new RandomColumn($"l{number:000}", back, "link", name, settings, []));
    }

    private static Gen<(int Table, RandomColumn Column)> Formula(IReadOnlyList<RandomTable> tables, int links) =>
        from table in Gen.Choose(0, tables.Count - 1)
        from name in HostileNames.Any
        from kind in Gen.Elements(s_kinds)
        from link in Gen.Choose(0, Math.Max(links - 1, 0))
        from first in Gen.Elements(
            tables.SelectMany(other => other.Columns).Select(column => column.Key).Append("gone").ToArray())
        from second in Gen.Elements(tables.SelectMany(other => other.Columns).Select(column => column.Key).Append("").ToArray())
        from result in Gen.Elements("number", "string", "date", "bool", "array", "column")
        select (table, new RandomColumn("", name, "link-formula", "", $$"""
            {"formula": "{{kind}}", "result_type": "{{result}}", "link_column_key": "l{{link:000}}",
              "level1_linked_table_column_key": "{{first}}",
             "level2_linked_table_column_key": "{{second}}", "column_key_in_linked_record": "{{first}}"}
            """, []));

    private static string KeyOf(RandomTable table, int number) =>
        table.Columns.Count == 0 ? "0000" : table.Columns[number % table.Columns.Count].Key;

    private static IReadOnlyList<RandomTable> Add(IReadOnlyList<RandomTable> tables, int table, RandomColumn column) =>
        [.. tables.Select((other, number) => number == table ? other with { Columns = [.. other.Columns, column] } : other)];
}
