using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>Places out of the text that clients send, read by the format of the column.</summary>
internal static partial class GeolocationText
{
    /// <summary>Parses the place that the text means; the result is empty when the text is too short or can't be read.</summary>
    public static JsonObject Parse(string text, string? format)
    {
        text = text.Trim();
        if (text.Length < 3)
            return [];
        return format switch
        {
            "lng_lat" => Coordinates(text),
            "country_region" => new JsonObject { ["country_region"] = text },
            _ => Address(text, format),
        };
    }

    // Two numbers, longitude first, or two angles that say themselves which they are.
    private static JsonObject Coordinates(string text)
    {
        var parts = text.Split(',', '\uFF0C');
        if (parts.Length != 2)
            return [];
        if (TryNumber(parts[0], out var longitude) && TryNumber(parts[1], out var latitude))
            return new JsonObject { ["lng"] = longitude, ["lat"] = latitude };

        var angles = Array.ConvertAll(parts, Angle);
        var east = Array.Find(angles, angle => angle.Member == "lng");
        var north = Array.Find(angles, angle => angle.Member == "lat");
        return east.Member is null || north.Member is null
            ? []
            : new JsonObject { ["lng"] = east.Degrees, ["lat"] = north.Degrees };
    }

    private static (string? Member, double Degrees) Angle(string text)
    {
        var match = AnglePattern().Match(text.Trim());
        if (!match.Success)
            return default;
        var letter = char.ToUpperInvariant((match.Groups["before"].Value + match.Groups["after"].Value)[0]);
        var degrees = Number(match, "degrees") + (Number(match, "minutes") / 60) + (Number(match, "seconds") / 3600);
        return (letter is 'E' or 'W' ? "lng" : "lat", Math.Round(letter is 'S' or 'W' ? -degrees : degrees, 10));
    }

    // Chinese addresses name their parts; of any other the whole is a detail.
    private static JsonObject Address(string text, string? format)
    {
        var match = AddressPattern().Match(text);
        var province = match.Groups["province"].Value;
        var city = match.Groups["city"].Value is { Length: > 0 } named ? named : province.EndsWith('市') ? province : "";
        var place = new JsonObject { ["province"] = province };
        if (province.Length + city.Length + match.Groups["district"].Length == 0)
            return new JsonObject { ["detail"] = text };
        if (format == "province")
            return place;
        place["city"] = city;
        if (format == "province_city")
            return place;
        place["district"] = match.Groups["district"].Value;
        if (format != "province_city_district")
            place["detail"] = match.Groups["detail"].Value;
        return place;
    }

    private static double Number(Match match, string group) =>
        match.Groups[group] is { Length: > 0 } found
            ? double.Parse(found.Value, NumberStyles.Float, CultureInfo.InvariantCulture)
            : 0;

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    [GeneratedRegex(
        @"^((?<before>[NSEW])\s*)?(?<degrees>\d+(\.\d+)?)\s*[°\s]?\s*((?<minutes>\d+(\.\d+)?)\s*['′]\s*)?"
        + @"((?<seconds>\d+(\.\d+)?)\s*[""″]\s*)?(?(before)|(?<after>[NSEW]))$",
        RegexOptions.IgnoreCase)]
    private static partial Regex AnglePattern();

    [GeneratedRegex(
        "^(?<province>(北京|上海|天津|重庆)市|.{2,10}?(省|自治区|特别行政区))?"
        + "(?<city>.{1,12}?(市|自治州|地区|盟))?(?<district>.{1,12}?(区|县|旗))?(?<detail>.*)$",
        RegexOptions.Singleline)]
    private static partial Regex AddressPattern();
}
