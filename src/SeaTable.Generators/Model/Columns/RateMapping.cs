namespace SeaTable.Generators.Model.Columns;

/// <summary>Ratings: a number of stars.</summary>
internal static class RateMapping
{
    public static ColumnMapping Create(ColumnContext context)
    {
        string maximum = context.Number("rate_max_number");
        return new("Rate", "rating", "int?", "ReadInteger")
        {
            Writer = "WriteInteger",
            Notes = maximum.Length == 0 ? EquatableArray<string>.Empty : new(["Maximum: " + maximum + "."]),
        };
    }
}
