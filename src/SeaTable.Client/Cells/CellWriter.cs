using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable.Runtime;

/// <summary>Writes the cells of a row for generated code, in the forms that the server takes without changing them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct CellWriter
{
    /// <summary>The most characters that the server keeps of a text, an e-mail address or a URL.</summary>
    internal const int MaxText = ServerLimits.TextLength;

    /// <summary>The most characters that the server keeps of a long text.</summary>
    internal const int MaxLongText = ServerLimits.LongTextLength;

    private readonly Utf8JsonWriter _json;
    private readonly TableBinding _table;
    private readonly ColumnBinding _column;

    internal CellWriter(Utf8JsonWriter json, TableBinding table, ColumnBinding column)
    {
        _json = json;
        _table = table;
        _column = column;
    }

    /// <summary>Whether the value was an empty one, which takes something away instead of storing it.</summary>
    internal bool WroteEmpty { get; private set; }

    /// <summary>
    /// The moment written, when only reading it back can tell whether the server took it for the one that was meant.
    /// </summary>
    internal DateTimeOffset? UncertainMoment { get; private set; }

    /// <summary>When given, takes the ids of the options written; null for one that is to be created.</summary>
    internal List<string?>? OptionIds { get; init; }

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text; <see langword="null"/> and an empty text empty the cell.</param>
    public void WriteText(string? value)
    {
        if (value is null)
        {
            WriteEmpty();
            return;
        }

        var isLong = _column.Current.Type == ColumnType.LongText;
        if (isLong && value.Length > 0 && value.All(letter => char.IsWhiteSpace(letter) || letter == '\uFEFF'))
        {
            throw new SeaTableRowException(
                $"{Place} is made of blanks only, which the server would not keep. Use null to empty the cell.");
        }

        WroteEmpty = value.Length == 0;
        var limit = isLong ? MaxLongText : MaxText;
        if (value.Length > limit)
        {
            throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
                $"{Place} has {value.Length} characters; the server would cut it off at {limit}."));
        }

        _json.WriteStringValue(WellFormed(value));
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number; <see langword="null"/> empties the cell.</param>
    public void WriteNumber(double? value)
    {
        if (value is not { } number)
        {
            WriteEmpty();
            return;
        }

        if (!double.IsFinite(number))
        {
            throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
                $"{Place} is {number}, which is no number that a cell can hold. Give a finite number, or null."));
        }

        CheckRange(number);
        _json.WriteNumberValue(number);
    }

    /// <summary>Writes an amount of money.</summary>
    /// <param name="value">The amount; <see langword="null"/> empties the cell.</param>
    public void WriteDecimal(decimal? value)
    {
        if (value is not { } number)
        {
            WriteEmpty();
            return;
        }

        CheckRange(Nearest(number, ""));
        _json.WriteNumberValue(number);
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number; <see langword="null"/> empties the cell.</param>
    public void WriteInteger(int? value)
    {
        if (value is not { } number)
        {
            WriteEmpty();
            return;
        }

        CheckRange(number);
        _json.WriteNumberValue(number);
    }

    /// <summary>Writes a checkbox.</summary>
    /// <param name="value">Whether it is checked.</param>
    public void WriteCheckbox(bool value) => _json.WriteBooleanValue(value);

    /// <summary>Writes a date without a time.</summary>
    /// <param name="value">The day; <see langword="null"/> empties the cell.</param>
    public void WriteDate(DateOnly? value)
    {
        if (value is { } day)
            _json.WriteStringValue(day.ToString(DateForms.Day, CultureInfo.InvariantCulture));
        else
            WriteEmpty();
    }

    /// <summary>Writes a date with a time, to the minute, in the server's own time zone.</summary>
    /// <param name="value">The moment; <see langword="null"/> empties the cell.</param>
    public void WriteDateTime(DateTimeOffset? value)
    {
        if (value is not { } moment)
        {
            WriteEmpty();
            return;
        }

        var local = _table.Settings.TimeZone.ToLocal(moment);
        if (local.Year is 1 or 9999
            && (!_table.Settings.TimeZone.TryFromLocal(local, out var same)
                || (moment - same).Duration() >= TimeSpan.FromMinutes(1)))
        {
            throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
                $"{Place} is {moment:O}, which in the time zone of the server is no moment of the years 1 to 9999."));
        }

        if (_table.Settings.TimeZone.IsUncertain(local))
            UncertainMoment = moment;

        _json.WriteStringValue(local.ToString(DateForms.DayAndTime, CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a duration, in seconds.</summary>
    /// <param name="value">The duration; <see langword="null"/> empties the cell.</param>
    public void WriteDuration(TimeSpan? value)
    {
        if (value is not { } duration)
        {
            WriteEmpty();
            return;
        }

        var seconds = (decimal)duration.Ticks / TimeSpan.TicksPerSecond;
        Nearest(seconds, " seconds");
        _json.WriteNumberValue(seconds);
    }

    /// <summary>Writes the option of a single select, by its current name.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <param name="value">The option; <see langword="null"/> empties the cell.</param>
    public void WriteOption<T>(T? value)
        where T : struct, ISelectOption
    {
        if (value is { } option)
            _json.WriteStringValue(NameOf(option));
        else
            WriteEmpty();
    }

    /// <summary>Writes the options of a multiple select, by their current names.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <param name="value">The options; none empties the cell.</param>
    public void WriteOptions<T>(IReadOnlyList<T>? value)
        where T : struct, ISelectOption
    {
        WroteEmpty = value is not { Count: > 0 };
        _json.WriteStartArray();
        for (var i = 0; i < (value?.Count ?? 0); i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (EqualityComparer<T>.Default.Equals(value![earlier], value[i]))
                {
                    throw new SeaTableRowException(
                        $"{Place} holds the option '{value[i].Name}' twice, and the server would keep one of them.");
                }
            }

            _json.WriteStringValue(NameOf(value![i]));
        }

        _json.WriteEndArray();
    }

    private void WriteEmpty()
    {
        WroteEmpty = true;
        _json.WriteNullValue();
    }

    private readonly string Place =>
        $"The value of column '{_column.Schema.Name}' (property {_column.Schema.Property}) of table '{_table.Schema.Name}'";

    /// <summary>
    /// The name that the base has for the option now; a name it does not have would create a new option for everybody.
    /// </summary>
    private readonly string NameOf<T>(T option)
        where T : struct, ISelectOption
    {
        if (option.Name.AsSpan().IsWhiteSpace())
            throw new SeaTableRowException($"{Place} is an option without a name. Use null for no option.");

        if (_column.Current.FindOption(option.Id, option.Name) is { } current)
        {
            if (_column.Current.FindOption(null, current.Name)!.Id != current.Id)
            {
                throw new SeaTableRowException(
                    $"{Place} is the option '{current.Name}' with the id {current.Id}, but the column has another one of the " +
                    "same name, which the server would take. Rename one of them.");
            }

            OptionIds?.Add(current.Id);
            return current.Name;
        }

        // An option with an id was in the base once. It is not made anew: its name may only be its id by now.
        if (_table.Settings.CreateMissingOptions && option.Id is null)
        {
            OptionIds?.Add(null);
            return WellFormed(option.Name);
        }

        var problem =
            $"Column '{_column.Schema.Name}' of table '{_table.Schema.Name}' has no option '{option.Name}' in the base. " +
            "Add the option to the column in SeaTable, or set SeaTableOptions.CreateMissingOptions to have options made with " +
            "FromName created.";
        throw option.Id is null
            ? new SeaTableOptionNotFoundException(problem, _table.Schema.Name, _column.Schema.Name, option.Name)
            : new SeaTableSchemaException(problem, _table.Schema.Name, _column.Schema.Name);
    }

    /// <summary>
    /// The double nearest to a number: the server computes with doubles, and writes them so that they read as the same again.
    /// </summary>
    /// <exception cref="SeaTableRowException">It would be another number.</exception>
    private readonly double Nearest(decimal number, string unit)
    {
        // A cast would not give the nearest one.
        var nearest = double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var kept = nearest.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(kept, NumberStyles.Float, CultureInfo.InvariantCulture, out var same) && same == number
            ? nearest
            : throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
                $"{Place} is {number}{unit}, which has more digits than the server keeps: it would become {kept}."));
    }

    /// <summary>The server checks no range when rows are written by its API, so it is done here.</summary>
    private readonly void CheckRange(double number)
    {
        var (minimum, maximum) = (_column.Schema.Minimum, _column.Schema.Maximum);
        if (number < minimum || number > maximum)
        {
            var range = (minimum, maximum) switch
            {
                ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"from {from} to {to}"),
                ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"{from} or more"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{maximum} or less"),
            };
            throw new SeaTableRowException(
                string.Create(CultureInfo.InvariantCulture,
                    $"{Place} is {number}, but the column takes {range}. Nothing was sent."));
        }
    }

    private readonly string WellFormed(string text) => Texts.IsWellFormed(text) ? text : throw new SeaTableRowException(
        $"{Place} holds half of a surrogate pair, which no JSON text can carry. It was probably cut in the middle of a " +
        "character.");
}
