using System.Globalization;

namespace SeaTable.Runtime;

public ref partial struct CellWriter
{
    /// <summary>Writes an id, such as that of a department.</summary>
    /// <param name="value">The id; <see langword="null"/> empties the cell.</param>
    public void WriteId(long? value)
    {
        if (value is not { } id)
        {
            WriteEmpty();
            return;
        }

        CheckWhole(id, "the id");
        _json.WriteNumberValue(id);
    }

    /// <summary>Writes a list of users.</summary>
    /// <param name="value">The users; none empties the cell.</param>
    public void WriteUsers(IReadOnlyList<SeaTableUser>? value) => WriteTexts(value?.Select(user => user.Id).ToArray());

    /// <summary>Writes a list of texts.</summary>
    /// <param name="value">The texts; none empties the cell.</param>
    public void WriteTexts(IReadOnlyList<string>? value)
    {
        if (value is not { Count: > 0 })
        {
            WriteEmpty();
            return;
        }

        _json.WriteStartArray();
        foreach (var text in value)
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new SeaTableRowException($"{Place} holds an empty entry. Leave it out.");

            _json.WriteStringValue(WellFormed(text));
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes a list of addresses, such as those of images.</summary>
    /// <param name="value">The addresses; none empties the cell.</param>
    public void WriteUris(IReadOnlyList<Uri>? value) => WriteTexts(value?.Select(uri => uri?.OriginalString ?? "").ToArray());

    /// <summary>Writes the files of a cell.</summary>
    /// <param name="value">The files; none empties the cell.</param>
    public void WriteFiles(IReadOnlyList<FileAttachment>? value)
    {
        if (value is not { Count: > 0 })
        {
            WriteEmpty();
            return;
        }

        _json.WriteStartArray();
        foreach (var file in value)
        {
            if (file is null || string.IsNullOrWhiteSpace(file.Name) || string.IsNullOrWhiteSpace(file.Type) || file.Url is null)
            {
                throw new SeaTableRowException(
                    $"{Place} holds a file without a name, a type or an address, which the server would drop.");
            }

            if (file.Size < 0)
                throw new SeaTableRowException($"{Place} holds the file '{file.Name}' with a size below zero.");

            CheckWhole(file.Size, "a file of the size");

            _json.WriteStartObject();
            _json.WriteString("name"u8, WellFormed(file.Name));
            _json.WriteNumber("size"u8, file.Size);
            _json.WriteString("type"u8, WellFormed(file.Type));
            _json.WriteString("url"u8, WellFormed(file.Url.OriginalString));
            if (file.UploadedAt is { } moment)
                _json.WriteString("upload_time"u8, moment);

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes a place.</summary>
    /// <param name="value">The place; <see langword="null"/> empties the cell.</param>
    public void WriteGeolocation(Geolocation? value)
    {
        if (value is null)
        {
            WriteEmpty();
            return;
        }

        if (value.Problem(_column.Current.Data?.Text("geo_format")) is { } problem)
            throw new SeaTableRowException($"{Place} {problem}.");

        _json.WriteStartObject();
        WriteDegree("lng"u8, value.Longitude);
        WriteDegree("lat"u8, value.Latitude);
        WritePart("country_region"u8, value.CountryRegion);
        WritePart("province"u8, value.Province);
        WritePart("city"u8, value.City);
        WritePart("district"u8, value.District);
        WritePart("detail"u8, value.Detail);
        WritePart("address"u8, value.Address);
        WritePart("title"u8, value.Title);
        _json.WriteEndObject();
    }

    /// <summary>Writes a signature.</summary>
    /// <param name="value">The signature; <see langword="null"/> empties the cell.</param>
    public void WriteSignature(DigitalSignature? value)
    {
        if (value is null)
        {
            WriteEmpty();
            return;
        }

        if (string.IsNullOrEmpty(value.UserName) || value.ImageUrl is null)
            throw new SeaTableRowException($"{Place} is a signature without a user or an image.");

        _json.WriteStartObject();
        _json.WriteString("username"u8, WellFormed(value.UserName));
        _json.WriteString("sign_image_url"u8, WellFormed(value.ImageUrl.OriginalString));
        if (value.SignedAt is { } moment)
            _json.WriteString("sign_time"u8, moment);

        _json.WriteEndObject();
    }

    /// <summary>The server keeps numbers as doubles, which tell whole numbers apart up to 2 to the power of 53.</summary>
    private readonly void CheckWhole(long number, string what)
    {
        const long Most = (1L << 53) - 1;
        if (number is < -Most or > Most)
        {
            throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
                $"{Place} holds {what} {number}, which has more digits than the server keeps."));
        }
    }

    private readonly void WriteDegree(ReadOnlySpan<byte> name, double? degree)
    {
        if (degree is { } value)
            _json.WriteNumber(name, value);
    }

    private readonly void WritePart(ReadOnlySpan<byte> name, string? part)
    {
        if (!string.IsNullOrEmpty(part))
            _json.WriteString(name, WellFormed(part));
    }
}
