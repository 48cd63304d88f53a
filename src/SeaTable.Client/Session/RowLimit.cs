using System.Numerics;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// How many rows a server gives in one answer, as far as the answers to this client tell. One that has fewer than were asked for
/// is the last, unless the server may be set to give no more: it is not when it has given more before, or when nobody sets a
/// limit of so many. Only an answer that may be at such a limit is followed by one more call.
/// </summary>
/// <param name="most">The most rows to ask for.</param>
/// <param name="fewest">
/// The fewest rows that may be a limit which somebody has set: more than a statement without <c>LIMIT</c> gives.
/// </param>
internal sealed class RowLimit(int most, int fewest = ServerLimits.SqlRowsWithoutLimit + 1)
{
    private readonly bool _isKnown = fewest == int.MaxValue;
    private int _mostSeen;

    /// <summary>The most rows to ask for.</summary>
    internal int Most => most;

    /// <summary>A limit that is known, so that an answer with fewer rows is the last.</summary>
    internal static RowLimit Known(int most) => new(most, int.MaxValue);

    /// <summary>Notes that an answer had so many rows.</summary>
    /// <returns>The most that any answer before had.</returns>
    internal int Note(int count)
    {
        var seen = Volatile.Read(ref _mostSeen);
        while (count > seen)
        {
            var other = Interlocked.CompareExchange(ref _mostSeen, count, seen);
            if (other == seen)
                break;

            seen = other;
        }

        return seen;
    }

    /// <summary>Whether nothing comes after an answer.</summary>
    /// <param name="count">How many rows it has.</param>
    /// <param name="asked">How many it was asked for.</param>
    internal bool IsEnd(int count, int asked)
    {
        var mostBefore = Note(count);
        return count < asked && (count < mostBefore || !MayBeSet(count));
    }

    /// <summary>Whether an answer was certainly not cut, whatever limit the server is set to.</summary>
    /// <param name="count">How many rows it has.</param>
    /// <param name="asked">How many it was asked for.</param>
    internal bool IsWhole(int count, int asked)
    {
        var mostBefore = Note(count);
        return count == 0 || count >= asked || count < mostBefore || _isKnown;
    }

    /// <summary>Whether a server may be set to give so many: such limits are hundreds, quarters of thousands or powers of
    /// two.</summary>
    private bool MayBeSet(int count) =>
        count >= fewest && (count % 100 == 0 || count % 250 == 0 || BitOperations.IsPow2(count));
}
