using System;
using System.Collections.Generic;

namespace SeaTable.Facts;

/// <summary>Finds what a mistyped name was to be.</summary>
internal static class NearestName
{
    /// <summary>The one candidate that is near enough, or null.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Math.Max(1, Math.Min(3, name.Length / 3)) + 1;
        foreach (var candidate in candidates)
        {
            var distance = EditDistance.Between(name.ToUpperInvariant(), candidate.ToUpperInvariant(), least);
            if (distance < least && distance < candidate.Length)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }
}
