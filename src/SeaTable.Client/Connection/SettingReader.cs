using System.Globalization;

namespace SeaTable;

/// <summary>Reads settings that may be missing, and says which one can't be read.</summary>
internal sealed class SettingReader(Func<string, string?> setting, string? section)
{
    internal delegate bool Parser<T>(string text, out T? value);

    internal T Read<T>(string name, T otherwise, Parser<T> parse, string expected)
    {
        var text = setting(name);
        if (string.IsNullOrWhiteSpace(text))
            return otherwise;

        return parse(text.Trim(), out var value) && value is not null
            ? value
            : throw new SeaTableConfigurationException(
                $"The setting {(string.IsNullOrEmpty(section) ? "" : section + ":")}{name} can't be read: it has to be " +
                $"{expected}.");
    }

    /// <summary>Reads the settings of repeats, which stand in a section of their own.</summary>
    internal void ReadRetry(SeaTableRetryOptions options)
    {
        const string Prefix = nameof(SeaTableOptions.Retry) + ":";
        const string Time = "a time span with hours, minutes and seconds, such as 00:00:30";
        options.RepeatUpTo = Read(
            Prefix + nameof(options.RepeatUpTo), options.RepeatUpTo,
            TryEnum,
            "Read, Write or Add");
        options.MaxAttempts = Read(
            Prefix + nameof(options.MaxAttempts), options.MaxAttempts,
            static (string text, out int value) => TryInteger(text, out value),
            "a whole number");
        options.TotalTimeout = Read(Prefix + nameof(options.TotalTimeout), options.TotalTimeout, TryTimeSpan, Time);
        options.AttemptTimeout = Read(Prefix + nameof(options.AttemptTimeout), options.AttemptTimeout, TryTimeSpan, Time);
        options.BaseDelay = Read(Prefix + nameof(options.BaseDelay), options.BaseDelay, TryTimeSpan, Time);
    }

    /// <summary>A list, of which each item is a setting of its own as in a JSON file, or all stand in one with commas between
    /// them.</summary>
    internal List<string> ReadList(string name)
    {
        List<string?> texts = [setting(name)];
        while (setting($"{name}:{texts.Count - 1}") is { } item)
            texts.Add(item);

        return
        [
            .. texts.SelectMany(
                text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    // A number would be read whatever it is, and is not what people write.
    internal static bool TryEnum<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);

    internal static bool TryAddress(string text, out Uri? value) => Uri.TryCreate(text, UriKind.Absolute, out value);

    internal static bool TryNumber(string text, out int? value)
    {
        value = TryInteger(text, out var number) ? number : null;
        return value is not null;
    }

    private static bool TryInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    // A number alone would be days, and whoever writes one means seconds.
    internal static bool TryTimeSpan(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }
}
