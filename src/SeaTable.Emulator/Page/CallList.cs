using System.Globalization;
using System.Text.Json;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Server;

namespace SeaTable.Emulator.Page;

/// <summary>The latest calls of the API, the latest first. Their bodies are read one by one.</summary>
internal static class CallList
{
    private const int MaxCalls = 200;
    private const int BodyCharacters = 64_000;
    private const int ShortBody = 4_000;

    public static void Write(Utf8JsonWriter writer, RequestRecorder calls, TokenMask mask, string? limit)
    {
        var (requests, count) = calls.Latest((int)Math.Min(NumberOf(limit) ?? MaxCalls, MaxCalls));
        writer.WriteStartObject();
        writer.WriteNumber("total", count);
        writer.WriteStartArray("calls");
        for (var index = requests.Count - 1; index >= 0; index--)
        {
            writer.WriteStartObject();
            WriteCall(writer, requests[index], count - (requests.Count - 1 - index), mask);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes one call with its body.</summary>
    public static void WriteOne(Utf8JsonWriter writer, RequestRecorder calls, TokenMask mask, string? number)
    {
        var (requests, count) = calls.Latest(MaxCalls);
        var wanted = NumberOf(number) ?? 0;
        var index = requests.Count - 1 - (count - wanted);
        if (index < 0 || index >= requests.Count)
            throw AssumedErrors.ParameterInvalid("number");
        var request = requests[(int)index];
        writer.WriteStartObject();
        WriteCall(writer, request, wanted, mask);
        writer.WriteString("body", mask.OfStart(request.Body, BodyCharacters));
        writer.WriteBoolean("isCut", request.Body.Length > BodyCharacters);
        writer.WriteEndObject();
    }

    private static string? StatementOf(RecordedRequest request)
    {
        if (request.Operation != EmulatorOperation.RunSql || request.Body.Length > ShortBody)
            return null;
        try
        {
            using var json = JsonDocument.Parse(request.Body);
            return JsonMember.Text(json.RootElement, "sql");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static long? NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void WriteCall(Utf8JsonWriter writer, RecordedRequest request, long number, TokenMask mask)
    {
        writer.WriteNumber("number", number);
        writer.WriteString("at", request.ReceivedAt);
        writer.WriteString("operation", request.Operation.ToString());
        writer.WriteString("method", request.Method);
        writer.WriteString("path", mask.Of(request.Path));
        writer.WriteString("query", mask.Of(request.Query));
        writer.WriteNumber("status", request.StatusCode);
        writer.WriteNumber("milliseconds", Math.Round(request.Duration.TotalMilliseconds, 2));
        writer.WriteNumber("length", request.Body.Length);
        if (request.Table is { } table)
            writer.WriteString("table", table);
        if (request.RowsSent > 0)
            writer.WriteNumber("rows", request.RowsSent);
        if (StatementOf(request) is { } statement)
            writer.WriteString("statement", mask.Of(statement));
        if (request.Fault is { } fault)
            writer.WriteString("fault", fault.ToString());
        if (request.Failure is { } failure)
            writer.WriteString("failure", mask.Of(failure.Message));
    }
}
