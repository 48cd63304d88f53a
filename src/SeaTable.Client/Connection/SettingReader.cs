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

    // A number alone would be days, and whoever writes one means seconds.
    internal static bool TryTimeSpan(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }
}
