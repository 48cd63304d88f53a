using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server;

/// <summary>Sends a response, or as much of it as a fault lets through.</summary>
internal static class ResponseSender
{
    private const int NoResponse = 0;

    public static int StatusOf(ApiResponse response, Delivery delivery) =>
        delivery == Delivery.Nothing ? NoResponse : response.Status;

    public static async Task SendAsync(HttpContext context, ApiResponse response, Delivery delivery)
    {
        if (delivery != Delivery.Nothing)
        {
            context.Response.StatusCode = response.Status;
            context.Response.ContentType = response.ContentType;
            foreach (var (name, value) in response.Headers)
                context.Response.Headers[name] = value;
            var whole = response.File?.Length ?? response.Body.Length;
            context.Response.ContentLength = whole;
            var length = response.HasNoBody ? 0 : delivery == Delivery.Half ? whole / 2 : whole;
            await (response.File is { } file
                    ? file.SendAsync(context.Response.Body, length, context.RequestAborted)
                    : context.Response.Body.WriteAsync(response.Body[..(int)length], context.RequestAborted).AsTask())
                .ConfigureAwait(false);
        }

        if (delivery == Delivery.Half)
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        if (delivery != Delivery.Whole)
            context.Abort();
    }
}
