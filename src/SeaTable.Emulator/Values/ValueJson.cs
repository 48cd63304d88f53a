using System.Text.Json;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Values;

/// <summary>Writes a computed value as reading rows answers it: errors as their text, and nothing as null.</summary>
internal static class ValueJson
{
    public static void Write(Utf8JsonWriter writer, object? value, TimeZoneInfo timeZone)
    {
        switch (value)
        {
            case double number:
                JsonNumber.Write(writer, number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case DateValue date:
                writer.WriteStringValue(date.WithOffset(timeZone));
                break;
            case ErrorValue error:
                writer.WriteStringValue(error.Text);
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item, timeZone);
                writer.WriteEndArray();
                break;
            default:
                if (ValueConversion.IsEmpty(value))
                    writer.WriteNullValue();
                else
                    writer.WriteStringValue(ValueConversion.Text(value));
                break;
        }
    }
}
