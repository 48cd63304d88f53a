namespace SeaTable;

/// <summary>How far one try of an upload has come.</summary>
internal sealed class UploadState
{
    /// <summary>How often the whole form was given away, so that the server may have stored the file.</summary>
    internal int Given;

    /// <summary>Gets or sets how many bytes the file has, once it was read to its end.</summary>
    internal long Size { get; set; }

    /// <summary>Gets or sets the hash of its bytes, once it was read to its end.</summary>
    internal byte[] Hash { get; set; } = [];

    /// <summary>Gets or sets why its bytes can't be had.</summary>
    internal SeaTableFileException? Error { get; set; }
}
