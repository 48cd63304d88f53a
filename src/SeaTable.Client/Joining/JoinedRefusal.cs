using System.Net;

namespace SeaTable;

/// <summary>The server refuses a call as a whole, also when only one of those who share it is the cause.</summary>
internal static class JoinedRefusal
{
    /// <summary>
    /// Whether one of the requests may be the cause, and it is known that none was carried out, so that parts of it may be sent.
    /// </summary>
    internal static bool MayBeOfOne(SeaTableApiException refusal) =>
        refusal is { NotApplied: true, IsTransient: false, StatusCode: not HttpStatusCode.TooManyRequests };

    /// <summary>
    /// Finds out whose refusal it is: sends the first request alone, and if that is not refused in the same words the others in
    /// halves. If it is, the refusal is meant for all as a rule, and each goes alone.
    /// </summary>
    /// <param name="requests">The requests of the call that was refused.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="isPart">Whether they are a part of a call that was refused before.</param>
    /// <param name="send">Sends some of them.</param>
    internal static async Task PartAsync<T, TResult>(
        List<JoinedRequest<T, TResult>> requests, SeaTableApiException refusal, bool isPart,
        Func<List<JoinedRequest<T, TResult>>, Task> send)
    {
        if (!isPart)
        {
            var first = requests[0];
            first.GoAlone();
            await first.Left.ConfigureAwait(false);
            requests = requests[1..];
            if (first.Refusal is { } own && own.StatusCode == refusal.StatusCode && own.ServerMessage == refusal.ServerMessage)
            {
                requests.ForEach(request => request.GoAlone());
                return;
            }
        }

        var half = requests.Count / 2;
        await send(requests[..half]).ConfigureAwait(false);
        await send(requests[half..]).ConfigureAwait(false);
    }
}
