using System;

namespace SeaTable.Facts;

/// <summary>Tells how much two words differ.</summary>
internal static class EditDistance
{
    /// <summary>
    /// Counts the letters that must be put in, left out, changed or swapped with their neighbour, at most
    /// <paramref name="limit"/>.
    /// </summary>
    public static int Between(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit)
        {
            return limit;
        }

        var before = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = last[column - 1] + (left[line - 1] == right[column - 1] ? 0 : 1);
                row[column] = Math.Min(change, Math.Min(last[column], row[column - 1]) + 1);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                {
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return Math.Min(limit, last[right.Length]);
    }
}
