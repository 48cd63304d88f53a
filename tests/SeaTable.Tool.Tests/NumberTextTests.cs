using System.Globalization;
using SeaTable.Tool.CellTexts;

namespace SeaTable.Tool.Tests;

/// <summary>A number of a file is the number that the server keeps, or is refused.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.00", -0.0)]
    [InlineData("0.10", 0.1)]
    [InlineData("1e-30", 1e-30)]
    [InlineData("-1.23456789e-25", -1.23456789e-25)]
    [InlineData("5E-324", 5e-324)]
    [InlineData("0.0000000000000000000000000000001", 1e-31)]
    [InlineData("1e300", 1e300)]
    [InlineData("1000000000000000000000000000000", 1e30)]
    [InlineData("9007199254740992", 9007199254740992)]
    [InlineData("12.3%", 0.123)]
    [InlineData("0.07 %", 0.0007)]
    public void What_the_server_keeps_is_read_as_it_is(string text, double number) =>
        Assert.Equal(number, new NumberText(CultureInfo.InvariantCulture).Parse(text));

    [Theory]
    [InlineData("1e-400")]
    [InlineData("1.2345678901234567890e-25")]
    [InlineData("0.10000000000000000000000000000001")]
    [InlineData("9007199254740993")]
    [InlineData("123456789012345678901234567890123456789")]
    public void A_number_of_which_the_server_would_lose_digits_is_refused(string text)
    {
        var error = Assert.Throws<FormatException>(() => new NumberText(CultureInfo.InvariantCulture).Parse(text));
        Assert.StartsWith("has more digits than the server keeps: it would become ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("1,000")]
    [InlineData("0x1")]
    public void What_is_no_number_is_refused(string text)
    {
        var error = Assert.Throws<FormatException>(() => new NumberText(CultureInfo.InvariantCulture).Parse(text));
        Assert.StartsWith("is no number ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e400")]
    [InlineData("1.8E308%")]
    public void A_number_beyond_all_that_the_server_knows_is_told_to_be_too_large(string text)
    {
        var error = Assert.Throws<FormatException>(() => new NumberText(CultureInfo.InvariantCulture).Parse(text));
        Assert.Equal("is too large: numbers go up to 1.79e308", error.Message);
    }

    [Fact]
    public void Signs_of_a_country_are_not_digits() =>
        Assert.Equal(-1234567.5, new NumberText(CultureInfo.GetCultureInfo("de-DE")).Parse("-1.234.567,50"));
}
