using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Random conditions over random rows find what an evaluation in the test finds.</summary>
public sealed class RandomConditionTests
{
    private static readonly int s_cases =
        int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_TEST_CASES"), CultureInfo.InvariantCulture, out var cases)
            ? cases
            : 1000;

    [Fact]
    public async Task The_rows_found_are_those_that_the_condition_means()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = await AddAsync(workshop, RandomConditions.Row.Sample(300));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(s_cases), Prop.ForAll(Arb.From(RandomConditions.Any(3)), condition =>
        {
            var expected = rows.Where(condition.Holds).Select(row => $"\"{row.Id}\"").ToArray();

            Assert.Equal(expected, Found(condition.Sql));
            // Within a function nothing is left to SQLite.
            Assert.Equal(expected, Found($"if({condition.Sql}, 1, 2) = 1"));
        }));

        string[] Found(string sql) =>
            workshop.FirstAsync($"SELECT _id FROM Known WHERE {sql} LIMIT 1000").GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Pages_are_cut_out_of_the_order_that_the_keys_mean()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = await AddAsync(workshop, RandomConditions.Row.Sample(200));
        var pages =
            from keys in Gen.Elements(RandomConditions.SortKeys).NonEmptyListOf()
            from turned in Gen.Elements(true, false).ListOf(keys.Count)
            from condition in RandomConditions.Any(1)
            from limit in Gen.Choose(0, 50)
            from offset in Gen.Choose(0, 100)
            select (Keys: keys.Zip(turned).ToList(), Condition: condition, Limit: limit, Offset: offset);
        foreach (var (keys, condition, limit, offset) in pages.Sample(200))
        {
            var order = string.Join(", ", keys.Select(key => key.First.Sql + (key.Second ? " DESC" : "")));
            var found = await workshop.FirstAsync(
                $"SELECT _id FROM Known WHERE {condition.Sql} ORDER BY {order} LIMIT {limit} OFFSET {offset}");

            var sorted = rows.Where(condition.Holds).OrderBy(_ => 0);
            foreach (var (key, isDescending) in keys)
                sorted = isDescending ? sorted.ThenByDescending(key.Of, key.Order) : sorted.ThenBy(key.Of, key.Order);
            Assert.Equal(sorted.Skip(offset).Take(limit).Select(row => $"\"{row.Id}\""), found);
        }
    }

    [Fact]
    public async Task Groups_count_and_add_up_what_they_hold()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = await AddAsync(workshop, RandomConditions.Row.Sample(200));
        foreach (var condition in RandomConditions.Any(2).Sample(50))
        {
            const string Selected = "Choice, COUNT(*) AS n, SUM(Number) AS s, MAX(Text) AS t";
            var found = await workshop.RowsAsync($"SELECT {Selected} FROM Known WHERE {condition.Sql} GROUP BY Choice");

            var expected = rows.Where(condition.Holds).GroupBy(row => row.Choice).Select(group => new JsonObject
            {
                ["Choice"] = group.Key,
                ["n"] = group.Count(),
                ["s"] = group.All(row => row.Number is null) ? null : group.Sum(row => row.Number),
                ["t"] = group.Select(row => row.Text).OfType<string>().Order(StringComparer.Ordinal).LastOrDefault(),
            });
            Assert.Equal(expected.Select(row => row.ToJsonString(JsonForms.Plain)), found);
        }
    }

    [Fact]
    public async Task A_change_meets_the_rows_that_a_select_finds()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = await AddAsync(workshop, RandomConditions.Row.Sample(60));
        foreach (var condition in RandomConditions.Any(2).Sample(30))
        {
            await workshop.SqlAsync("UPDATE Known SET Mark = 0");
            await workshop.SqlAsync($"UPDATE Known SET Mark = 1 WHERE {condition.Sql}");

            var marked = await workshop.FirstAsync("SELECT _id FROM Known WHERE Mark = 1");
            Assert.Equal(rows.Where(condition.Holds).Select(row => $"\"{row.Id}\""), marked);
        }
    }

    private static async Task<List<KnownRow>> AddAsync(Workshop workshop, IEnumerable<KnownRow> rows)
    {
        await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Known", "columns": [
                {"column_name": "Text", "column_type": "text"},
                {"column_name": "Number", "column_type": "number"},
                {"column_name": "Tick", "column_type": "checkbox"},
                {"column_name": "Day", "column_type": "date", "column_data": {"format": "DD.MM.YYYY"}},
                {"column_name": "Choice", "column_type": "single-select", "column_data": {"options": [
                    {"id": "3", "name": "red"}, {"id": "1", "name": "green"}, {"id": "2", "name": "dark blue"}]}},
                {"column_name": "Several", "column_type": "multiple-select", "column_data": {"options": [
                    {"id": "3", "name": "red"}, {"id": "1", "name": "green"}, {"id": "2", "name": "dark blue"}]}},
                {"column_name": "Mark", "column_type": "number"}]}
            """);
        var known = new List<KnownRow>();
        foreach (var row in rows)
        {
            var json = new JsonObject
            {
                ["Text"] = row.Text,
                ["Number"] = row.Number,
                ["Tick"] = row.Tick,
                ["Day"] = row.Day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
                ["Choice"] = row.Choice,
                ["Several"] = row.Several is null ? null : new JsonArray([.. row.Several.Select(name => JsonValue.Create(name))]),
            };
            known.Add(row with { Id = await workshop.AddAsync(json.ToJsonString(), "Known") });
        }

        return known;
    }
}
