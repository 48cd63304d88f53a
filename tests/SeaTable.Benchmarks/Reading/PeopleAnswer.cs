using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeaTable.Benchmarks.Reading;

/// <summary>A server that answers every reading with the same rows, from memory.</summary>
internal sealed class PeopleAnswer(byte[] json) : HttpMessageHandler
{
    private const string Token =
        """{"app_name":"benchmark","access_token":"e30.eyJleHAiOjQxMDI0NDQ4MDAsInBlcm1pc3Npb24iOiJydyJ9.c2ln","dtable_uuid":"7c5e2bd4-8a0e-4f5c-9f0e-3a1d2b4c5e6f","dtable_server":"http://127.0.0.1/api-gateway/"}""";

    private static readonly byte[] s_metadata = Encoding.UTF8.GetBytes(
        $$"""{"metadata":{{File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "people.seatable.json"))}}}""");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var body = path.EndsWith("/app-access-token/", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(Token)
            : path.EndsWith("/metadata/", StringComparison.Ordinal) ? s_metadata
            : json;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(body),
            RequestMessage = request
        });
    }

    /// <summary>An answer with that many rows.</summary>
    internal static byte[] Write(int rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // A server writes + and ü as they are.
        using var json = new Utf8JsonWriter(buffer,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WriteStartArray("metadata"u8);
        json.WriteEndArray();
        json.WriteStartArray("results"u8);
        for (var i = 0; i < rows; i++)
            WriteRow(json, i);

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRow(Utf8JsonWriter json, int i)
    {
        var day = new DateTime(1950, 1, 1).AddDays(i % 20_000);
        json.WriteStartObject();
        json.WriteString("_id"u8, string.Create(CultureInfo.InvariantCulture, $"Ab{i:D19}Q"));
        json.WriteString("_ctime"u8, "2026-03-06T09:25:14.659+00:00");
        json.WriteString("_mtime"u8, "2026-04-06T09:25:14.659+00:00");
        json.WriteString("_creator"u8, "0123456789abcdef0123456789abcdef@auth.local");
        json.WriteString("_last_modifier"u8, "fedcba9876543210fedcba9876543210@auth.local");
        json.WriteNull("_locked"u8);
        json.WriteString("0000"u8, string.Create(CultureInfo.InvariantCulture, $"Person number {i}"));
        json.WriteString("Em1l"u8, string.Create(CultureInfo.InvariantCulture, $"person{i}@example.com"));
        json.WriteString("Ct2y"u8, i % 3 == 0 ? "München" : "Berlin");
        json.WriteString("Nt3s"u8, "Met at the fair, wants to hear of us again in spring.");
        json.WriteNumber("Ag4e"u8, i % 90);
        json.WriteNumber("Sa5y"u8, 40_000.5m + i);
        json.WriteBoolean("Nl6r"u8, i % 2 == 0);
        json.WriteString("Bd7y"u8, day.ToString("yyyy-MM-dd'T00:00:00+00:00'", CultureInfo.InvariantCulture));
        json.WriteString("Se8n"u8, day.ToString("yyyy-MM-dd'T08:30:00+00:00'", CultureInfo.InvariantCulture));
        json.WriteString("St9s"u8, i % 2 == 0 ? "100001" : "100002");
        json.WriteStartArray("Tg0s"u8);
        json.WriteStringValue("200001"u8);
        json.WriteStringValue("200002"u8);
        json.WriteEndArray();
        json.WriteNumber("Rt1g"u8, i % 5 + 1);
        json.WriteEndObject();
    }
}
