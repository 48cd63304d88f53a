namespace SeaTable.Emulator;

/// <summary>
/// A request to the emulator and the status of its response. Headers are not recorded, nor the body of a login or an upload,
/// so no token and no password is, but for the tokens of external links and of links to files, which are a part of the path.
/// </summary>
public sealed record RecordedRequest
{
    /// <summary>Initializes a new instance of the <see cref="RecordedRequest"/> class.</summary>
    /// <param name="method">The method, as in <c>GET</c>.</param>
    /// <param name="path">The path, decoded and without the query.</param>
    public RecordedRequest(string method, string path) => (Method, Path) = (method, path);

    /// <summary>Gets the method, as in <c>GET</c>.</summary>
    public string Method { get; init; }

    /// <summary>Gets the path, decoded and without the query.</summary>
    public string Path { get; init; }

    /// <summary>Gets what the request asks for.</summary>
    public EmulatorOperation Operation { get; init; }

    /// <summary>
    /// Gets the table that the request names, the first one of several, by the name that it had when the request came;
    /// <see langword="null"/> when it names none.
    /// </summary>
    public string? Table { get; init; }

    /// <summary>
    /// Gets how many rows the body holds or names: those to add, change, delete or lock, and those whose links are meant.
    /// </summary>
    public int RowsSent { get; init; }

    /// <summary>Gets the query with its question mark, or an empty text.</summary>
    public string Query { get; init; } = "";

    /// <summary>Gets the body as text, or an empty text.</summary>
    public string Body { get; init; } = "";

    /// <summary>Gets the status of the response; 0 when the connection was closed without one.</summary>
    public int StatusCode { get; init; }

    /// <summary>Gets when the request arrived, by the clock of the emulator.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets how long it took until the response was ready to be sent, faults included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the fault that the request met; <see langword="null"/> for none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Gets what went wrong inside the emulator when the status is 500; otherwise <see langword="null"/>.</summary>
    public Exception? Failure { get; init; }
}
