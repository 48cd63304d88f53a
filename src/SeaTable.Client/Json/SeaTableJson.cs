using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeaTable;

/// <summary>How rows are read from JSON.</summary>
public static class SeaTableJson
{
    /// <summary>Lets JSON say by its member <c>RowId</c> which row it is about, for JSON of one's own program.</summary>
    /// <param name="options">The options to change, before they are used.</param>
    /// <returns>The same options.</returns>
    /// <remarks>
    /// Without it <c>RowId</c> is written but not read: whoever may send the JSON of a row could otherwise choose which row is
    /// updated.
    /// </remarks>
    public static JsonSerializerOptions AllowRowIds(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!AllowsRowIds(options))
            options.Converters.Add(new Permission());

        return options;
    }

    internal static bool AllowsRowIds(JsonSerializerOptions options)
    {
        foreach (var converter in options.Converters)
        {
            if (converter is Permission)
                return true;
        }

        return false;
    }

    /// <summary>Converts nothing; it is there to be found by the converter of the property.</summary>
    private sealed class Permission : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => false;

        public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => null;
    }
}
