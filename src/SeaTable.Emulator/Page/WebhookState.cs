using System.Text.Json;
using SeaTable.Emulator.Server;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Page;

/// <summary>The webhooks of a base, and the latest requests to them, the latest first. Secrets are not shown.</summary>
internal static class WebhookState
{
    private const int MaxDeliveries = 50;
    private const int BodyCharacters = 4_000;

    public static void Write(Utf8JsonWriter writer, ServedBase served, TokenMask mask)
    {
        List<Webhook> webhooks;
        lock (served.Base.Gate)
            webhooks = served.Base.Webhooks.All();
        writer.WriteStartArray("webhooks");
        foreach (var webhook in webhooks)
        {
            writer.WriteStartObject();
            writer.WriteString("url", mask.OfAddress(webhook.Url));
            writer.WriteBoolean("isSigned", webhook.Secret is not null);
            writer.WriteBoolean("isTold", webhook.IsValid);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("deliveries");
        foreach (var delivery in served.Webhooks.Deliveries.Reverse().Take(MaxDeliveries))
            WriteDelivery(writer, delivery, mask);
        writer.WriteEndArray();
    }

    private static void WriteDelivery(Utf8JsonWriter writer, WebhookDelivery delivery, TokenMask mask)
    {
        writer.WriteStartObject();
        writer.WriteString("at", delivery.SentAt);
        writer.WriteString("url", mask.OfAddress(delivery.Url));
        writer.WriteNumber("status", delivery.StatusCode);
        if (delivery.Error is { } error)
            writer.WriteString("error", mask.Of(error));
        if (delivery.Fault is { } fault)
            writer.WriteString("fault", fault.ToString());
        writer.WriteBoolean("hasDisabled", delivery.HasDisabled);
        writer.WriteString("body", mask.OfStart(delivery.Body, BodyCharacters));
        writer.WriteBoolean("isCut", delivery.Body.Length > BodyCharacters);
        writer.WriteEndObject();
    }
}
