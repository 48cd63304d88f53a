using System.Net;

namespace SeaTable;

/// <summary>The server refuses a call as a whole, also when only one of those who share it is the cause.</summary>
internal static class JoinedRefusal
{
    /// <summary>
    /// Whether one of the requests may be the cause, and it is known that none was carried out, so that parts of it may be tried.
    /// </summary>
    internal static bool MayBeOfOne(SeaTableApiException refusal) =>
        refusal is { NotApplied: true, IsTransient: false, StatusCode: not HttpStatusCode.TooManyRequests };

    /// <summary>Parts the requests in two, to find out whose it is.</summary>
    internal static IEnumerable<List<T>> Halves<T>(List<T> requests)
    {
        var half = requests.Count / 2;
        return [requests[..half], requests[half..]];
    }
}
