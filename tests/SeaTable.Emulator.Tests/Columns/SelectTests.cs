using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class SelectTests
{
    [Fact]
    public async Task Options_are_written_by_name_and_read_by_name_or_id()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"State": "C#", "Skills": ["hot glue", "welding"]}""");

        var byName = await workshop.GetAsync(id);
        var byKey = await workshop.GetAsync(id, convertKeys: false);

        Assert.Equal("C#", (string?)byName["State"]);
        Assert.Equal("""["hot glue","welding"]""", byName["Skills"]!.ToJsonString());
        Assert.Equal("4", (string?)byKey["SiSe"]);
        Assert.Equal("""["230001","17"]""", byKey["MuSe"]!.ToJsonString());
    }

    [Fact]
    public async Task Quirk_2_an_unknown_name_becomes_an_option_for_everybody()
    {
        await using var workshop = await Workshop.OpenAsync();

        var id = await workshop.AddAsync("""{"State": "done", "Skills": ["juggling"]}""");

        var options = await OptionsAsync(workshop, "SiSe");
        Assert.Equal(["Waiting", "C#", "Done", "done"], options.Select(option => (string?)option!["name"]));
        Assert.Matches("^[0-9]{1,6}$", (string)options[3]!["id"]!);
        Assert.NotNull(options[3]!["color"]);
        Assert.Equal("done", (string?)(await workshop.GetAsync(id))["State"]);
    }

    [Theory]
    [InlineData("\"hot glue\"", """["hot glue"]""")]
    [InlineData("\"welding hot\"", """["welding","hot"]""")]
    [InlineData("[\"welding\", \"welding\"]", """["welding"]""")]
    [InlineData("[]", "null")]
    [InlineData("null", "null")]
    [InlineData("{}", "null")]
    public async Task Quirk_2_a_text_is_one_option_or_split_at_blanks(string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync("Skills", written));
    }

    [Theory]
    [InlineData("7", "\"7\"")]
    [InlineData("\" \"", "null")]
    [InlineData("null", "null")]
    [InlineData("[\"Done\"]", "null")]
    public async Task A_single_option_is_a_name_and_nothing_else(string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync("State", written));
    }

    [Theory]
    [InlineData("++")]
    [InlineData("100%")]
    [InlineData("d'quote")]
    [InlineData("Closed: won")]
    [InlineData(" padded ")]
    public async Task Quirk_31_option_names_can_be_anything(string name)
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync($$"""{"State": "{{name}}"}"""));

        Assert.Equal(name, (string?)row["State"]);
    }

    private static async Task<JsonArray> OptionsAsync(Workshop workshop, string key) =>
        (await workshop.CallAsync("GET", "columns/?table_name=Jobs"))["columns"]!.AsArray()
            .Single(column => (string?)column!["key"] == key)!["data"]!["options"]!.AsArray();
}
