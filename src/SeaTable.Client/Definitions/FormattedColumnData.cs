using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>A date, with the form in which it is shown. A form without a time keeps none.</summary>
public sealed class DateColumnData() : ColumnData(ColumnTypeNames.Date)
{
    /// <summary>A day, as in <c>2026-12-31</c>.</summary>
    public const string Day = "YYYY-MM-DD";

    /// <summary>A day and a time, as in <c>2026-12-31 23:55</c>.</summary>
    public const string DayAndTime = "YYYY-MM-DD HH:mm";

    /// <summary>Gets the form: <see cref="Day"/>, <see cref="DayAndTime"/>, or <c>M/D/YYYY</c>, <c>DD/MM/YYYY</c>,
    /// <c>DD.MM.YYYY</c>, of which the first and the last take <c> HH:mm</c>, too.</summary>
    public string Format { get; init; } = Day;

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteString("format"u8, Format);
        json.WriteEndObject();
    }
}

/// <summary>A duration, with the form in which it is shown.</summary>
public sealed class DurationColumnData() : ColumnData(ColumnTypeNames.Duration)
{
    /// <summary>Gets a value that indicates whether seconds are shown.</summary>
    public bool ShowsSeconds { get; init; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteString("format"u8, "duration"u8);
        json.WriteString("duration_format"u8, ShowsSeconds ? "h:mm:ss"u8 : "h:mm"u8);
        json.WriteEndObject();
    }
}

/// <summary>A rating, with its symbol and how many of it there are.</summary>
public sealed class RatingColumnData() : ColumnData(ColumnTypeNames.Rate)
{
    /// <summary>Gets the best rating, 10 at most.</summary>
    public int Maximum { get; init; } = 5;

    /// <summary>Gets the colour, such as <c>#FF8000</c>.</summary>
    public string Color { get; init; } = "#FF8000";

    /// <summary>Gets the symbol.</summary>
    public RatingSymbol Symbol { get; init; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteNumber("rate_max_number"u8, Maximum);
        json.WriteString("rate_style_color"u8, Color);
        json.WriteString("rate_style_type"u8, Symbol switch
        {
            RatingSymbol.Like => "like"u8,
            RatingSymbol.Praise => "praise"u8,
            RatingSymbol.Flag => "flag"u8,
            _ => "dtable-icon-rate"u8,
        });
        json.WriteEndObject();
    }
}

/// <summary>The symbol of a rating.</summary>
public enum RatingSymbol
{
    /// <summary>A star.</summary>
    Star,

    /// <summary>A heart.</summary>
    Like,

    /// <summary>A thumb.</summary>
    Praise,

    /// <summary>A flag.</summary>
    Flag,
}

/// <summary>A place, with how it is told.</summary>
public sealed class GeolocationColumnData() : ColumnData(ColumnTypeNames.Geolocation)
{
    /// <summary>Gets a value that indicates whether cells hold a country instead of coordinates.</summary>
    public bool IsCountry { get; init; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteString("geo_format"u8, IsCountry ? "country_region"u8 : "lng_lat"u8);
        json.WriteEndObject();
    }
}

/// <summary>A number that the server gives each row.</summary>
public sealed class AutoNumberColumnData() : ColumnData(ColumnTypeNames.AutoNumber)
{
    /// <summary>Gets how many digits the numbers have at least.</summary>
    public int Digits { get; init; } = 4;

    /// <summary>Gets the text before each number, as <c>File</c> in <c>File-0001</c>; <see langword="null"/> for none.</summary>
    public string? Prefix { get; init; }

    /// <summary>Gets a value that indicates whether the day stands before each number, as in <c>20261231-0001</c>.</summary>
    public bool HasDate { get; init; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        var prefix = HasDate ? "YYYYMMDD" : Prefix;
        var digits = new string('0', Math.Max(Digits, 1));
        json.WriteStartObject();
        json.WriteString("format"u8, prefix is null ? digits : string.Create(CultureInfo.InvariantCulture, $"{prefix}-{digits}"));
        json.WriteNumber("digits"u8, digits.Length);
        json.WriteString("prefix_type"u8, HasDate ? "date" : Prefix is null ? null : "string");
        json.WriteString("prefix"u8, prefix);
        json.WriteEndObject();
    }
}
