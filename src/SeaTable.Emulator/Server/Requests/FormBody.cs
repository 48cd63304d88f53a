using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>Reads a form as an object whose members are texts.</summary>
internal static class FormBody
{
    public static bool Is(HttpRequest http) =>
        http.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    public static JsonElement Read(byte[] body)
    {
        var json = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, values) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)))
                writer.WriteString(name, values.ToString());
            writer.WriteEndObject();
        });
        return JsonSerializer.Deserialize<JsonElement>(json.Span);
    }
}
