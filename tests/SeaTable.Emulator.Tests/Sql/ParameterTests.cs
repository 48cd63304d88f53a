using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Values beside the statement.</summary>
public sealed class ParameterTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Theory]
    [InlineData("Name = ?", """["Ash"]""", "Ash")]
    [InlineData("Age > ? AND Town = ?", """[26, "Bonn"]""", "Ash Cherry")]
    [InlineData("Age BETWEEN ? AND ?", "[25, 30.5]", "Ash Birch")]
    [InlineData("Height = ?", "[12.5]", "Ash")]
    [InlineData("Healthy = ?", "[true]", "Ash")]
    [InlineData("Healthy = ?", "[false]", "Birch")]
    [InlineData("Planted >= ?", """["1995-03-15"]""", "Ash Birch")]
    [InlineData("Seen = ?", """["2025-06-01T06:30:00Z"]""", "Ash")]
    [InlineData("Name LIKE ?", """["%r%"]""", "Birch Cherry Elder")]
    [InlineData("Name IN (?, ?)", """["Ash", "Elder"]""", "Ash Elder")]
    [InlineData("Name IN (?)", """[["Ash", "Elder"]]""", "Ash Elder")]
    [InlineData("Uses HAS ANY OF (?)", """[["juice", "none"]]""", "Ash Cherry")]
    [InlineData("Uses HAS ALL OF (?, ?)", """["juice", "hot wood"]""", "Cherry")]
    [InlineData("State = ?", """["green"]""", "Birch")]
    [InlineData("len(Name) = ?", "[3]", "Ash")]
    [InlineData("Age + ? > 60", "[30]", "Cherry")]
    // A value of another kind is turned into that of the column; what can't be is nothing.
    [InlineData("Age = ?", """["30"]""", "Ash")]
    [InlineData("Age = ?", """["thirty"]""", "")]
    [InlineData("Age != ?", """["thirty"]""", "Ash Birch Cherry Elder")]
    [InlineData("Town = ?", "[1]", "")]
    [InlineData("Planted = ?", """["yesterday"]""", "")]
    [InlineData("Town = ?", "[null]", "")]
    [InlineData("Town != ?", "[null]", "Ash Birch Cherry Elder")]
    [InlineData("Town = ?", """[""]""", "")]
    public async Task Parameters_stand_for_constants(string condition, string parameters, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"\"{name}\""),
        await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {condition}", parameters));

    [Theory]
    [InlineData("1995-03-15", "Ash")]
    [InlineData("1995-3-15", "Ash")]
    [InlineData("1995-03-15 00:00", "Ash")]
    [InlineData("1995-03-15 0:0", "Ash")]
    [InlineData("1995-03-15T00:00:00.000", "Ash")]
    [InlineData("1995-03-14T23:59:60", "Ash")]
    [InlineData("1995-03-15T00:00:00+01:00", "Ash")]
    [InlineData("1995-03-14T23:00Z", "Ash")]
    [InlineData("1995/03/15", null)]
    [InlineData("1995.03.15", null)]
    [InlineData("15.03.1995", null)]
    [InlineData(" 1995-03-15", null)]
    [InlineData("1995-02-29", null)]
    [InlineData("1995-03-15Z", null)]
    public async Task A_text_means_the_same_date_in_the_statement_and_beside_it(string text, string? name)
    {
        string[] found = name is null ? [] : [$"\"{name}\""];
        foreach (var column in new[] { "Planted", "dateAdd(Planted, 0, 'days')" })
        {
            if (name is null)
                await orchard.Workshop.RefusedAsync($"SELECT Name FROM Trees WHERE {column} = '{text}'");
            else
                Assert.Equal(found, await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {column} = '{text}'"));
            Assert.Equal(found, await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {column} = ?", $"[\"{text}\"]"));
            Assert.Equal(found, await orchard.Workshop.FirstAsync(
                $"SELECT Name FROM Trees WHERE {column} BETWEEN ? AND ?", $"[\"{text}\", \"{text}\"]"));
        }
    }

    [Theory]
    [InlineData("isodate('2024/02/29')", "\"2024-02-29\"")]
    [InlineData("isodate('2024.02.29 13:45')", "\"2024-02-29\"")]
    public async Task Functions_take_dates_with_slashes_and_dots_too(string call, string day) =>
        Assert.Equal([day], await orchard.Workshop.FirstAsync($"SELECT {call} FROM Trees LIMIT 1"));

    [Fact]
    public async Task A_page_may_be_a_parameter() =>
        Assert.Equal(["\"Birch\""],
            await orchard.Workshop.FirstAsync("SELECT Name FROM Trees ORDER BY Name LIMIT ? OFFSET ?", "[1, 1]"));

    [Fact]
    public async Task A_group_s_condition_may_have_one() => Assert.Equal(
        ["\"Bonn\""], await orchard.Workshop.FirstAsync("SELECT Town FROM Trees WHERE Age > ? GROUP BY Town HAVING COUNT(*) > ?",
            "[1, 1]"));

    [Fact]
    public async Task Both_schemes_of_a_token_and_both_forms_of_the_path_are_taken()
    {
        var workshop = orchard.Workshop;
        var token = await workshop.BaseTokenAsync(workshop.Emulator.ReadOnlyApiToken);
        foreach (var (scheme, path) in new[] { ("Token", "sql"), ("Bearer", "sql/"), ("Token", "sql/") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post,
                $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/{path}");
            request.Headers.Authorization = new(scheme, token);
            request.Content = new StringContent("""{"sql": "SELECT Name FROM Trees LIMIT 1", "server_only": true}""");
            using var response = await workshop.Http.SendAsync(request);
            Assert.Equal(200, (int)response.StatusCode);
        }
    }
}
