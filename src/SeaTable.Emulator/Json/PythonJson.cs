using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SeaTable.Emulator.Json;

/// <summary>
/// Writes JSON as Python does, of which the part of SeaTable is made that sends webhooks: a blank behind commas and colons, and
/// nothing but ASCII.
/// </summary>
internal static class PythonJson
{
    public static string Text(JsonElement json)
    {
        var text = new StringBuilder();
        Write(text, json);
        return text.ToString();
    }

    public static string Text(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Text(document.RootElement);
    }

    private static void Write(StringBuilder text, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteList(text, '{', json.EnumerateObject(), '}', member =>
                {
                    WriteString(text, member.Name);
                    text.Append(": ");
                    Write(text, member.Value);
                });
                break;
            case JsonValueKind.Array:
                WriteList(text, '[', json.EnumerateArray(), ']', item => Write(text, item));
                break;
            case JsonValueKind.String:
                WriteString(text, json.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(json.GetRawText().ToLowerInvariant());
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    private static void WriteList<T>(StringBuilder text, char start, IEnumerable<T> items, char end, Action<T> write)
    {
        text.Append(start);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(", ");
            isFirst = false;
            write(item);
        }

        text.Append(end);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            switch (letter)
            {
                case '"' or '\\': text.Append('\\').Append(letter); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ' or > '~': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"); break;
                default: text.Append(letter); break;
            }
        }

        text.Append('"');
    }
}
