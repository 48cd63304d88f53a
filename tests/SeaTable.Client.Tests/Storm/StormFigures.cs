using System.Collections.Concurrent;
using System.Globalization;

namespace SeaTable.Client.Tests.Storm;

/// <summary>What happened in a storm, counted.</summary>
internal sealed class StormFigures
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _violations = new();

    internal IReadOnlyCollection<string> Violations => _violations;

    internal int this[string name] => _counts.GetValueOrDefault(name);

    internal void Count(string name, int by = 1) => _counts.AddOrUpdate(name, by, (_, count) => count + by);

    internal void Violate(string what) => _violations.Enqueue(what);

    internal string Text(string title)
    {
        var counts = _counts.OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}: {count.Value}"));
        return $"{title}: {_violations.Count} violations; {string.Join(", ", counts)}";
    }
}
