using System.Text.Json;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Loading;

/// <summary>
/// Brings the links of a file into the database. A file names the two tables of a link in either order, whatever the order
/// is in the columns that show it.
/// </summary>
internal sealed class LinkSeeder(
    EmulatedSchema schema, LinkStore links, IReadOnlyDictionary<string, HashSet<string>> rowsByTable, LoadFindings findings)
{
    private readonly Dictionary<string, LinkEnd> _ends = FindEnds(schema);

    /// <summary>Adds the links, and gives how many pairs of rows are linked.</summary>
    public long Add(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            findings.Add(LoadFindingKind.NotAnObject, null, "links");
            return 0;
        }

        var count = 0L;
        foreach (var link in list.EnumerateArray())
        {
            if (link.ValueKind != JsonValueKind.Object)
                findings.Add(LoadFindingKind.NotAnObject, null, "links");
            else
                count += AddLink(link);
        }

        return count;
    }

    private long AddLink(JsonElement link)
    {
        var linkId = JsonMember.Text(link, "_id");
        var (first, second) = (JsonMember.Text(link, "table1_id"), JsonMember.Text(link, "table2_id"));
        var pairs = Pairs(link, "table1_table2_map").Select(pair => (pair.Row, pair.Other)).ToList();
        var back = Pairs(link, "table2_table1_map").ToList();
        if (linkId is null || !_ends.TryGetValue(linkId, out var end))
        {
            if (Math.Max(pairs.Count, back.Count) is > 0 and var lost)
                findings.Add(LoadFindingKind.UnknownLink, null, linkId ?? "without an id", count: lost);

            return 0;
        }

        // A link of a table with itself has only the second map, and there the row stands before those it shows.
        if (end.Own == end.Other)
            return Place(end, [.. pairs, .. back], isTurned: !end.IsFirst);

        pairs.AddRange(back.Select(pair => (pair.Other, pair.Row)));
        if ((first ?? end.Own.Id) == end.Own.Id && (second ?? end.Other.Id) == end.Other.Id)
            return Place(end, pairs, isTurned: false);
        if ((first ?? end.Other.Id) == end.Other.Id && (second ?? end.Own.Id) == end.Own.Id)
            return Place(end, pairs, isTurned: true);

        if (pairs.Distinct().Count() is > 0 and var foreign)
            findings.Add(LoadFindingKind.ForeignLink, end.Own.Name, end.Column.Name, count: foreign);

        return 0;
    }

    /// <summary>Adds pairs; the first of each is of the end's own table, or turned, of its other one.</summary>
    private long Place(LinkEnd end, List<(string Row, string Other)> pairs, bool isTurned)
    {
        var count = 0L;
        foreach (var (row, other) in pairs.Distinct())
        {
            var (own, shown) = isTurned ? (other, row) : (row, other);
            if (!rowsByTable[end.Own.Id].Contains(own) || !rowsByTable[end.Other.Id].Contains(shown))
                findings.Add(LoadFindingKind.MissingRow, end.Own.Name, end.Column.Name, own);
            else if (links.Add(end, own, shown))
                count++;
        }

        return count;
    }

    /// <summary>Finds one end of each link.</summary>
    private static Dictionary<string, LinkEnd> FindEnds(EmulatedSchema schema)
    {
        var ends = new Dictionary<string, LinkEnd>(StringComparer.Ordinal);
        foreach (var table in schema.Tables)
        {
            foreach (var column in table.Columns)
            {
                if (column.Type is LinkType && LinkEnd.Of(schema, table, column) is { } end)
                    ends.TryAdd(end.LinkId, end);
            }
        }

        return ends;
    }

    private static IEnumerable<(string Row, string Other)> Pairs(JsonElement link, string map)
    {
        if (!link.TryGetProperty(map, out var rows) || rows.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var row in rows.EnumerateObject().Where(row => row.Value.ValueKind == JsonValueKind.Array))
        {
            foreach (var other in row.Value.EnumerateArray().Where(other => other.ValueKind == JsonValueKind.String))
                yield return (row.Name, other.GetString()!);
        }
    }
}
