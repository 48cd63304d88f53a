using System;
using System.Collections.Immutable;
using System.Linq;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Model;

/// <summary>
/// Gives each table of a file one of many places, by its id. The compiler compares what a step gave before and gives now place by
/// place, so in a plain list a table inserted in front would move all others, and all would be emitted anew.
/// </summary>
internal static class TableSlots
{
    // Five times as many as a base can have tables, so that hardly two share a place.
    private const int Count = 1024;

    /// <summary>The tables of each place; most places are empty.</summary>
    public static ImmutableArray<EquatableArray<TableModel>> Spread(EquatableArray<TableModel> tables)
    {
        var byPlace = tables.ToLookup(table => PlaceOf(table.Id));
        return Enumerable.Range(0, tables.Count == 0 ? 0 : Count)
            .Select(place => byPlace[place].OrderBy(table => table.Id, StringComparer.Ordinal).ToEquatableArray())
            .ToImmutableArray();
    }

    /// <summary>The place of the table of that id, the same in every run.</summary>
    public static int PlaceOf(string tableId) => (int)(StableHash.Number(tableId) % Count);
}
