using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SeaTable.Generators.Naming;

/// <summary>
/// Gives names within one scope. All that want the same name get an ending, none keeps it, so that the order of columns
/// never decides about a name; only a name that a person chose is kept while the others make way.
/// </summary>
internal sealed class NameScope
{
    private readonly IReadOnlyList<NameRequest> _requests;
    private readonly Func<string, string?> _takenBy;
    private readonly StringComparer _comparer;
    private readonly int[] _levels;
    private readonly List<Collision> _collisions = [];

    /// <param name="requests">Who wants a name, in the order of the file.</param>
    /// <param name="takenBy">Tells in words what has a name already, or null.</param>
    /// <param name="comparer">Which names are the same; null for those of C#.</param>
    public NameScope(
        IReadOnlyList<NameRequest> requests, Func<string, string?> takenBy, StringComparer? comparer = null)
    {
        _requests = requests;
        _takenBy = takenBy;
        _comparer = comparer ?? StringComparer.Ordinal;
        _levels = new int[requests.Count];
        Names = Resolve();
    }

    /// <summary>The names by the paths of the requests.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>What was in whose way.</summary>
    public IReadOnlyList<Collision> Collisions => _collisions;

    private Dictionary<string, string> Resolve()
    {
        while (ResolveRound())
        {
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = new HashSet<string>(_comparer);
        foreach (var index in Indices().OrderBy(index => _requests[index].Path, StringComparer.Ordinal))
        {
            names[_requests[index].Path] = MakeUnique(NameNow(index), given);
        }

        return names;
    }

    // One round: whoever shares a name takes the next of its endings. Nobody's turn depends on anybody else's place.
    private bool ResolveRound()
    {
        var moved = false;
        foreach (var members in Indices().GroupBy(NameNow, _comparer).Select(group => group.ToList()).ToList())
        {
            var name = NameNow(members[0]);
            var owner = _takenBy(name);
            if (members.Count == 1 && owner is null)
            {
                continue;
            }

            if (members.Any(index => _levels[index] == 0))
            {
                _collisions.Add(new Collision(name, members.Select(index => _requests[index]).ToList(), owner));
            }

            var oneIsChosen = members.Count(IsAsChosen) == 1;
            foreach (var index in members)
            {
                var keeps = owner is null && oneIsChosen && IsAsChosen(index);
                if (!keeps && _levels[index] < _requests[index].Endings.Count)
                {
                    _levels[index]++;
                    moved = true;
                }
            }
        }

        return moved;
    }

    private bool IsAsChosen(int index) => _requests[index].IsChosen && _levels[index] == 0;

    private IEnumerable<int> Indices() => Enumerable.Range(0, _requests.Count);

    private string NameNow(int index)
    {
        var request = _requests[index];
        return _levels[index] == 0 ? request.Wanted : request.Wanted + "_" + request.Endings[_levels[index] - 1];
    }

    // Only for ids so odd that even their last ending is not their own.
    private string MakeUnique(string name, HashSet<string> given)
    {
        var unique = name;
        for (var number = 2; _takenBy(unique) is not null || !given.Add(unique); number++)
        {
            unique = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
