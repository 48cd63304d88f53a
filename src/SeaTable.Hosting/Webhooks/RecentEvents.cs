using System.Security.Cryptography;

namespace SeaTable.Hosting;

/// <summary>The bodies of the latest events, by their hashes, so that one that comes again is not dealt with again.</summary>
internal sealed class RecentEvents
{
    private const int Kept = 4096;

    private readonly object _gate = new();
    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<UInt128> _order = [];

    /// <summary>Adds an event.</summary>
    /// <returns>Whether it is new.</returns>
    internal bool TryAdd(ReadOnlySpan<byte> body)
    {
        var hash = Hash(body);
        lock (_gate)
        {
            if (!_known.Add(hash))
                return false;

            _order.Enqueue(hash);
            if (_order.Count > Kept)
                _known.Remove(_order.Dequeue());

            return true;
        }
    }

    /// <summary>Forgets an event that could not be taken.</summary>
    internal void Remove(ReadOnlySpan<byte> body)
    {
        lock (_gate)
            _known.Remove(Hash(body));
    }

    private static UInt128 Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
