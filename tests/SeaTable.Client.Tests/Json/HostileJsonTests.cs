using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeaTable.Client.Tests.Json;

/// <summary>JSON of somebody who means no good, or means well and errs: each mistake is told with the member's name.</summary>
public sealed class HostileJsonTests
{
    public static TheoryData<string, string> WrongValues => new()
    {
        { "Text", "1" }, { "Text", "{}" }, { "Text", "[\"a\"]" }, { "Number", "\"four\"" }, { "Number", "[1]" },
        { "Number", "true" },
        { "Euro", "1e400" }, { "Euro", "79228162514264337593543950336" }, { "Rating", "1.5" }, { "Rating", "2147483648" },
        { "Checkbox", "null" }, { "Checkbox", "\"yes\"" }, { "Checkbox", "1" }, { "DateISO", "\"2030-02-30\"" },
        { "DateISO", "\"30.06.2030\"" }, { "DateISO", "20300620" }, { "TimeISO", "\"yesterday\"" }, { "DurationMinutes", "5400" },
        { "DurationMinutes", "\"25:00\"" }, { "Select", "7" }, { "Select", "[\"option-1\"]" }, { "Multiple", "\"option-1\"" },
        { "Multiple", "[1]" }, { "Images", "[{}]" }, { "Files", "{}" }, { "Files", "[7]" },
        { "Files", "[{\"Name\":7}]" }, { "People", "\"a\"" }, { "PlaceCoordinates", "\"52.5, 13.4\"" },
        { "PlaceCoordinates", "{\"Latitude\":\"north\"}" }, { "Signature", "[]" }, { "Department", "99999999999999999999" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_value_of_the_wrong_kind_is_refused_by_the_name_of_its_member(string member, string value)
    {
        foreach (var way in Enum.GetValues<JsonWay>())
        {
            var e = Assert.Throws<JsonException>(() => Read(way, $$"""{"LongText":"secret","{{member}}":{{value}}}"""));

            Assert.StartsWith("$." + member, e.Path, StringComparison.Ordinal);
            Assert.Contains(member, e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(JsonWay.Reflection)]
    [InlineData(JsonWay.Generated)]
    public void Of_a_member_that_comes_twice_the_last_one_counts_unless_the_program_refuses_it(JsonWay way)
    {
        const string Json = """{"Text":"a","Email":"x","Text":null}""";

        var row = Read(way, Json)!;

        Assert.Null(row.Text);
        Assert.Equal(["Text", "Email"], row.ChangedColumns);
        var strict = way.NewOptions();
        strict.AllowDuplicateProperties = false;
        var e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EverythingRow>(Json, strict));
        Assert.Contains("'Text'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JsonWay.Reflection)]
    [InlineData(JsonWay.Generated)]
    public void What_only_the_server_sets_is_passed_over_whatever_it_holds(JsonWay way)
    {
        var deep = new string('[', 50) + new string(']', 50);
        foreach (var member in new[]
        {
            "RowId", "RowCreatedAt", "RowModifiedAt", "RowCreatedBy", "RowModifiedBy", "RowIsLocked", "RowIsArchived",
            "CellErrors", "AutoNumber", "Others", "Count", "LookupOptions", "FormulaNumber", "FormulaUnknown", "FromTheFuture",
            "Creator", "Created", "LastModifier", "Modified",
        })
        {
            foreach (var value in new[] { "null", "7", "\"x\"", deep, "{\"a\":{\"RowId\":1}}" })
            {
                var options = way.NewOptions();
                options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
                var row = JsonSerializer.Deserialize<EverythingRow>($$"""{"{{member}}":{{value}},"Text":"x"}""", options)!;

                Assert.Equal(["Text"], row.ChangedColumns);
                Assert.Equal(("", null, false), (row.RowId, row.RowCreatedBy, row.RowIsLocked));
                Assert.Empty(row.CellErrors);
                Assert.Empty(row.Others);
                Assert.False(row.FormulaNumber.HasValue);
            }
        }
    }

    [Theory]
    [InlineData(JsonWay.Reflection, "Txt")]
    [InlineData(JsonWay.Generated, "Txt")]
    [InlineData(JsonWay.Reflection, "Long text")]
    [InlineData(JsonWay.Generated, "Long text")]
    public void A_member_that_rows_do_not_have_is_passed_over_unless_the_program_refuses_it(JsonWay way, string member)
    {
        var json = $$"""{"{{member}}":true,"Text":"x"}""";
        Assert.Equal(["Text"], Read(way, json)!.ChangedColumns);

        var strict = way.NewOptions();
        strict.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        var e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EverythingRow>(json, strict));

        Assert.Contains($"'{member}'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JsonWay.Reflection)]
    [InlineData(JsonWay.Generated)]
    public void Nesting_ends_somewhere(JsonWay way)
    {
        foreach (var member in new[] { "Text", "Unknown", "RowId", "FormulaUnknown", "Files" })
        {
            var json = $$"""{"{{member}}":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
            Assert.Throws<JsonException>(() => Read(way, json));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("{\"Text\":\"x\"")]
    [InlineData("{\"Text\":\"x\"}{}")]
    [InlineData("{\"Text\":\"\\ud800\"}")]
    public void What_is_no_row_at_all_is_refused(string json)
    {
        foreach (var way in Enum.GetValues<JsonWay>())
            Assert.Throws<JsonException>(() => Read(way, json));
    }

    [Theory]
    [InlineData(JsonWay.Reflection)]
    [InlineData(JsonWay.Generated)]
    public async Task A_body_that_arrives_byte_by_byte_is_read_as_one_that_is_there(JsonWay way)
    {
        var json = """
            {"RowId":{"a":[1,2,{"b":"c"}]},"FormulaNumber":[1],"Text":"Grüße","Unknown":{"a":[]},"Multiple":["option-1","C#"],
             "Files":[{"Name":"a","Size":3,"Url":"/a","Type":"file"}],"CellErrors":[{"Column":"x"}],"Number":1.5}
            """;
        await using var stream = new OneByOne(Encoding.UTF8.GetBytes(json));
        var options = way.NewOptions();
        options.DefaultBufferSize = 1;

        var row = (await JsonSerializer.DeserializeAsync<EverythingRow>(stream, options))!;

        Assert.Equal(["Text", "Number", "Multiple", "Files"], row.ChangedColumns);
        Assert.Equal(("Grüße", 1.5), (row.Text, row.Number));
    }

    private static EverythingRow? Read(JsonWay way, string json) =>
        JsonSerializer.Deserialize<EverythingRow>(json, way.NewOptions());

    private sealed class OneByOne(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
