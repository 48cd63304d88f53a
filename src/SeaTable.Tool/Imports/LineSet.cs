using System.Globalization;

namespace SeaTable.Tool.Imports;

/// <summary>Numbers of lines, kept as a list of ranges, since most of them follow each other.</summary>
internal sealed class LineSet
{
    private readonly SortedDictionary<int, int> _ranges = [];

    /// <summary>Gets how many lines there are.</summary>
    public int Count => _ranges.Sum(range => range.Value - range.Key + 1);

    public static LineSet Of(IEnumerable<int> lines)
    {
        var set = new LineSet();
        foreach (var line in lines)
            set.Add(line, line);

        return set;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static LineSet Parse(string text)
    {
        var set = new LineSet();
        foreach (var range in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            set.Add(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
        }

        return set;
    }

    public bool Contains(int line)
    {
        foreach (var (first, last) in _ranges)
        {
            if (first > line)
                return false;

            if (line <= last)
                return true;
        }

        return false;
    }

    public void AddRange(LineSet others)
    {
        foreach (var (first, last) in others._ranges)
            Add(first, last);
    }

    /// <summary>These lines without others.</summary>
    public LineSet Except(LineSet others) => Of(Lines().Where(line => !others.Contains(line)));

    public IEnumerable<int> Lines() => _ranges.SelectMany(range => Enumerable.Range(range.Key, range.Value - range.Key + 1));

    /// <summary>The ranges, such as <c>2-1001,1003</c>.</summary>
    public override string ToString() => string.Join(',', _ranges.Select(range => range.Key == range.Value
        ? string.Create(CultureInfo.InvariantCulture, $"{range.Key}")
        : string.Create(CultureInfo.InvariantCulture, $"{range.Key}-{range.Value}")));

    private void Add(int first, int last)
    {
        foreach (var (start, end) in _ranges.Where(range => range.Key <= last + 1 && range.Value >= first - 1).ToList())
        {
            (first, last) = (Math.Min(first, start), Math.Max(last, end));
            _ranges.Remove(start);
        }

        _ranges[first] = last;
    }
}
