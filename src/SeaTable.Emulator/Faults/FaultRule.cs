namespace SeaTable.Emulator.Faults;

/// <summary>Which calls a fault is about: what is null does not matter.</summary>
internal sealed class FaultedCalls(HttpMethod? on, string? path, string? table, EmulatorOperation? operation)
{
    private readonly string[] _path = Segments(path ?? "");

    public bool Include(FaultedCall call) =>
        (on is null || on.Method.Equals(call.Method, StringComparison.OrdinalIgnoreCase))
        && (operation is null || operation == call.Operation)
        && (_path.Length == 0 || IsIn(Segments(call.Path)))
        && (table is null || call.Content.Names(table));

    // Whole segments: "rows" is in "rows/{id}/", but not in "lock-rows/".
    private bool IsIn(string[] called)
    {
        for (var start = 0; start + _path.Length <= called.Length; start++)
        {
            if (called.AsSpan(start, _path.Length).SequenceEqual(_path))
                return true;
        }

        return false;
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Which calls meet a fault, and which fault each of them meets.</summary>
internal abstract class FaultRule(FaultedCalls calls)
{
    public bool Matches(FaultedCall call) => calls.Include(call);

    /// <summary>Decides about a call that matches; the caller has the lock.</summary>
    public abstract Fault? Take();
}

/// <summary>The next calls that match, as many as were asked for.</summary>
internal sealed class NextCalls(int times, Fault fault, FaultedCalls calls) : FaultRule(calls)
{
    public int Left { get; private set; } = times;

    public override Fault? Take()
    {
        Left--;
        return fault;
    }
}

/// <summary>All calls that match.</summary>
internal sealed class AllCalls(Fault fault, FaultedCalls calls) : FaultRule(calls)
{
    public override Fault? Take() => fault;
}

/// <summary>
/// A share of the calls that match. What the n-th of them meets is computed from the seed and n alone, so that it is the same in
/// each run and on each version of .NET.
/// </summary>
internal sealed class RandomCalls(int seed, double rate, IReadOnlyList<Fault> faults, FaultedCalls calls) : FaultRule(calls)
{
    // SplitMix64.
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = unchecked((ulong)seed * 0xBF58476D1CE4E5B9);

    public override Fault? Take()
    {
        var (meets, which) = (Draw(), Draw());
        return meets < rate ? faults[(int)(which * faults.Count)] : null;
    }

    /// <summary>Draws a number from 0 up to and without 1.</summary>
    private double Draw()
    {
        unchecked
        {
            _state += Step;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
