namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// A row that all writers update, each only if nobody else has changed it since it was read. Each update writes a tag of its own,
/// so that what was seen and what was written make a chain: every update told as stored is in it, none told as not stored.
/// </summary>
internal sealed class SharedRow(string rowId, string firstTag)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal) { [firstTag] = new("", Verdict.Stored, "") };
    private bool _isUncertain;

    internal string RowId => rowId;

    /// <summary>A writer is about to write a tag over another one.</summary>
    internal void Begin(string seen, string tag)
    {
        lock (_lock)
            _links[tag] = new Link(seen, Verdict.Unknown, "");
    }

    internal void Told(string tag, Verdict verdict, string how)
    {
        lock (_lock)
        {
            _links[tag] = _links[tag] with { Verdict = verdict, How = how };
            _isUncertain |= verdict == Verdict.Unproven;
        }
    }

    /// <summary>Follows the chain from the tag that is in the base.</summary>
    internal void Check(string last, StormFigures figures)
    {
        if (_isUncertain)
        {
            figures.Count("shared rows of which a value was told to be uncertain");
            return;
        }

        var chain = new HashSet<string>(StringComparer.Ordinal);
        for (var tag = last; _links.TryGetValue(tag, out var link) && chain.Add(tag); tag = link.Seen)
        {
            if (link.Verdict == Verdict.NotStored)
                figures.Violate($"Shared row {rowId}: '{tag}' over '{link.Seen}' is told not to be stored, but was: {link.How}");
        }

        if (!chain.Contains(firstTag))
        {
            figures.Violate(
                $"Shared row {rowId}: no tags lead from '{last}' to the first one; nearest is '{chain.LastOrDefault()}'.");
        }

        foreach (var (tag, link) in _links.Where(pair => pair.Value.Verdict == Verdict.Stored && !chain.Contains(pair.Key)))
        {
            figures.Violate($"Shared row {rowId}: '{tag}' over '{link.Seen}' is told to be stored, but was overwritten by " +
                "somebody who had not seen it.");
        }

        figures.Count("shared rows whose updates were all followed");
        figures.Count("shared updates in the chain", chain.Count - 1);
    }

    private sealed record Link(string Seen, Verdict Verdict, string How);
}
