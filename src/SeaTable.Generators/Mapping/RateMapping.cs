namespace SeaTable.Generators.Mapping;

/// <summary>Ratings: a number of stars, of which there are at least one and at most as many as the column shows.</summary>
internal static class RateMapping
{
    // The most that SeaTable offers, for a column that does not say.
    private const string Most = "10";

    public static ColumnMapping Create(ColumnContext context)
    {
        // A maximum below one would let no rating through, which nobody means.
        var maximum = context.BoundValue("rate_max_number") is >= 1 ? context.Bound("rate_max_number")! : Most;
        return new("Rating", "rating", "int?", "ReadInteger", new("RatingColumn"))
        {
            Writer = "WriteInteger",
            Minimum = "1",
            Maximum = maximum,
            Notes = new(["No rating is null, and not 0."]),
        };
    }
}
