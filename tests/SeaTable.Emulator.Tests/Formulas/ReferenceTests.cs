using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Formulas;

/// <summary>
/// Each example of SeaTable's formula reference (https://seatable.com/help/seatable-formula-reference), with texts and columns of
/// our own, gives the result that is documented.
/// </summary>
public sealed class ReferenceTests(FormulaStage stage) : IClassFixture<FormulaStage>
{
    private static readonly JsonArray s_examples = JsonNode.Parse(File.ReadAllText("Data/formula-reference.json"))!.AsArray();

    public static TheoryData<int, string> Examples
    {
        get
        {
            var examples = new TheoryData<int, string>();
            foreach (var example in s_examples)
                examples.Add(example!.GetElementIndex(), (string)example["formula"]!);
            return examples;
        }
    }

    [Fact]
    public void All_examples_of_the_reference_are_here() => Assert.Equal(143, s_examples.Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_gives_the_documented_result(int index, string formula)
    {
        var example = s_examples[index]!;
        var expected = example["result"];
        var actual = await stage.ComputeAsync(formula, (string?)example["now"]);

        if (example["digits"] is { } digits)
            Assert.Equal((double)expected!, Math.Round((double)actual!, (int)digits));
        else
            Assert.Equal(expected?.ToJsonString(JsonForms.Plain), AsShown(actual)?.ToJsonString(JsonForms.Plain));
    }

    // Dates are documented as people see them, and answered with the offset of the server.
    private static JsonNode? AsShown(JsonNode? value)
    {
        if (value is not JsonValue text || !text.TryGetValue<string>(out var written) || !written.Contains('T')
            || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, out var date))
        {
            return value;
        }

        var time = date.TimeOfDay == TimeSpan.Zero ? "" : date.Second == 0 ? " HH:mm" : " HH:mm:ss";
        var format = "yyyy-MM-dd" + time;
        return date.ToString(format, CultureInfo.InvariantCulture);
    }
}
