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
        int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_TEST_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 1000;

    [Fact]
    public async Task The_rows_found_are_those_that_the_condition_means()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = await AddAsync(workshop, RandomConditions.Row.Sample(300));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(s_cases), Prop.ForAll(Arb.From(RandomConditions.Any(3)), condition =>
        {
            var found = workshop.FirstAsync($"SELECT _id FROM Known WHERE {condition.Sql} LIMIT 1000").GetAwaiter().GetResult();

            Assert.Equal(rows.Where(condition.Holds).Select(row => $"\"{row.Id}\""), found);
        }));
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
