using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>Places. The column's form says which parts of a place it keeps.</summary>
internal static class GeolocationMapping
{
    public static ColumnMapping Create(ColumnContext context)
    {
        var form = context.Text("geo_format") switch
        {
            "lng_lat" => "Holds coordinates.",
            "country_region" => "Holds a country or region.",
            "province" => "Holds a province.",
            "province_city" => "Holds province and city.",
            "province_city_district" => "Holds province, city and district.",
            "geolocation" => "Holds province, city, district and the rest of the address.",
            "map_selection" => "Holds a spot picked on a map.",
            _ => null,
        };
        return new("Geolocation", "geolocation", "global::SeaTable.Geolocation?", "ReadGeolocation", new("GeolocationColumn"))
        {
            Writer = "WriteGeolocation",
            Facts = form is null ? EquatableArray<string>.Empty : new([form]),
        };
    }
}
