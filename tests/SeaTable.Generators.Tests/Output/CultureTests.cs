using System.Globalization;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Output;

/// <summary>The same schema gives the same code, wherever the compiler runs.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void A_culture_changes_nothing(string culture)
    {
        var test = GeneratorTest.Of(SchemaJson.Crm).And("awkward.seatable.json", SchemaJson.Read("awkward.seatable.json"));
        var expected = GeneratorRun.Of(test).Sources;

        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(expected, GeneratorRun.Of(test).Sources);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Lines_end_in_a_line_feed_whatever_the_schema_file_does()
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.All(run.Sources.Values, source => Assert.DoesNotContain('\r', source));
    }
}
