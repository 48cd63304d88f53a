using System.Globalization;

namespace SeaTable.Facts.Tests;

/// <summary>The texts that SQL and functions take for dates.</summary>
public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2025-01-31", "2025-01-31T00:00:00", false, null)]
    [InlineData("2025-1-3", "2025-01-03T00:00:00", false, null)]
    [InlineData("2025-01-31 9:05", "2025-01-31T09:05:00", true, null)]
    [InlineData("2025-01-31T09:05:07", "2025-01-31T09:05:07", true, null)]
    [InlineData("2025-01-31T09:05:07.25", "2025-01-31T09:05:07.25", true, null)]
    [InlineData("2025-01-31T09:05:07Z", "2025-01-31T09:05:07", true, 0)]
    [InlineData("2025-01-31T09:05:07+02:00", "2025-01-31T09:05:07", true, 2)]
    [InlineData("2025-01-31 09:05-05:00", "2025-01-31T09:05:00", true, -5)]
    [InlineData("2024-12-31 23:59:60", "2025-01-01T00:00:00", true, null)]
    [InlineData("2024-12-31T23:59:60Z", "2025-01-01T00:00:00", true, 0)]
    public void A_text_that_SQL_compares_with_a_date_means_one(string text, string local, bool hasTime, int? offset) =>
        Assert.Equal(Date(local, hasTime, offset), WrittenDate.Compared(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("2025/01/31")]
    [InlineData("2025-01")]
    [InlineData(" 2025-01-31")]
    [InlineData("2025-01-31 24:00")]
    [InlineData("2025-01-31 09:60")]
    [InlineData("2025-01-31 09:60:00")]
    [InlineData("9999-12-31 23:59:60")]
    [InlineData("2025-01-31 09:05:61")]
    public void Other_texts_mean_none(string text) => Assert.Null(WrittenDate.Compared(text));

    [Theory]
    [InlineData("2025-01-31", "2025-01-31T00:00:00", false)]
    [InlineData(" 2025/1/31 ", "2025-01-31T00:00:00", false)]
    [InlineData("2025.01.31", "2025-01-31T00:00:00", false)]
    [InlineData("2025/1/31 9:05", "2025-01-31T09:05:00", true)]
    [InlineData("2025-03", "2025-03-01T00:00:00", false)]
    [InlineData(" 2025/3 ", "2025-03-01T00:00:00", false)]
    [InlineData("2025", "2025-01-01T00:00:00", false)]
    public void Functions_take_more_forms(string text, string local, bool hasTime) =>
        Assert.Equal(Date(local, hasTime, null), WrittenDate.Computed(text));

    [Theory]
    [InlineData("")]
    [InlineData("2025.03")]
    [InlineData("25")]
    [InlineData("2025-13")]
    [InlineData("31.01.2025")]
    public void Functions_take_no_other_forms(string text) => Assert.Null(WrittenDate.Computed(text));

    [Theory]
    [InlineData("M/D/YYYY HH:mm", true)]
    [InlineData("HH:mm", true)]
    [InlineData("YYYY-MM-DD", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_column_of_dates_has_times_when_its_format_has(string? format, bool expected) =>
        Assert.Equal(expected, DateForms.HasTime(format));

    private static WrittenDate Date(string local, bool hasTime, int? offset) => new(
        DateTime.Parse(local, CultureInfo.InvariantCulture), hasTime, offset is { } hours ? TimeSpan.FromHours(hours) : null);
}
