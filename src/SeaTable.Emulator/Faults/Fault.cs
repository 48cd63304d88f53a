using System.Globalization;
using System.Net;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator;

/// <summary>
/// A way in which a call can go wrong, to be handed to the <see cref="EmulatorFaults"/> of an emulator. "Before the write" and
/// "after the write" say whether the call is carried out; a call that only reads is read, or not, in the same way.
/// </summary>
public sealed class Fault
{
    private const int MinuteLimit = 200;
    private readonly string _name;

    private Fault(string name) => _name = name;

    /// <summary>Gets the fault that closes the connection before the call is carried out.</summary>
    public static Fault DropBeforeWrite { get; } = new(nameof(DropBeforeWrite)) { Runs = 0, Delivery = Delivery.Nothing };

    /// <summary>Gets the fault that carries the call out and then closes the connection instead of responding.</summary>
    public static Fault DropAfterWrite { get; } = new(nameof(DropAfterWrite)) { Delivery = Delivery.Nothing };

    /// <summary>Gets the fault that carries the call out and closes the connection after half of the response.</summary>
    public static Fault TruncatedBody { get; } = new(nameof(TruncatedBody)) { Delivery = Delivery.Half };

    /// <summary>Gets the fault that responds 200 without a body and does not carry the call out.</summary>
    public static Fault EmptyBeforeWrite { get; } =
        new(nameof(EmptyBeforeWrite)) { Runs = 0, Response = _ => FaultResponses.Empty(200) };

    /// <summary>Gets the fault that carries the call out and responds 200 without a body.</summary>
    public static Fault EmptyAfterWrite { get; } = new(nameof(EmptyAfterWrite)) { Response = _ => FaultResponses.Empty(200) };

    /// <summary>
    /// Gets the fault of a network that repeats: the call is carried out twice, and the second response is sent.
    /// </summary>
    public static Fault DuplicatedWrite { get; } = new(nameof(DuplicatedWrite)) { Runs = 2 };

    /// <summary>
    /// Gets the fault that expires every base token issued so far, so that this call and the next ones with such a token are
    /// refused.
    /// </summary>
    public static Fault TokenExpired { get; } = new(nameof(TokenExpired)) { ExpiresTokens = true };

    /// <summary>
    /// Gets the fault that responds 429 as when the quota of the month is spent: <c>x-ratelimit-remaining</c> is 0 and
    /// <c>x-ratelimit-reset</c> the start of the next month. The call is not carried out.
    /// </summary>
    public static Fault MonthlyQuotaSpent { get; } = new(nameof(MonthlyQuotaSpent))
    {
        Runs = 0,
        Response = call => FaultResponses.TooManyRequests(
            call, MinuteLimit, new DateTimeOffset(call.Now.Year, call.Now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1), null),
    };

    /// <summary>
    /// Gets the faults that <see cref="EmulatorFaults.Random"/> picks from unless it is told others: every kind that a client can
    /// get over, which is all but the spent quota.
    /// </summary>
    public static IReadOnlyList<Fault> Mix { get; } =
    [
        DropBeforeWrite, DropAfterWrite, TruncatedBody, EmptyBeforeWrite, EmptyAfterWrite, DuplicatedWrite, TokenExpired,
        LateWrite(TimeSpan.FromMilliseconds(50)), Latency(TimeSpan.FromMilliseconds(20)), TooManyRequests(TimeSpan.Zero),
        HtmlPage(HttpStatusCode.OK), HtmlPage(HttpStatusCode.NotFound), HtmlPage(HttpStatusCode.BadGateway),
        ErrorBeforeWrite(HttpStatusCode.InternalServerError), ErrorAfterWrite(HttpStatusCode.InternalServerError),
        ErrorBeforeWrite(HttpStatusCode.BadGateway), ErrorAfterWrite(HttpStatusCode.BadGateway),
        ErrorBeforeWrite(HttpStatusCode.ServiceUnavailable), ErrorBeforeWrite(HttpStatusCode.GatewayTimeout),
        ErrorAfterWrite(HttpStatusCode.GatewayTimeout),
    ];

    /// <summary>Gets how often the call is carried out before the response is sent.</summary>
    internal int Runs { get; private init; } = 1;

    /// <summary>Gets whether the call is carried out after the response was sent.</summary>
    internal bool IsLate { get; private init; }

    /// <summary>Gets how long after the response; null for not before it is asked for.</summary>
    internal TimeSpan? LateBy { get; private init; }

    /// <summary>Gets how long the call is held up first.</summary>
    internal TimeSpan Delay { get; private init; }

    internal bool ExpiresTokens { get; private init; }

    internal Func<Task>? Before { get; private init; }

    internal Func<Task>? After { get; private init; }

    /// <summary>Gets what is sent instead of the call's own response; null for that.</summary>
    internal Func<FaultedCall, ApiResponse>? Response { get; private init; }

    internal Delivery Delivery { get; private init; }

    /// <summary>Gets the fault that holds the call up and then carries it out, also when the client has given up.</summary>
    /// <param name="delay">
    /// How long, by the clock of the emulator; <see cref="Timeout.InfiniteTimeSpan"/> for until
    /// <see cref="EmulatorFaults.WhenSettledAsync"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or longer than a timer takes.</exception>
    public static Fault Latency(TimeSpan delay) => new($"Latency({Text(delay)})") { Delay = Checked(delay) };

    /// <summary>
    /// Gets the fault that responds 504, as a gateway does that waits no longer, and carries the call out later. A call that is
    /// refused anyway, for its token say, gets its refusal at once.
    /// </summary>
    /// <param name="after">
    /// How long after the response, by the clock of the emulator; null for when <see cref="EmulatorFaults.WhenSettledAsync"/> is
    /// called or the emulator is disposed.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or longer than a timer takes.</exception>
    public static Fault LateWrite(TimeSpan? after = null)
    {
        var name = after is { } time ? $"{nameof(LateWrite)}({Text(time)})" : nameof(LateWrite);
        return new Fault(name)
        {
            Runs = 0,
            IsLate = true,
            LateBy = after is null ? null : Checked(after.Value),
            Response = _ => FaultResponses.Error(HttpStatusCode.GatewayTimeout),
        };
    }

    /// <summary>
    /// Gets the fault that responds 429 because the calls of this minute are used up. It has the headers
    /// <c>x-ratelimit-limit</c>, <c>x-ratelimit-remaining</c> and <c>x-ratelimit-reset</c>, and no body. The call is not carried
    /// out.
    /// </summary>
    /// <param name="reset">
    /// When calls are let in again, counted from now; null for 30 seconds. The header has whole seconds, rounded down.
    /// </param>
    /// <param name="retryAfter">What the header <c>Retry-After</c> says, in whole seconds rounded up; null for no such
    /// header.</param>
    public static Fault TooManyRequests(TimeSpan? reset = null, TimeSpan? retryAfter = null) => new(nameof(TooManyRequests))
    {
        Runs = 0,
        Response = call => FaultResponses.TooManyRequests(
            call, MinuteLimit, call.Now + (reset ?? TimeSpan.FromSeconds(30)), retryAfter),
    };

    /// <summary>Gets the fault that responds with an error of the server and does not carry the call out.</summary>
    /// <param name="status">The status, from 500 on. 500 has the server's words, the others the page of a gateway.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is below 500 or above 599.</exception>
    public static Fault ErrorBeforeWrite(HttpStatusCode status) =>
        new($"{nameof(ErrorBeforeWrite)}({(int)status})") { Runs = 0, Response = Error(status) };

    /// <summary>Gets the fault that carries the call out and then responds with an error of the server.</summary>
    /// <param name="status">The status, from 500 on. 500 has the server's words, the others the page of a gateway.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is below 500 or above 599.</exception>
    public static Fault ErrorAfterWrite(HttpStatusCode status) =>
        new($"{nameof(ErrorAfterWrite)}({(int)status})") { Response = Error(status) };

    /// <summary>
    /// Gets the fault that responds with a page for people, as a load balancer, a proxy or a maintenance page does. The call is
    /// not carried out.
    /// </summary>
    /// <param name="status">The status; 200 for a page that looks like a success.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status has no body or is none of HTTP.</exception>
    public static Fault HtmlPage(HttpStatusCode status)
    {
        if ((int)status is < 200 or > 599 or 204 or 205 or 304)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status,
                "A page needs a status from 200 to 599 that has a body.");
        }

        return new Fault($"{nameof(HtmlPage)}({(int)status})") { Runs = 0, Response = _ => FaultResponses.Page(status) };
    }

    /// <summary>
    /// Gets the fault that runs an action of the test right before the call is carried out, as somebody else might do at that
    /// moment: <c>Fault.RunBefore(() =&gt; emulator.RenameColumn("Contacts", "Name", "Full name"))</c>.
    /// </summary>
    /// <param name="action">
    /// What to run. When it throws, the call gets 500 and is not carried out, and <see cref="EmulatorFaults.WhenSettledAsync"/>
    /// or the disposal of the emulator throws a <see cref="SeaTableEmulatorException"/> with the exception in it.
    /// </param>
    public static Fault RunBefore(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new Fault(nameof(RunBefore)) { Before = Awaitable(action) };
    }

    /// <summary>
    /// Gets the fault that runs an asynchronous action of the test right before the call is carried out, such as a call of a
    /// second client. The call waits until the action is done.
    /// </summary>
    /// <param name="action">
    /// What to run. When it throws, the call gets 500 and is not carried out, and <see cref="EmulatorFaults.WhenSettledAsync"/>
    /// or the disposal of the emulator throws a <see cref="SeaTableEmulatorException"/> with the exception in it.
    /// </param>
    public static Fault RunBefore(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new Fault(nameof(RunBefore)) { Before = action };
    }

    /// <summary>
    /// Gets the fault that runs an action of the test after the call was carried out and before its response is sent.
    /// </summary>
    /// <param name="action">
    /// What to run. When it throws, the call gets 500, and <see cref="EmulatorFaults.WhenSettledAsync"/> or the disposal of the
    /// emulator throws a <see cref="SeaTableEmulatorException"/> with the exception in it.
    /// </param>
    public static Fault RunAfter(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new Fault(nameof(RunAfter)) { After = Awaitable(action) };
    }

    /// <summary>
    /// Gets the fault that runs an asynchronous action of the test after the call was carried out and before its response is
    /// sent, such as a call of a second client. The response waits until the action is done.
    /// </summary>
    /// <param name="action">
    /// What to run. When it throws, the call gets 500, and <see cref="EmulatorFaults.WhenSettledAsync"/> or the disposal of the
    /// emulator throws a <see cref="SeaTableEmulatorException"/> with the exception in it.
    /// </param>
    public static Fault RunAfter(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new Fault(nameof(RunAfter)) { After = action };
    }

    /// <summary>Returns the name of the fault, as in <c>ErrorAfterWrite(503)</c>.</summary>
    public override string ToString() => _name;

    private static Func<FaultedCall, ApiResponse> Error(HttpStatusCode status) => (int)status is >= 500 and <= 599
        ? _ => FaultResponses.Error(status)
        : throw new ArgumentOutOfRangeException(nameof(status), status, "An error of a server has a status from 500 to 599.");

    private static Func<Task> Awaitable(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private static TimeSpan Checked(TimeSpan time)
    {
        if (time == Timeout.InfiniteTimeSpan)
            return time;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(40));
        return time;
    }

    private static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
