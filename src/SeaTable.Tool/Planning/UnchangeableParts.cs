using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>What only people see, and no call of the API changes: descriptions, and the order of all but columns.</summary>
internal static class UnchangeableParts
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        if (IsReordered(situation.Present.Select(table => table.Now!), situation.Now.Tables))
            yield return Order(new SchemaPlace(null), "tables");

        foreach (var table in situation.Present)
        {
            var place = new SchemaPlace(table.Now!.Name);
            if (table.Wanted.Description is not null && table.Wanted.Description != table.Now!.Description)
                yield return Description(place);

            if (IsReordered(table.Views.Select(pair => pair.Now), table.Now!.Views))
                yield return Order(place, "views");

            foreach (var (wanted, now) in table.Columns)
            {
                if (wanted.Description is not null && wanted.Description != now.Description)
                    yield return Description(place with { Column = now.Name });

                var options = wanted.Options?.Select(option => now.FindOption(option.Id)).OfType<OptionDocument>() ?? [];
                if (IsReordered(options, now.Options ?? []))
                    yield return Order(place with { Column = now.Name }, "options");
            }
        }
    }

    private static bool IsReordered<T>(IEnumerable<T> wanted, IReadOnlyList<T> now)
        where T : class
    {
        var places = wanted.Select(part => now.ToList().IndexOf(part)).ToList();
        return !places.SequenceEqual(places.Order());
    }

    private static Obstacle Order(SchemaPlace place, string parts) =>
        new(place, $"keeps its {parts} in the order that they have: the API has no call for it") { IsCosmetic = true };

    private static Obstacle Description(SchemaPlace place) =>
        new(place, "keeps its description: the API has no call for it") { IsCosmetic = true };
}
