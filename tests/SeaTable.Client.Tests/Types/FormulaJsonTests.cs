using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SeaTable.Runtime;

namespace SeaTable.Client.Tests;

/// <summary>What a formula came to is in JSON what people take it for: its value.</summary>
public class FormulaJsonTests
{
    [Theory]
    [InlineData("Fo01", "3.9000000000000004")]
    [InlineData("Fo02", "\"abc\"")]
    [InlineData("Fo03", "false")]
    [InlineData("Fo06", """{"a":[1]}""")]
    [InlineData("Lf11", "2.5")]
    [InlineData("Lf12", "\"1.1 2.2\"")]
    public async Task A_result_is_its_value(string key, string json) => Assert.Equal(json, await JsonOfAsync(key, json));

    [Theory]
    [InlineData("Fo04", "\"2031-06-20T00:00:00+02:00\"", "\"2031-06-20\"")]
    [InlineData("Fo05", "\"2031-06-20T13:45:00+02:00\"", "\"2031-06-20T13:45:00+02:00\"")]
    public async Task A_date_is_written_as_dates_are(string key, string cell, string json) =>
        Assert.Equal(json, await JsonOfAsync(key, cell));

    [Theory]
    [InlineData("Fo01")]
    [InlineData("Fo02")]
    [InlineData("Fo03")]
    [InlineData("Fo04")]
    [InlineData("Fo05")]
    public async Task Errors_and_nothing_are_null(string key)
    {
        Assert.Equal("null", await JsonOfAsync(key, "\"#VALUE!\""));
        Assert.Equal("null", await JsonOfAsync(key, "null"));
    }

    [Fact]
    public void It_reads_back()
    {
        Assert.Equal(4.5, JsonSerializer.Deserialize<FormulaResult<double>>("4.5").Value);
        Assert.Equal(4.5m, JsonSerializer.Deserialize<FormulaResult<decimal>>("4.5").Value);
        Assert.Equal("abc", JsonSerializer.Deserialize<FormulaResult<string>>("\"abc\"").Value);
        Assert.True(JsonSerializer.Deserialize<FormulaResult<bool>>("true").Value);
        Assert.Equal(new DateOnly(2031, 6, 20), JsonSerializer.Deserialize<FormulaResult<DateOnly>>("\"2031-06-20\"").Value);
        Assert.False(JsonSerializer.Deserialize<FormulaResult<double>>("null").HasValue);
        Assert.Null(JsonSerializer.Deserialize<FormulaResult<double>>("null").Error);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FormulaResult<double>>("\"four\""));
    }

    [Fact]
    public void It_works_where_reflection_is_switched_off()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new ResultsOnly() };
        var info = (JsonTypeInfo<FormulaResult<DateOnly>>)options.GetTypeInfo(typeof(FormulaResult<DateOnly>));

        Assert.Equal("null", JsonSerializer.Serialize(default, info));
        Assert.Equal("\"2031-06-20\"", JsonSerializer.Serialize(JsonSerializer.Deserialize("\"2031-06-20\"", info), info));
    }

    private static async Task<string> JsonOfAsync(string key, string cell)
    {
        var row = await Types.ReadCellAsync(key, cell);
        var property = key switch
        {
            "Fo01" => nameof(row.FormulaNumber),
            "Fo02" => nameof(row.FormulaText),
            "Fo03" => nameof(row.FormulaTruth),
            "Fo04" => nameof(row.FormulaDay),
            "Fo05" => nameof(row.FormulaMoment),
            "Fo06" => nameof(row.FormulaUnknown),
            "Lf11" => nameof(row.Average),
            _ => nameof(row.Joined),
        };
        return JsonSerializer.SerializeToElement(row).GetProperty(property).GetRawText();
    }

    // What the source generator of System.Text.Json makes of a type whose converter comes from a factory.
    private sealed class ResultsOnly : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => type == typeof(FormulaResult<DateOnly>)
            ? JsonMetadataServices.CreateValueInfo<FormulaResult<DateOnly>>(options,
                new FormulaResultJsonConverter().CreateConverter(type, options))
            : null;
    }
}
