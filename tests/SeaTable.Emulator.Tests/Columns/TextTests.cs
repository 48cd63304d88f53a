using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class TextTests
{
    [Theory]
    [InlineData("Title", "\"Größe 文本 \\\"quoted\\\"\"", "\"Größe 文本 \\\"quoted\\\"\"")]
    [InlineData("Title", "12.50", "\"12.5\"")]
    [InlineData("Title", "true", "\"true\"")]
    [InlineData("Title", "\"\"", "null")]
    [InlineData("Title", "null", "null")]
    [InlineData("Customer e-mail", "\"not an address\"", "\"not an address\"")]
    [InlineData("Größe & Plan", "\"example.org\"", "\"example.org\"")]
    [InlineData("Notes", "\"## Heading\\n- one\"", "\"## Heading\\n- one\"")]
    [InlineData("Notes", "{\"text\": \"from an object\", \"preview\": \"ignored\"}", "\"from an object\"")]
    [InlineData("Notes", "\"  \"", "null")]
    public async Task Texts_are_taken_without_a_check(string column, string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync(column, written));
    }

    [Fact]
    public async Task Pictographs_come_back_as_they_were()
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Title": "🙂 👩‍🔧"}"""));

        Assert.Equal("🙂 👩‍🔧", (string?)row["Title"]);
    }

    [Theory]
    [InlineData("Title", 10_000)]
    [InlineData("Notes", 100_000)]
    public async Task Texts_are_cut_at_their_limit(string column, int limit)
    {
        await using var workshop = await Workshop.OpenAsync();

        var read = await workshop.RoundTripAsync(column, $"\"{new string('x', limit + 5)}\"");

        Assert.Equal(limit + 2, read.Length);
    }
}
