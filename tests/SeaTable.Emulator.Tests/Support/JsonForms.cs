using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SeaTable.Emulator.Tests.Support;

internal static partial class JsonForms
{
    /// <summary>Letters as they are, so that expectations can be read.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Asserts that JSON is what a text says, in the same order of members.</summary>
    public static void AssertEqual(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(Plain), actual?.ToJsonString(Plain));

    /// <summary>
    /// Writes rows with their times in UTC, as listed rows have them; SQL gives them the server's offset. They have
    /// milliseconds, and no other cells do.
    /// </summary>
    public static string WithTimesInUtc(JsonNode rows) => TimeOfRow().Replace(
        rows.ToJsonString(Plain),
        moment => DateTimeOffset.Parse(moment.Value, CultureInfo.InvariantCulture).ToUniversalTime()
            .ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d")]
    private static partial Regex TimeOfRow();
}
