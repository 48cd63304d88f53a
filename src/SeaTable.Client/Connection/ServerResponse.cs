using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// A whole answer of the server: status and body. Its buffer goes back to a pool, so dispose it when it is read.
/// </summary>
internal sealed class ServerResponse : IDisposable
{
    /// <summary>The room for bytes that are read as they arrive: small enough to stay in the processor's cache.</summary>
    private const int ReaderBuffer = 128 << 10;

    private byte[] _buffer;
    private int _length;
    private bool _wasCut;
    private Uri? _location;

    private readonly Secrets _secrets;

    private readonly bool _wasRepeated;
    private readonly RateLimitHeaders _headers;

    private ServerResponse(
        HttpStatusCode status, bool wasRepeated, RateLimitHeaders headers, Secrets secrets, int expectedLength)
    {
        Status = status;
        _wasRepeated = wasRepeated;
        _headers = headers;
        _secrets = secrets;
        _buffer = ArrayPool<byte>.Shared.Rent(expectedLength);
    }

    internal HttpStatusCode Status { get; }

    /// <summary>Whether the same call may have been carried out before, by names that were others then.</summary>
    internal bool MayBeDoneTwice
    {
        get => _wasRepeated || field;
        set;
    }

    /// <summary>What it tells of the calls that are left; a 429 without it tells that there are none for a while.</summary>
    internal SeaTableRateLimit? Limits => _headers.Limit
        ?? (Status == HttpStatusCode.TooManyRequests && _headers.RetryAfter is { } wait
            ? new SeaTableRateLimit(null, 0, wait) : null);

    /// <summary>How long it asks to wait, if it does.</summary>
    internal TimeSpan? RetryAfter => _headers.RetryAfter
        ?? (Status == HttpStatusCode.TooManyRequests && _headers.Limit is { Remaining: <= 0, ResetAfter: var wait }
            ? wait : null);

    /// <summary>Whether it begins as JSON does; what a proxy shows in place of an answer does not.</summary>
    internal bool MayBeJson => Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>The error that a redirect is: on its way the token gets lost, and a write would become a reading.</summary>
    /// <param name="to">Where the call was to go.</param>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <param name="category">What it does to the base.</param>
    /// <param name="secrets">The tokens that belong into no message.</param>
    /// <param name="notApplied">Whether it is known that it was not done before the redirect.</param>
    /// <param name="cause">The cause, if there is one.</param>
    internal static SeaTableException Redirected(
        Uri? to, string doing, SeaTableOperationCategory category, Secrets secrets, bool notApplied, Exception? cause = null)
    {
        // Without user and password, which GetLeftPart would give.
        var address = to is { IsAbsoluteUri: true }
            ? secrets.Hide(to.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped))
            : "another address";
        var message = $"The server sent the call on to {address} while {doing}. If the server is there, set its address so.";
        return category == SeaTableOperationCategory.Add && !notApplied
            ? new SeaTableUnknownOutcomeException(message + Connection.UnknownOutcome, cause)
            : new SeaTableConnectionException(message, cause) { IsTransient = false, NotApplied = notApplied };
    }

    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether the server refused the token, or what the token may do: it says 403 to an expired one, too.</summary>
    internal bool IsRefusal => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Its body, without what <see cref="Reader"/> has read of it.</summary>
    internal ReadOnlyMemory<byte> Body => _buffer.AsMemory(0, _length);

    /// <summary>What has read a part of the body while it arrived; null when nothing has.</summary>
    internal BodyReader? Reader { get; private init; }

    /// <summary>Whether it is HTML, which SeaTable's API never answers.</summary>
    internal bool IsPage => Body.Span.TrimStart(" \r\n\t"u8) is [(byte)'<', ..];

    /// <summary>Whether nothing came but blanks.</summary>
    private bool IsEmpty => !_wasCut && Body.Span.TrimStart(" \r\n\t"u8).IsEmpty;

    internal static async Task<ServerResponse> ReadAsync(
        HttpResponseMessage message, SentContent? sent, Func<BodyReader>? newReader, Secrets secrets, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var reader = message.IsSuccessStatusCode ? newReader?.Invoke() : null;
        var most = reader is null ? Array.MaxLength : ReaderBuffer;
        var response = new ServerResponse(
            message.StatusCode, sent is { WasRepeated: true }, RateLimitHeaders.Read(message, clock), secrets,
            (int)Math.Clamp(message.Content.Headers.ContentLength + 1 ?? (reader is null ? 0 : most), 4096, most))
        {
            _location = message.Headers.Location,
            Reader = reader,
        };
        try
        {
            var body = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                int read;
                while ((read = await body.ReadAsync(response.Rest, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    response._length += read;
                    response.Cut(isWhole: false);
                    if (response._length == response._buffer.Length)
                        response.Grow();
                }
            }

            response.Cut(isWhole: true);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>The part of the buffer that nothing was read into yet.</summary>
    private Memory<byte> Rest => _buffer.AsMemory(_length);

    /// <summary>Drops what the reader has read.</summary>
    private void Cut(bool isWhole)
    {
        if (Reader is null)
            return;

        var (start, length) = Reader.Read(Body.Span, isWhole).GetOffsetAndLength(_length);
        if (length == 0)
            return;

        _wasCut = true;
        _buffer.AsSpan((start + length).._length).CopyTo(_buffer.AsSpan(start));
        _length -= length;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>What the server said about a refusal, without the tokens it may have repeated.</summary>
    internal string? ServerMessage() => SeaTable.ServerMessage.Read(Body.Span, _secrets);

    /// <summary>The exception that an answer becomes which is a success but can't be read.</summary>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <param name="cause">Why it can't be read.</param>
    /// <param name="category">What the call does to the base; an addition may have been done.</param>
    internal SeaTableException Unexpected(
        string doing, Exception cause, SeaTableOperationCategory category = SeaTableOperationCategory.Read) =>
        Unexpected(doing, Reason(cause), cause, category);

    /// <inheritdoc cref="Unexpected(string, Exception, SeaTableOperationCategory)"/>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <param name="reason">Why it can't be read.</param>
    /// <param name="cause">The cause, if there is one.</param>
    /// <param name="category">What the call does to the base; an addition may have been done.</param>
    internal SeaTableException Unexpected(
        string doing, string reason, Exception? cause, SeaTableOperationCategory category)
    {
        var said = ServerMessage();
        var tail = said is null ? "" : $" The server said: {said}";
        var message = $"The server's answer to {doing} is not what it should be: {reason}{tail}";
        return category == SeaTableOperationCategory.Add
            ? new SeaTableUnknownOutcomeException(message + Connection.UnknownOutcome, cause)
            : new SeaTableConnectionException(message, cause);
    }

    /// <summary>Why it can't be read: what reads JSON tells that in words for programmers, and of its own bytes.</summary>
    internal string Reason(Exception? cause) => IsEmpty ? "It is empty."
        : IsPage ? "It is a page for people, which probably came from a proxy or a maintenance page before SeaTable."
        : cause is JsonException { LineNumber: null } ? cause.Message
        : cause is JsonException or null ? "It is no JSON, or breaks off in the middle."
        : "It holds something else than was to be expected.";

    /// <summary>The exception that a refusal becomes.</summary>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <param name="category">What the call does to the base: a failure inside the server may leave something in doubt.</param>
    internal SeaTableException ToException(string doing, SeaTableOperationCategory category)
    {
        var said = ServerMessage();
        var tail = said is not null ? $" The server said: {said}"
            : IsPage ? " It was a page for people, so it probably came from a proxy or a maintenance page before SeaTable."
            : "";
        if (category == SeaTableOperationCategory.Add
            && ((int)Status >= 500 || !StatusFacts.IsRefusal(Status) && (int)Status >= 400))
        {
            return new SeaTableUnknownOutcomeException(
                $"The server failed with {(int)Status} while {doing}.{tail}{Connection.UnknownOutcome}")
            {
                StatusCode = Status,
                RetryAfter = RetryAfter,
            };
        }

        var error = Refusal(doing, category, said, tail);
        error.SetRetryAfter(RetryAfter);
        if (_wasRepeated)
            error.SetMayBeApplied(); // A handler has sent it before, and what became of that nobody knows.

        return error;
    }

    private SeaTableException Refusal(string doing, SeaTableOperationCategory category, string? said, string tail) =>
        Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when ServerMessages.IsExpiredToken(said) =>
                new SeaTableApiException(
                    $"The server says that the time of the base token is over while {doing}, also of one that was new.{tail}",
                    Status, said)
                {
                    IsTransient = true,
                },
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SeaTablePermissionException(
                $"The server does not permit {doing}. Check what the API token may do.{tail}", said),

            // Of these, "see other" alone is said of a call that was carried out.
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                Redirected(_location, doing, category, _secrets, notApplied: Status != HttpStatusCode.SeeOther),
            HttpStatusCode.TooManyRequests when _headers.Limit is { IsQuotaSpent: true } limit => new SeaTableApiException(
                $"The month's quota of API calls is spent, so {doing} was refused ({(int)Status}). The server takes calls " +
                $"again in {Waiting(limit.ResetAfter)}, or with a larger quota.{tail}",
                Status, said)
            {
                IsTransient = false,
            },
            HttpStatusCode.TooManyRequests => new SeaTableApiException(
                $"The server refuses more calls for now ({(int)Status}) while {doing}. Wait " +
                $"{(RetryAfter is { } wait ? Waiting(wait) : "a minute")}, and send rows in ranges rather than one by one.{tail}",
                Status, said),
            HttpStatusCode.RequestEntityTooLarge => new SeaTableApiException(
                $"The web server before SeaTable takes no request of that length (413) while {doing}. Write less at once, or " +
                $"have its limit raised.{tail}",
                Status, said),
            HttpStatusCode.BadRequest when ServerMessages.IsUpdatedRowsNotFound(said) => new SeaTableRowNotFoundException(
                $"The server refused {doing}: a row to be updated does not exist any more, or never did. None of this call was " +
                $"stored. Read the rows again.{tail}", Status, said),
            HttpStatusCode.NotFound or HttpStatusCode.BadRequest when ServerMessages.IsRowNotFound(said) =>
                new SeaTableRowNotFoundException(
                    $"The server answered {(int)Status} while {doing}: there is no such row.{tail}", Status, said),
            _ => new SeaTableApiException($"The server answered {(int)Status} while {doing}.{tail}", Status, said),
        };

    private const int DaysOfYear = 365;

    private static string Waiting(TimeSpan wait)
    {
        if (wait.TotalDays > DaysOfYear)
            return "more than a year";

        var (count, unit) = wait.TotalDays >= 2 ? (wait.TotalDays, "days")
            : wait.TotalHours >= 2 ? (wait.TotalHours, "hours")
            : wait.TotalMinutes >= 2 ? (wait.TotalMinutes, "minutes")
            : (wait.TotalSeconds, "seconds");
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(count):0} {unit}");
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);

        _buffer = [];
        _length = 0;
    }
}
