using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Server;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Page;

/// <summary>What else there is to know of the server: its tokens, which are not shown, faults, and what was not loaded.</summary>
internal static class ServerState
{
    private const int MaxFindings = 200;

    public static void Write(Utf8JsonWriter writer, SharedParts shared, ServedBase served, TokenMask mask, HostString host)
    {
        writer.WriteStartObject();
        writer.WriteString("server", $"http://{host}");
        writer.WriteString("base", served.Base.Uuid);
        writer.WriteString("timeZone", served.Base.TimeZone.Id);
        writer.WriteNumber("calls", shared.Recorder.Count());
        writer.WriteNumber("pendingFaults", shared.Faults.Pending);
        WriteLimits(writer, served.Limits);
        WebhookState.Write(writer, served, mask);
        writer.WriteStartArray("tokens");
        foreach (var token in served.ApiTokens.Snapshot())
        {
            writer.WriteStartObject();
            writer.WriteString("name", token.AppName);
            writer.WriteString("permission", Permissions.Of(token.CanWrite));
            writer.WriteString("createdAt", token.GeneratedAt);
            writer.WriteString("usedAt", token.LastAccess);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        var report = served.Base.LoadReport;
        writer.WriteStartObject("loaded");
        writer.WriteNumber("tables", report.Tables);
        writer.WriteNumber("rows", report.Rows);
        writer.WriteNumber("links", report.Links);
        writer.WriteNumber("files", report.Files);
        writer.WriteStartArray("findings");
        foreach (var finding in report.Findings.Take(MaxFindings))
            writer.WriteStringValue(finding.Message);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter writer, RateLimits limits)
    {
        var (inMinute, perMinute, inMonth, perMonth) = limits.Now();
        writer.WriteStartObject("limits");
        writer.WriteNumber("inMinute", inMinute);
        if (perMinute is { } minute)
            writer.WriteNumber("perMinute", minute);
        writer.WriteNumber("inMonth", inMonth);
        if (perMonth is { } month)
            writer.WriteNumber("perMonth", month);
        writer.WriteEndObject();
    }
}
