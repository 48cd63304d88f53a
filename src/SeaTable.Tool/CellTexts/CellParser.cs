using System.Globalization;
using SeaTable.Facts;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.CellTexts;

/// <summary>Reads the texts of a file as the values of a column.</summary>
internal sealed class CellParser(UntypedColumn column, CellForms forms)
{
    private static readonly string[] s_checked = ["true", "yes", "1", "x", "on", "\u2713", "\u2714"];
    private static readonly string[] s_unchecked = ["false", "no", "0", "off"];

    private readonly NumberText _numbers = new(forms.Culture);
    private readonly DateText _dates = new(forms);

    public UntypedColumn Column => column;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; an empty one is an empty cell.</param>
    /// <returns>The value, of the type that the column reads.</returns>
    /// <exception cref="FormatException">It is none; the message follows behind the text.</exception>
    public object? Parse(string text)
    {
        if (text.Length == 0)
            return null;

        if (column.Type is ColumnType.Text or ColumnType.LongText or ColumnType.Email or ColumnType.Url)
            return Text(text);

        var trimmed = text.Trim();
        return column.Type switch
        {
            ColumnType.SingleSelect => Option(text),
            ColumnType.MultipleSelect => Options(text),
            _ when trimmed.Length == 0 => throw new FormatException("is made of blanks only"),
            ColumnType.Number => Bounded(_numbers.Parse(trimmed)),
            ColumnType.Rating => (int)Bounded(_numbers.ParseWhole(trimmed, int.MaxValue)),
            ColumnType.Department => _numbers.ParseWhole(trimmed, (1L << 53) - 1),
            ColumnType.Checkbox => Checkbox(trimmed),
            ColumnType.Date when column.HasTime => _dates.ParseMoment(trimmed),
            ColumnType.Date => _dates.ParseDay(trimmed),
            ColumnType.Duration => DurationText.TryParse(trimmed, out var duration) ? duration
                : throw new FormatException("is no duration such as 1:30 or 1:30:00, and no number of seconds"),
            ColumnType.Collaborator => ListText.Split(trimmed).Select(User).ToList(),
            ColumnType.Image => ListText.Split(trimmed).Select(Address).ToList(),
            ColumnType.File => CellJson.Files(trimmed),
            ColumnType.Geolocation => Place(trimmed),
            ColumnType.DigitalSignature => CellJson.Signature(trimmed),
            _ => throw new FormatException("can't be written"),
        };
    }

    private string Text(string text)
    {
        var isLong = column.Type == ColumnType.LongText;
        var limit = isLong ? ServerLimits.LongTextLength : ServerLimits.TextLength;
        return text.Length > limit
                ? throw new FormatException(
                    $"has {Words.Number(text.Length)} characters, and the server keeps {Words.Number(limit)}")
            : isLong && string.IsNullOrWhiteSpace(text) ? throw new FormatException("is made of blanks only")
            : !IsWellFormed(text) ? throw new FormatException("has half a character in it: a surrogate without its other half")
            : text;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;

            i++;
        }

        return true;
    }

    private double Bounded(double number)
    {
        if (number >= (column.Minimum ?? number) && number <= (column.Maximum ?? number))
            return number;

        var range = (column.Minimum, column.Maximum) switch
        {
            ({ } from, { } to) => $"from {CellText.Of(from)} to {CellText.Of(to)}",
            ({ } from, _) => $"{CellText.Of(from)} or more",
            var (_, to) => $"{CellText.Of(to)} or less",
        };
        throw new FormatException($"is out of bounds: the column takes {range}");
    }

    private static bool Checkbox(string text) =>
        s_checked.Contains(text, StringComparer.OrdinalIgnoreCase)
        || (s_unchecked.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
            : throw new FormatException("is neither true nor false (yes, no, 1, 0 and x do, too)"));

    private UntypedOption Option(string name)
    {
        if (HasOption(name))
            return column.Option(name);

        if (string.IsNullOrWhiteSpace(name))
            throw new FormatException("is no name of an option");

        if (forms.AddsOptions)
            return IsWellFormed(name) ? column.Option(name) : throw new FormatException("has half a character in it");

        var nearest = NearestName.Find(name, column.Metadata.Options.Select(option => option.Name));
        throw new FormatException(
            "is no option of the column" + (nearest is null ? "" : $"; \"{nearest}\" is")
                + ". --add-options adds those that lack");
    }

    /// <summary>A name with a comma may stand without quotes where nothing else can be meant.</summary>
    private List<UntypedOption> Options(string text)
    {
        var names = ListText.Split(text);
        if (!names.TrueForAll(HasOption) && HasOption(text))
            names = [text];

        return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? names.ConvertAll(Option)
            : throw new FormatException("has an option twice");
    }

    private bool HasOption(string name) => column.Metadata.Options.Any(option => option.Name == name);

    private string User(string text) => forms.Users switch
    {
        null => text.Contains('@', StringComparison.Ordinal) ? text : throw new FormatException("holds no id of a user"),
        var users when users.TryGetValue(text, out var id) => id,

        // Who has left the base is told no more, and stays in its rows.
        _ when text.EndsWith("@auth.local", StringComparison.Ordinal) => text,
        _ => throw new FormatException($"holds \"{text}\", which is the address of nobody who takes part in the base"),
    };

    private static Uri Address(string text) =>
        Addresses.TryParse(text) ?? throw new FormatException($"holds \"{text}\", which is no address");

    private Geolocation Place(string text)
    {
        if (text[0] == '{')
            return CellJson.Place(text);

        if (text.Split(',') is [var latitude, var longitude]
            && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
            && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var lng))
        {
            return Math.Abs(lat) <= 90 && Math.Abs(lng) <= 180 ? Geolocation.At(lat, lng)
                : throw new FormatException("has a latitude outside -90 to 90, or a longitude outside -180 to 180");
        }

        return column.Metadata.Setting("geo_format") == "country_region" ? Geolocation.InCountry(text)
            : throw new FormatException("is no place: write latitude and longitude (52.5, 13.4), or JSON as an export has it");
    }
}
