using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class NumberTests
{
    [Theory]
    [InlineData("500", "500")]
    [InlineData("50.00", "50")]
    [InlineData("499.99", "499.99")]
    [InlineData("1000000.123", "1000000.123")]
    [InlineData("3.9000000000000004", "3.9000000000000004")]
    [InlineData("-10", "-10")]
    [InlineData("-0.0", "0")]
    [InlineData("1e18", "1000000000000000000")]
    [InlineData("\"1,234.5 €\"", "1234.5")]
    [InlineData("\"12%\"", "0.12")]
    [InlineData("\"about -7\"", "-7")]
    [InlineData("\"1.2.3\"", "1.2")]
    [InlineData("\"none\"", "null")]
    [InlineData("\"-\"", "null")]
    [InlineData("true", "null")]
    [InlineData("[1]", "null")]
    [InlineData("null", "null")]
    public async Task Quirk_27_numbers_are_parsed_and_lose_a_fraction_of_zero(string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync("Price", written));
    }

    [Fact]
    public async Task A_percent_column_does_not_scale()
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal("5", await workshop.RoundTripAsync("Discount", "5"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("99")]
    public async Task Quirk_14_rates_are_not_range_checked(string rate)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(rate, await workshop.RoundTripAsync("Rating", rate));
    }

    [Theory]
    [InlineData("Effort", "5400", "5400")]
    [InlineData("Effort", "1.23", "1.23")]
    [InlineData("Effort", "\"5400\"", "5400")]
    [InlineData("Effort", "\"1:30\"", "5400")]
    [InlineData("Effort", "\"-1:30\"", "-5400")]
    [InlineData("Effort", "\"1：30\"", "5400")]
    [InlineData("Effort", "\"1:10:30\"", "4200")]
    [InlineData("Lap", "\"1:10:30\"", "4230")]
    [InlineData("Lap", "\"soon\"", "null")]
    [InlineData("Lap", "false", "null")]
    public async Task Durations_are_seconds(string column, string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync(column, written));
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("\"true\"", "true")]
    [InlineData("false", "false")]
    [InlineData("1", "false")]
    [InlineData("\"1\"", "false")]
    [InlineData("\"True\"", "false")]
    [InlineData("[]", "false")]
    [InlineData("null", "null")]
    public async Task Quirk_3_only_true_ticks_a_checkbox(string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync("Paid", written));
    }
}
