using System.Globalization;
using System.Text.Json;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads a place.</summary>
    /// <returns>The place, or <see langword="null"/> for an empty cell.</returns>
    public Geolocation? ReadGeolocation()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
            return Mismatch<Geolocation?>("a place", null);

        var start = _json;
        var place = new Geolocation();
        var isEmpty = true;
        while (NextMember(out var name))
        {
            isEmpty = false;
            place = name switch
            {
                "lat" => place with { Latitude = Coordinate() },
                "lng" => place with { Longitude = Coordinate() },
                "country_region" => place with { CountryRegion = Part() },
                "province" => place with { Province = Part() },
                "city" => place with { City = Part() },
                "district" => place with { District = Part() },
                "detail" => place with { Detail = Part() },
                "address" => place with { Address = Part() },
                "title" => place with { Title = Part() },
                _ => place,
            };
            _json.Skip();
        }

        if (isEmpty)
            return null;

        if (place.Problem() is null)
            return place;

        _json = start;
        return Mismatch<Geolocation?>("a place", null);
    }

    /// <summary>Reads the files of a cell.</summary>
    /// <returns>The files; none for an empty cell.</returns>
    public IReadOnlyList<FileAttachment> ReadFiles() =>
        ReadList("a list of files", static (scoped ref CellReader reader, out FileAttachment element) =>
        {
            string? name = null, type = null;
            Uri? url = null;
            long size = 0;
            var fits = true;
            DateTimeOffset? uploadedAt = null;
            element = null!;
            if (reader._json.TokenType != JsonTokenType.StartObject)
                return false;

            while (reader.NextMember(out var member))
            {
                switch (member)
                {
                    case "name": name = reader.Part(); break;
                    case "type": type = reader.Part(); break;
                    case "url": url = reader.Address(); break;
                    case "size" when reader._json.TokenType != JsonTokenType.Null: fits = reader.TryGetSize(out size); break;
                    case "upload_time" when reader.TryGetMoment(out var moment): uploadedAt = moment; break;
                }

                reader._json.Skip();
            }

            if (name is null || url is null || !fits)
                return false;

            element = new FileAttachment(name, size, url, type ?? "file") { UploadedAt = uploadedAt };
            return true;
        });

    /// <summary>Reads a signature.</summary>
    /// <returns>The signature, or <see langword="null"/> for an empty cell.</returns>
    public DigitalSignature? ReadSignature()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
            return Mismatch<DigitalSignature?>("a signature", null);

        var start = _json;
        string? user = null;
        Uri? image = null;
        DateTimeOffset? signedAt = null;
        var isEmpty = true;
        while (NextMember(out var name))
        {
            isEmpty = false;
            switch (name)
            {
                case "username": user = Part(); break;
                case "sign_image_url": image = Address(); break;
                case "sign_time" when TryGetMoment(out var moment): signedAt = moment; break;
            }

            _json.Skip();
        }

        if (isEmpty)
            return null;

        if (user is not null && image is not null)
            return new DigitalSignature(user, image, signedAt);

        _json = start;
        return Mismatch<DigitalSignature?>("a signature", null);
    }

    /// <summary>Steps to the next member of an object; the reader then stands on its value.</summary>
    private bool NextMember(out string name)
    {
        name = "";
        if (!_json.Read() || _json.TokenType != JsonTokenType.PropertyName)
            return false;

        _ = TryGetText(out name);
        return _json.Read();
    }

    /// <summary>A whole number, which may come as 1500.0 or as text.</summary>
    private readonly bool TryGetSize(out long size)
    {
        size = 0;
        if (!(_json.TokenType == JsonTokenType.Number
            ? _json.TryGetDecimal(out var number)
            : decimal.TryParse(Part(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)))
        {
            return false;
        }

        if (number is < 0 or > long.MaxValue || decimal.Truncate(number) != number)
            return false;

        size = (long)number;
        return true;
    }

    /// <summary>
    /// An address. One that begins with a slash is relative to the server; taken alone it would be a file on some systems.
    /// </summary>
    private readonly Uri? Address() =>
        Part() is { } text && Uri.TryCreate(text, text[0] == '/' ? UriKind.Relative : UriKind.RelativeOrAbsolute, out var address)
            ? address
            : null;

    private readonly string? Part() => TryGetText(out var text) && text.Length > 0 ? text : null;

    private readonly double? Coordinate() =>
        _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var degree) ? degree : null;
}
