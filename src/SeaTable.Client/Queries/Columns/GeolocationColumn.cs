using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of places. SQL can filter and sort by the country and by nothing else.</summary>
public sealed class GeolocationColumn : SqlExpression, ISqlValue<Geolocation?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public GeolocationColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
        Country = new CountryName(Source);
    }

    /// <summary>The country or region, in the language of the column.</summary>
    public CountryName Country { get; }

    Geolocation? ISqlValue<Geolocation?>.Read(ref CellReader reader) => reader.ReadGeolocation();
}
