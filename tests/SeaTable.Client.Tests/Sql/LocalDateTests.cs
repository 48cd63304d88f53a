using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>Dates that come without an offset are read alike from rows and from answers to SQL.</summary>
public class LocalDateTests
{
    [Theory]
    [InlineData("2026-01-02", 0, 0, 0)]
    [InlineData("2026-01-02 03:04", 3, 4, 0)]
    [InlineData("2026-01-02 03:04:05", 3, 4, 5)]
    [InlineData("2026-01-02T03:04", 3, 4, 0)]
    [InlineData("2026-01-02T03:04:05", 3, 4, 5)]
    public void Local_times_are_taken_for_times_of_the_server(string text, int hour, int minute, int second)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two");
        var row = new SqlRow(
            new SqlColumns([new SqlColumn("At", null, "date")]), [JsonSerializer.SerializeToElement(text)],
            new ServerTimeZone(zone));

        Assert.Equal(new DateTimeOffset(2026, 1, 2, hour, minute, second, TimeSpan.FromHours(2)), row.GetDateTime("At"));
        Assert.Equal(new DateOnly(2026, 1, 2), row.GetDate("At"));
    }
}
