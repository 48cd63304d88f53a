namespace SeaTable;

/// <summary>
/// A set of row ids that takes 16 bytes for each: ids are 22 characters of six bits each, of which the last has two. They are
/// kept in sorted runs, each at least twice as long as the next, so there are few to look through.
/// </summary>
internal sealed class RowIdSet
{
    private const int IdLength = 22;
    private const int BitsOfLast = 2;
    private const int UnusedBits = 4;

    private readonly List<UInt128[]> _runs = [];
    private HashSet<string>? _others;

    /// <summary>How many ids were added.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds ids that are not in it.</summary>
    internal void Add(IReadOnlyCollection<string> ids)
    {
        var numbers = new UInt128[ids.Count];
        var count = 0;
        foreach (var id in ids)
        {
            if (TryParse(id, out var number))
                numbers[count++] = number;
            else
                (_others ??= new(StringComparer.Ordinal)).Add(id);
        }

        Count += ids.Count;
        if (count == 0)
            return;

        Array.Resize(ref numbers, count);
        Array.Sort(numbers);
        while (_runs.Count > 0 && _runs[^1].Length < 2 * (long)numbers.Length)
        {
            numbers = Merge(_runs[^1], numbers);
            _runs.RemoveAt(_runs.Count - 1);
        }

        _runs.Add(numbers);
    }

    internal bool Contains(string id)
    {
        if (!TryParse(id, out var number))
            return _others is not null && _others.Contains(id);

        foreach (var run in _runs)
        {
            if (Array.BinarySearch(run, number) >= 0)
                return true;
        }

        return false;
    }

    internal void Clear()
    {
        _runs.Clear();
        _others = null;
        Count = 0;
    }

    private static UInt128[] Merge(UInt128[] one, UInt128[] other)
    {
        var merged = new UInt128[one.Length + other.Length];
        var (i, j) = (0, 0);
        for (var next = 0; next < merged.Length; next++)
            merged[next] = j == other.Length || (i < one.Length && one[i] <= other[j]) ? one[i++] : other[j++];

        return merged;
    }

    /// <summary>Reads an id as the number that it stands for; no two ids stand for the same.</summary>
    private static bool TryParse(string id, out UInt128 number)
    {
        number = 0;
        if (id.Length != IdLength)
            return false;

        foreach (var character in id.AsSpan(0, IdLength - 1))
        {
            if (Digit(character) is not (>= 0 and var digit))
                return false;

            number = (number << 6) | (uint)digit;
        }

        if (Digit(id[^1]) is not (>= 0 and var last) || last % (1 << UnusedBits) != 0)
            return false;

        number = (number << BitsOfLast) | (uint)(last >> UnusedBits);
        return true;
    }

    private static int Digit(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '-' => 62,
        '_' => 63,
        _ => -1,
    };
}
