using System.Globalization;
using System.Runtime.CompilerServices;

namespace SeaTable;

/// <summary>
/// The bytes of an upload. They are read to their end and no further, and have to be as many as there were when it began: what
/// vanishes, shrinks or grows meanwhile would be stored as something that never was.
/// </summary>
internal sealed class UploadSource
{
    private readonly Stream _stream;
    private readonly long _start;
    private readonly string _name;
    private bool _wasRead;

    /// <exception cref="ArgumentException">The stream can't be read, or has another length than is told.</exception>
    internal UploadSource(Stream stream, long? length, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream can't be read.", nameof(stream));

        (_stream, _name) = (stream, name);
        CanRepeat = stream.CanSeek;
        if (CanRepeat)
        {
            _start = stream.Position;
            var own = Math.Max(0, stream.Length - _start);
            if (length is { } told && told != own)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"The stream has {own} bytes, and {told} are told."), nameof(length));
            }

            Length = own;
        }
        else
        {
            Length = length >= 0 ? length : length is null ? null
                : throw new ArgumentException("The length is negative.", nameof(length));
        }
    }

    /// <summary>Gets whether it can be read again from its beginning.</summary>
    internal bool CanRepeat { get; }

    /// <summary>Gets how many bytes there are, if that is known before they are read.</summary>
    internal long? Length { get; }

    /// <summary>Gets whether it was read from, so that what can't be repeated is lost.</summary>
    internal bool IsSpent => _wasRead && !CanRepeat;

    /// <summary>Goes to the beginning.</summary>
    internal void Rewind()
    {
        if (_wasRead)
            _stream.Position = _start;
    }

    /// <summary>Reads on; 0 at the end.</summary>
    /// <exception cref="SeaTableFileException">It can't be read, or has another length than it had.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, long read, CancellationToken cancellationToken)
    {
        _wasRead = true;
        int count;
        try
        {
            // One byte more than there should be shows that there are more.
            var most = Length is { } length ? (int)Math.Min(buffer.Length, length - read + 1) : buffer.Length;
            count = await _stream.ReadAsync(buffer[..most], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new SeaTableFileException(
                $"The content of the file '{_name}' could not be read to its end: {e.Message.TrimEnd('.')}. Nothing was " +
                "stored.", e);
        }

        if (Length is not { } expected || (count > 0 ? read + count <= expected : read == expected))
            return count;

        throw new SeaTableFileException(string.Create(
            CultureInfo.InvariantCulture,
            $"The content of the file '{_name}' was to have {expected} bytes, and has {(count > 0 ? "more" : $"{read}")}: it " +
            $"is being changed, or its length was told wrong. Nothing was stored."));
    }
}
