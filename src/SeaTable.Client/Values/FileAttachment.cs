namespace SeaTable;

/// <summary>A file in a file column. It holds where the file is, not its content.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Url">Its address: absolute, relative to the server (<c>/workspace/…</c>), or <c>custom-asset://…</c>.</param>
/// <param name="Type">What the server calls its type: <c>file</c>, or <c>image</c>.</param>
/// <remarks>The server drops entries that lack one of these, so none can be left out.</remarks>
public sealed record FileAttachment(string Name, long Size, Uri Url, string Type = "file")
{
    /// <summary>When it was uploaded, if the server tells.</summary>
    public DateTimeOffset? UploadedAt { get; init; }
}
