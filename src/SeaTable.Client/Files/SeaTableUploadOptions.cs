namespace SeaTable;

/// <summary>How a file is uploaded.</summary>
public sealed class SeaTableUploadOptions
{
    /// <summary>
    /// Gets or sets whether the file takes the place of one of the same name in the same folder, in all cells that show that.
    /// <see langword="false"/> unless set: the server then numbers the new one, as in <c>invoice (1).pdf</c>. Files in a
    /// <see cref="Folder"/> are never replaced.
    /// </summary>
    public bool ReplaceExisting { get; set; }

    /// <summary>
    /// Gets or sets the folder among those that people have made, such as <c>contracts/2026</c>; it is made if it is not there.
    /// <see langword="null"/>, as it is unless set, for that of the month, as SeaTable itself does it.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Gets or sets the type of the content, such as <c>application/pdf</c>; <see langword="null"/> for one that says nothing.
    /// Servers tell the type by the end of the name when the file is read.
    /// </summary>
    public string? ContentType { get; set; }

    /// <summary>
    /// Gets or sets how many bytes the stream has, for one that can't tell. It is then sent with its length, which some proxies
    /// ask for, and one of another length is refused.
    /// </summary>
    public long? Length { get; set; }

    /// <summary>
    /// Gets or sets what is told how many bytes of the file were sent. It begins anew when the upload is repeated.
    /// </summary>
    public IProgress<long>? Progress { get; set; }
}
