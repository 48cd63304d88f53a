using SeaTable.Emulator.Base;
using SeaTable.Emulator.Faults;

namespace SeaTable.Emulator;

/// <summary>
/// What goes wrong with the calls to an emulator: scripted faults for the next calls, a fault for all calls, or random ones with
/// a seed. A call meets one fault at most: the first scripted one that it matches, else the latest of the others that are in
/// force.
/// </summary>
/// <remarks>
/// Each member takes the calls that it is about: <c>on</c> is the method; <c>path</c> is a part of the path in whole segments, so
/// that <c>rows</c> is in <c>rows/</c> and <c>rows/{id}/</c>, but not in <c>lock-rows/</c>; <c>table</c> is a table that the call
/// names, by name or id, also in its SQL statement; <c>operation</c> is what it asks for, as an alternative to method and path.
/// The token exchange has the path <c>app-access-token</c>. A table that no base has is refused with a
/// <see cref="SeaTableEmulatorException"/>, since no call would meet the fault; what only creates one may name it before.
/// </remarks>
public sealed class EmulatorFaults
{
    private readonly object _lock = new();
    private readonly List<NextCalls> _next = [];
    private readonly List<FaultRule> _standing = [];
    private readonly DelayedWork _delayed;

    internal EmulatorFaults(DelayedWork delayed) => _delayed = delayed;

    /// <summary>Gets or sets what gives the bases whose calls these are.</summary>
    internal Func<IEnumerable<EmulatedBase>> Bases { get; set; } = () => [];

    /// <summary>Gets how many scripted faults no call has met yet.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _next.Sum(rule => rule.Left);
        }
    }

    /// <summary>Scripts a fault for the next call that matches.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="on">The method of the call, or null for any.</param>
    /// <param name="path">A part of its path, or null for any.</param>
    /// <param name="table">A table that it names, or null for any call.</param>
    /// <param name="operation">What it asks for, or null for any call.</param>
    public void Next(
        Fault fault, HttpMethod? on = null, string? path = null, string? table = null, EmulatorOperation? operation = null) =>
        Next(1, fault, on, path, table, operation);

    /// <summary>
    /// Scripts a fault for the next calls that match. Faults for the same calls are met in the order in which they were scripted.
    /// </summary>
    /// <param name="calls">How many calls meet it.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="on">The method of the calls, or null for any.</param>
    /// <param name="path">A part of their path, or null for any.</param>
    /// <param name="table">A table that they name, or null for any call.</param>
    /// <param name="operation">What they ask for, or null for any calls.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is below 1.</exception>
    public void Next(
        int calls, Fault fault, HttpMethod? on = null, string? path = null, string? table = null,
        EmulatorOperation? operation = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
            _next.Add(new NextCalls(calls, fault, Calls(on, path, table, operation)));
    }

    /// <summary>Lets every call that matches meet a fault, until the returned object is disposed.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="on">The method of the calls, or null for any.</param>
    /// <param name="path">A part of their path, or null for any.</param>
    /// <param name="table">A table that they name, or null for any call.</param>
    /// <param name="operation">What they ask for, or null for any calls.</param>
    /// <returns>What ends it when it is disposed.</returns>
    public IDisposable Always(
        Fault fault, HttpMethod? on = null, string? path = null, string? table = null, EmulatorOperation? operation = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Start(new AllCalls(fault, Calls(on, path, table, operation)));
    }

    /// <summary>
    /// Lets a share of the calls that match meet faults, until the returned object is disposed. The same seed gives the same
    /// faults: what the n-th call that matches meets depends on nothing but the seed, the rate and the faults to pick from.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="rate">The share of the calls that meet a fault, from 0 to 1.</param>
    /// <param name="faults">The faults to pick from, each as likely as the others; null for <see cref="Fault.Mix"/>.</param>
    /// <param name="on">The method of the calls, or null for any.</param>
    /// <param name="path">A part of their path, or null for any.</param>
    /// <param name="table">A table that they name, or null for any call.</param>
    /// <param name="operation">What they ask for, or null for any calls.</param>
    /// <returns>What ends it when it is disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="faults"/> is empty.</exception>
    public IDisposable Random(
        int seed, double rate, IEnumerable<Fault>? faults = null, HttpMethod? on = null, string? path = null,
        string? table = null, EmulatorOperation? operation = null)
    {
        if (rate is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is from 0 to 1, as 0.2 for every fifth call.");
        Fault[] choice = [.. faults ?? Fault.Mix];
        if (choice.Length == 0)
            throw new ArgumentException("There is no fault to pick.", nameof(faults));
        return Start(new RandomCalls(seed, rate, choice, Calls(on, path, table, operation)));
    }

    /// <summary>Ends all faults, scripted and standing. Late writes that are under way still come.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
            _standing.Clear();
        }
    }

    /// <summary>
    /// Carries out everything that faults hold up, late writes and delayed calls, without waiting for its time and in the order
    /// of its time, until nothing is left. Afterwards the base is what it will be.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableEmulatorException">
    /// A late write went wrong inside the emulator, or the action of a fault threw an exception, which is in it.
    /// </exception>
    /// <remarks>A late write that the server refuses, for its row is deleted by then, say, is nothing to be told of.</remarks>
    public Task WhenSettledAsync(CancellationToken cancellationToken = default) => _delayed.SettleAsync(cancellationToken);

    /// <summary>Decides which fault a call meets, or null for none.</summary>
    internal Fault? Take(FaultedCall call)
    {
        lock (_lock)
        {
            if (_next.Find(rule => rule.Matches(call)) is { } next)
            {
                if (next.Left == 1)
                    _next.Remove(next);
                return next.Take();
            }

            return _standing.FindLast(rule => rule.Matches(call))?.Take();
        }
    }

    private FaultedCalls Calls(HttpMethod? on, string? path, string? table, EmulatorOperation? operation)
    {
        if (table is not null && operation is not (EmulatorOperation.CreateTable or EmulatorOperation.RenameTable))
            KnownTables.Require(table, Bases());
        return new FaultedCalls(on, path, table, operation);
    }

    private Ending Start(FaultRule rule)
    {
        lock (_lock)
            _standing.Add(rule);
        return new Ending(() =>
        {
            lock (_lock)
                _standing.Remove(rule);
        });
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
