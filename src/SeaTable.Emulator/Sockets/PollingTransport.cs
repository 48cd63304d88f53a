using System.Text;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Sockets;

/// <summary>Carries a live connection by requests: those that bring packets, and one that waits for some.</summary>
internal static class PollingTransport
{
    private const char Separator = '\x1e';

    public static async Task RunAsync(HttpContext context, SocketSession session, CancellationToken cancellationToken)
    {
        try
        {
            if (HttpMethods.IsPost(context.Request.Method))
                await TakeAsync(context, session, cancellationToken).ConfigureAwait(false);
            else
                await PollAsync(context, session, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // A poll that is given up while a websocket takes over is no end.
            if (!session.IsOnWebSocket)
                session.End();
        }
    }

    public static Task SendAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=UTF-8";
        return context.Response.WriteAsync(text);
    }

    private static async Task TakeAsync(HttpContext context, SocketSession session, CancellationToken cancellationToken)
    {
        var body = new char[Limits.LiveMessage + 1];
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var length = await reader.ReadBlockAsync(body, cancellationToken).ConfigureAwait(false);
        if (length > Limits.LiveMessage)
        {
            session.End();
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        foreach (var packet in new string(body, 0, length).Split(Separator))
        {
            if (!session.Receive(packet))
                break;
        }

        await SendAsync(context, "ok").ConfigureAwait(false);
    }

    private static async Task PollAsync(HttpContext context, SocketSession session, CancellationToken cancellationToken)
    {
        if (!session.TryBeginPoll())
        {
            // Packets would be split between two polls, and lose their order.
            session.End();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var packets = new List<string>();
        try
        {
            if (await session.Packets.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (!session.IsOnWebSocket && session.Packets.TryRead(out var packet))
                {
                    session.Took(packet);
                    packets.Add(packet);
                }

                // What there is now goes by the websocket.
                if (packets.Count == 0)
                    packets.Add("6");
            }
            else
            {
                packets.Add("1");
            }
        }
        finally
        {
            session.EndPoll();
        }

        await SendAsync(context, string.Join(Separator, packets)).ConfigureAwait(false);
    }
}
