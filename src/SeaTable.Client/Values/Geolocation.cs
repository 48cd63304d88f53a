using System.Globalization;

namespace SeaTable;

/// <summary>
/// A place, in one of the forms that a geolocation column can hold: coordinates, a country or region, a Chinese postal address,
/// or a spot picked on a map. What a column's form does not have is <see langword="null"/>.
/// </summary>
public sealed record Geolocation
{
    /// <summary>The degree of latitude, -90 to 90; never without <see cref="Longitude"/>.</summary>
    public double? Latitude { get; init; }

    /// <summary>The degree of longitude, -180 to 180; never without <see cref="Latitude"/>.</summary>
    public double? Longitude { get; init; }

    /// <summary>The name of a country or region, in the language of the column.</summary>
    public string? CountryRegion { get; init; }

    /// <summary>The province of a Chinese postal address.</summary>
    public string? Province { get; init; }

    /// <summary>The city of a Chinese postal address.</summary>
    public string? City { get; init; }

    /// <summary>The district of a Chinese postal address.</summary>
    public string? District { get; init; }

    /// <summary>The rest of a Chinese postal address.</summary>
    public string? Detail { get; init; }

    /// <summary>The address of a spot picked on a map.</summary>
    public string? Address { get; init; }

    /// <summary>The title of a spot picked on a map.</summary>
    public string? Title { get; init; }

    /// <summary>A place by its coordinates.</summary>
    /// <param name="latitude">The degree of latitude, -90 to 90.</param>
    /// <param name="longitude">The degree of longitude, -180 to 180.</param>
    /// <returns>The place.</returns>
    public static Geolocation At(double latitude, double longitude) => new() { Latitude = latitude, Longitude = longitude };

    /// <summary>A country or region.</summary>
    /// <param name="name">Its name, in the language of the column.</param>
    /// <returns>The place.</returns>
    public static Geolocation InCountry(string name) => new() { CountryRegion = name };

    /// <summary>The place in words, such as <c>52.5, 13.4</c> or <c>Germany</c>.</summary>
    /// <returns>The parts that are there, separated by commas.</returns>
    public override string ToString() => string.Join(", ", new[]
    {
        Latitude?.ToString(CultureInfo.InvariantCulture), Longitude?.ToString(CultureInfo.InvariantCulture),
        CountryRegion, Province, City, District, Detail, Title, Address,
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>What keeps a column of this form from storing the place as it is; null when nothing does.</summary>
    /// <param name="form">The column's <c>geo_format</c>; null when it is unknown or does not matter.</param>
    internal string? Problem(string? form = null) => this switch
    {
        { Latitude: null, Longitude: not null } => "has a longitude without a latitude",
        { Latitude: not null, Longitude: null } => "has a latitude without a longitude",
        { Latitude: not (null or (>= -90 and <= 90)) } => "has a latitude outside -90 to 90",
        { Longitude: not (null or (>= -180 and <= 180)) } => "has a longitude outside -180 to 180",
        _ when string.IsNullOrWhiteSpace(ToString()) => "is a place without any part; use null for no place",
        { Latitude: null } when form == "lng_lat" => "has no coordinates, which the column holds",
        { CountryRegion: null } when form == "country_region" => "has no country or region, which the column holds",
        { Province: null } when form is "geolocation" or "province_city_district" or "province_city" or "province" =>
            "has no province, which the column holds",
        { Latitude: null, Address: null } when form == "map_selection" =>
            "has neither coordinates nor an address, which the column holds",
        _ => null,
    };
}
