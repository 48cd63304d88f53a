namespace SeaTable.Emulator.Server.Responses;

/// <summary>
/// The types that the file server tells of files, by their endings; most of these it knows in small letters only.
/// </summary>
internal static class FileContentTypes
{
    /// <summary>The type of images that can hold scripts.</summary>
    public const string Svg = "image/svg+xml";

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        // The file server says this character set of all texts, whatever is in them.
        ["txt"] = "text/plain; charset=gbk",
        ["doc"] = "application/vnd.ms-word",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["ppt"] = "application/vnd.ms-powerpoint",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["pdf"] = "application/pdf",
        ["zip"] = "application/zip",
        ["mp3"] = "audio/mp3",
        ["mpeg"] = "video/mpeg",
        ["mp4"] = "video/mp4",
        ["mov"] = "video/mp4",
        ["ogv"] = "video/ogg",
        ["webm"] = "video/webm",
        ["jpg"] = "image/jpeg",
        ["JPG"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["JPEG"] = "image/jpeg",
        ["jfif"] = "image/jpeg",
        ["png"] = "image/png",
        ["PNG"] = "image/png",
        ["gif"] = "image/gif",
        ["GIF"] = "image/gif",
        ["svg"] = Svg,
        ["SVG"] = Svg,
        ["heic"] = "image/heic",
        ["ico"] = "image/x-icon",
        ["bmp"] = "image/bmp",
        ["tif"] = "image/tiff",
        ["tiff"] = "image/tiff",
        ["psd"] = "image/vnd.adobe.photoshop",
        ["webp"] = "image/webp",
    };

    public static string Of(string name) =>
        s_types.GetValueOrDefault(name[(name.LastIndexOf('.') + 1)..], "application/octet-stream");
}
