using System.Globalization;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>A part of a file that is asked for.</summary>
/// <param name="First">The number of its first byte, from 0 on.</param>
/// <param name="Last">The number of its last byte.</param>
internal readonly record struct ByteRange(long First, long Last)
{
    /// <summary>Reads a range the way the file server does, which knows one and no lists; null for one that can't be.</summary>
    public static ByteRange? Parse(string header, long size)
    {
        var (equals, dash) = (header.IndexOf('=', StringComparison.Ordinal), header.IndexOf('-', StringComparison.Ordinal));
        if (equals < 0 || dash < equals)
            return null;
        var (first, last) = (Number(header[(equals + 1)..dash]), Number(header[(dash + 1)..]));
        var range = (first, last) switch
        {
            ({ } from, { } to) => new ByteRange(from, Math.Min(to, size - 1)),
            ({ } from, null) when dash + 1 == header.Length => new ByteRange(from, size - 1),
            (null, > 0 and { } count) when dash == equals + 1 && count <= size => new ByteRange(size - count, size - 1),
            _ => new ByteRange(1, 0),
        };
        return range.First <= range.Last ? range : null;
    }

    private static long? Number(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
