using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class DateTests
{
    private static readonly SeaTableEmulatorOptions s_berlin =
        new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

    [Theory]
    [InlineData("Due", "2030-06-20", "2030-06-20T00:00:00+02:00")]
    [InlineData("Due", "2030-12-20", "2030-12-20T00:00:00+01:00")]
    [InlineData("Due", "2030/06/20", "2030-06-20T00:00:00+02:00")]
    [InlineData("Due", "2030-06-20 23:55", "2030-06-20T00:00:00+02:00")]
    [InlineData("Pick-up", "2030-06-20 23:55", "2030-06-20T23:55:00+02:00")]
    [InlineData("Pick-up", "2030-06-20T23:55:59", "2030-06-20T23:55:00+02:00")]
    [InlineData("Pick-up", "2030-06-20T23:55:00Z", "2030-06-20T23:55:00+02:00")]
    [InlineData("Pick-up", "2030-06-20T23:55:00.125-05:00", "2030-06-20T23:55:00+02:00")]
    [InlineData("Pick-up", "2030-06-20", "2030-06-20T00:00:00+02:00")]
    [InlineData("Pick-up", "1741944413589", "2025-03-14T10:26:00+01:00")]
    [InlineData("US date", "6/5/2024", "2024-06-05T00:00:00+02:00")]
    [InlineData("European date", "05/06/2024", "2024-06-05T00:00:00+02:00")]
    [InlineData("German date", "20.06.2030 23:55", "2030-06-20T23:55:00+02:00")]
    [InlineData("German date", "2030-06-20", "2030-06-20T00:00:00+02:00")]
    public async Task Quirk_5_dates_come_back_with_the_offset_of_the_server(string column, string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync(s_berlin);

        Assert.Equal($"\"{read}\"", await workshop.RoundTripAsync(column, $"\"{written}\""));
    }

    [Theory]
    [InlineData("Due", "\"tomorrow\"")]
    [InlineData("Due", "\"2030-02-30\"")]
    [InlineData("Due", "\"20.06.2030\"")]
    [InlineData("US date", "\"20.06.2030\"")]
    [InlineData("Pick-up", "\"2030-06-20 25:00\"")]
    [InlineData("Pick-up", "20300620")]
    [InlineData("Pick-up", "\"\"")]
    [InlineData("Pick-up", "null")]
    public async Task Quirk_5_what_is_no_date_becomes_null_without_a_word(string column, string written)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal("null", await workshop.RoundTripAsync(column, written));
    }

    [Fact]
    public async Task Dates_read_the_same_by_key()
    {
        await using var workshop = await Workshop.OpenAsync(s_berlin);
        var id = await workshop.AddAsync("""{"Due": "2030-06-20"}""");

        Assert.Equal("2030-06-20T00:00:00+02:00", (string?)(await workshop.GetAsync(id, convertKeys: false))["DaIs"]);
    }
}
