namespace SeaTable.Emulator;

/// <summary>
/// A request that the emulator received, and the status of its response. Headers are not recorded, so no token is.
/// </summary>
/// <param name="Method">The method, as in <c>GET</c>.</param>
/// <param name="Path">The path, decoded and without the query.</param>
/// <param name="Query">The query with its question mark, or an empty text.</param>
/// <param name="Body">The body as text, or an empty text.</param>
/// <param name="StatusCode">The status of the response.</param>
public sealed record RecordedRequest(string Method, string Path, string Query, string Body, int StatusCode)
{
    /// <summary>Gets what went wrong inside the emulator when it answered 500; null otherwise.</summary>
    public Exception? Failure { get; init; }
}
