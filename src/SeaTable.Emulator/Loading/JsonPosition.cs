using System.Text.Json;

namespace SeaTable.Emulator.Loading;

/// <summary>Finds the line and column of a value inside JSON text.</summary>
internal static class JsonPosition
{
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, IReadOnlyList<object> path)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        var start = reader.TokenStartIndex;
        foreach (var step in path)
        {
            if (!(step is int index ? ToItem(ref reader, index) : ToMember(ref reader, (string)step)))
                break;
            start = reader.TokenStartIndex;
        }

        var before = utf8[..(int)start];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, before.Length - lineStart + 1);
    }

    private static bool ToMember(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static bool ToItem(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
                return true;
            reader.Skip();
        }

        return false;
    }
}
