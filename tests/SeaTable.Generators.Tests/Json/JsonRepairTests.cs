using SeaTable.Generators.Json;

namespace SeaTable.Generators.Tests.Json;

/// <summary>What is left of a text that is not whole, and where it is wrong.</summary>
public sealed class JsonRepairTests
{
    [Theory]
    [InlineData("""[{"a": 1}, {"a": tru, "b": 2}, {"a": 3}]""", """[{"a": 1}, {"b": 2}, {"a": 3}]""")]
    [InlineData("""[{"a": 1}, {"a": 2"b"}, {"a": 3}]""", """[{"a": 1}, {}, {"a": 3}]""")]
    [InlineData("""[{"a": 1},, {"a": 2}]""", """[{"a": 1}, {"a": 2}]""")]
    [InlineData(
        "[\n  {\"a\": 1},\n<<<<<<< ours\n  {\"a\": 2},\n=======\n  {\"a\": 3},\n>>>>>>> theirs\n  {\"a\": 4}\n]",
        """[{"a": 1}, {"a": 4}]""")]
    [InlineData("[\r\n\t{\r\n\t\t\"a\": 1,\r\n\t{\r\n\t\t\"a\": 2\r\n\t}\r\n]", """[{"a": 1}, {"a": 2}]""")]
    [InlineData("{\n  \"a\":\n  \"b\": 2\n}", """{"b": 2}""")]
    [InlineData("[\n  {\"a\": 1}\" },\n  {\"a\": 2}\n]", """[{"a": 1}, {}, {"a": 2}]""")]
    [InlineData("[\n  {\"a\": 1}\"a\": 3 },\n  {\"a\": 2}\n]", """[{"a": 1}, {"a": 3}, {"a": 2}]""")]
    [InlineData("[\n  {\"a\": 1},\n  {\"a\":\n  {\"a\": 2, \"b\": \"a longer one, so that it costs more\"}\n]",
        """[{"a": 1}, {"a": 2, "b": "a longer one, so that it costs more"}]""")]
    [InlineData("<html>", null)]
    public void What_is_whole_is_left(string text, string? left)
    {
        var repaired = JsonRepair.Parse(text, null, CancellationToken.None);

        Assert.NotEmpty(repaired.Errors);
        Assert.Equal(JsonReader.Parse(text).Error, repaired.Errors[0]);
        if (left is null)
            Assert.Null(repaired.Root);
        else
            Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(left)!.ToJsonString(), Text(repaired.Root!));
    }

    [Fact]
    public void Each_place_that_is_wrong_is_told_once()
    {
        var lines = Enumerable.Range(0, 40).Select(number => $"  {{\"a\": {(number is 10 or 30 ? "x" : number)}, \"b\": 1}}");
        var text = $"[\n{string.Join(",\n", lines)}\n]";

        var errors = JsonRepair.Parse(text, null, CancellationToken.None).Errors;

        Assert.Equal([12, 32], errors.Select(error => text[..error.Position].Count(character => character == '\n') + 1));
    }

    [Fact]
    public void A_text_that_is_whole_is_read_as_ever()
    {
        var repaired = JsonRepair.Parse("""{"a": [1, "b"]}""", null, CancellationToken.None);

        Assert.Empty(repaired.Errors);
        Assert.Equal("""{"a":[1,"b"]}""", Text(repaired.Root!));
    }

    private static string Text(JsonNode node) => node.Kind switch
    {
        JsonKind.Object => $"{{{string.Join(',', node.Members.Select(member => $"\"{member.Name}\":{Text(member.Value)}"))}}}",
        JsonKind.Array => $"[{string.Join(',', node.Items.Select(Text))}]",
        JsonKind.String => $"\"{node.Text}\"",
        JsonKind.Number => node.Text!,
        var word => word.ToString().ToLowerInvariant(),
    };
}
