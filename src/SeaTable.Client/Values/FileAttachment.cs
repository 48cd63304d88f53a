namespace SeaTable;

/// <summary>A file in a file column. It holds the address of the file, not its content.</summary>
/// <remarks>The server drops entries that lack a name, a size, an address or a type.</remarks>
public sealed record FileAttachment
{
    /// <summary>Initializes a new instance of the <see cref="FileAttachment"/> class.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="size">The size in bytes.</param>
    /// <param name="url">
    /// The address: absolute, relative to the server (<c>/workspace/…</c>), or <c>custom-asset://…</c>.
    /// </param>
    /// <param name="type">The type in the server's own words: <c>file</c> or <c>image</c>.</param>
    public FileAttachment(string name, long size, Uri url, string type = "file") =>
        (Name, Size, Url, Type) = (name, size, url, type);

    /// <summary>Gets the name of the file.</summary>
    public string Name { get; init; }

    /// <summary>Gets the size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Gets the address: absolute, relative to the server (<c>/workspace/…</c>), or <c>custom-asset://…</c>.</summary>
    public Uri Url { get; init; }

    /// <summary>Gets the type in the server's own words: <c>file</c> or <c>image</c>.</summary>
    public string Type { get; init; }

    /// <summary>Gets the time when the file was uploaded, if the server tells it.</summary>
    public DateTimeOffset? UploadedAt { get; init; }
}
