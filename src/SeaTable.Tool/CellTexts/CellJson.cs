using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.CellTexts;

/// <summary>Files, places and signatures as texts: in JSON, with the server's own names.</summary>
internal static class CellJson
{
    public static string Of(IEnumerable<FileAttachment> files) => new JsonArray([.. files.Select(file => new JsonObject
    {
        ["name"] = file.Name,
        ["size"] = file.Size,
        ["type"] = file.Type,
        ["url"] = file.Url.OriginalString,
        ["upload_time"] = file.UploadedAt is { } time ? Moment(time) : null,
    }).Select(WithoutNulls)]).ToJsonString(ReadableJson.Line);

    public static string Of(Geolocation place) => WithoutNulls(new JsonObject
    {
        ["lat"] = place.Latitude,
        ["lng"] = place.Longitude,
        ["country_region"] = place.CountryRegion,
        ["province"] = place.Province,
        ["city"] = place.City,
        ["district"] = place.District,
        ["detail"] = place.Detail,
        ["address"] = place.Address,
        ["title"] = place.Title,
    }).ToJsonString(ReadableJson.Line);

    public static string Of(DigitalSignature signature) => WithoutNulls(new JsonObject
    {
        ["username"] = signature.UserName,
        ["sign_image_url"] = signature.ImageUrl.OriginalString,
        ["sign_time"] = signature.SignedAt is { } time ? Moment(time) : null,
    }).ToJsonString(ReadableJson.Line);

    /// <summary>Reads files.</summary>
    /// <exception cref="FormatException">It holds none.</exception>
    public static List<FileAttachment> Files(string text)
    {
        var files = new List<FileAttachment>();
        foreach (var file in Parse<JsonArray>(text, "a list of files"))
        {
            if (file is not JsonObject json || json["size"] is not JsonValue number || !number.TryGetValue<long>(out var size))
                throw new FormatException("is no list of files with name, size, type and url");

            files.Add(new FileAttachment(Required(json, "name"), size, Address(json, "url"), Required(json, "type"))
            {
                UploadedAt = Time(json, "upload_time"),
            });
        }

        return files;
    }

    /// <summary>Reads a place.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Geolocation Place(string text)
    {
        var json = Parse<JsonObject>(text, "a place");
        return new Geolocation
        {
            Latitude = Number(json, "lat"),
            Longitude = Number(json, "lng"),
            CountryRegion = Text(json, "country_region"),
            Province = Text(json, "province"),
            City = Text(json, "city"),
            District = Text(json, "district"),
            Detail = Text(json, "detail"),
            Address = Text(json, "address"),
            Title = Text(json, "title"),
        };
    }

    /// <summary>Reads a signature.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DigitalSignature Signature(string text)
    {
        var json = Parse<JsonObject>(text, "a signature");
        return new DigitalSignature(Required(json, "username"), Address(json, "sign_image_url"), Time(json, "sign_time"));
    }

    private static T Parse<T>(string text, string what)
        where T : JsonNode
    {
        try
        {
            return JsonNode.Parse(text) as T ?? throw new FormatException($"is not {what} in JSON, as an export has it");
        }
        catch (JsonException e)
        {
            throw new FormatException($"is not {what} in JSON, as an export has it", e);
        }
    }

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(name);

        return json;
    }

    private static string Moment(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static string Required(JsonObject json, string name) =>
        Text(json, name) ?? throw new FormatException($"has no \"{name}\" that is a text");

    private static double? Number(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static Uri Address(JsonObject json, string name)
    {
        var text = Required(json, name);
        return Addresses.TryParse(text) ?? throw new FormatException($"has a \"{name}\" that is no address");
    }

    private static DateTimeOffset? Time(JsonObject json, string name) => Text(json, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new FormatException($"has a \"{name}\" that is no time");
}

/// <summary>Addresses of files and images.</summary>
internal static class Addresses
{
    /// <summary>Reads an address; one that begins with a slash is relative to the server, on every system.</summary>
    public static Uri? TryParse(string text) => text.Length > 0
        && Uri.TryCreate(text, text[0] == '/' ? UriKind.Relative : UriKind.RelativeOrAbsolute, out var address) ? address : null;
}
