namespace SeaTable;

/// <summary>A time as it was read last; most rows have that of the row before.</summary>
/// <param name="json">What it came as, with an offset.</param>
/// <param name="moment">The time.</param>
internal readonly struct RecentTime(byte[] json, DateTimeOffset moment)
{
    private readonly byte[]? _json = json;

    internal DateTimeOffset Moment { get; } = moment;

    internal bool Is(ReadOnlySpan<byte> json) => _json is not null && json.SequenceEqual(_json);
}
