using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The country or region of a place.</summary>
public sealed class CountryName : TextExpression, ISqlValue<string?>, ISqlGroupKey<string?>
{
    internal CountryName(SqlSource place)
        : base(place with { Function = "country" })
    {
    }

    string? ISqlValue<string?>.Read(ref CellReader reader) => reader.ReadText();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}
