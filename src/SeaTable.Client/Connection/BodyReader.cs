namespace SeaTable;

/// <summary>Reads the body of an answer while it arrives.</summary>
internal abstract class BodyReader
{
    /// <summary>Reads what it can.</summary>
    /// <param name="body">What has arrived, without what was read before.</param>
    /// <param name="isWhole">Whether nothing more comes.</param>
    /// <returns>What it has read, and what nobody needs any more.</returns>
    internal abstract Range Read(ReadOnlySpan<byte> body, bool isWhole);
}
