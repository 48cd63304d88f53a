using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace SeaTable.Tool.Terminal;

/// <summary>Reads the values of options, and says in words what they take.</summary>
internal static class OptionValues
{
    /// <summary>Lets an option take whole numbers.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The least of them.</param>
    public static void TakesNumber<T>(this Option<T?> option, T least)
        where T : struct, IBinaryInteger<T> => option.CustomParser = result => Number(result, option.Name, least);

    /// <inheritdoc cref="TakesNumber{T}(Option{T?}, T)"/>
    public static void TakesNumber<T>(this Option<T> option, T least)
        where T : struct, IBinaryInteger<T> => option.CustomParser = result => Number(result, option.Name, least) ?? default;

    /// <summary>Lets an option take the values of an enumeration, in small letters.</summary>
    public static void TakesWord<T>(this Option<T> option)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        option.HelpName ??= string.Join('|', words);
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        option.CustomParser = result => Find(result, option.Name, words) is { } index ? Enum.GetValues<T>()[index] : default;
    }

    /// <summary>Lets an option take some words.</summary>
    public static void TakesWord(this Option<string> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.CustomParser = result => Find(result, option.Name, words) is { } index ? words[index] : null;
    }

    /// <summary>Lets an argument take some words.</summary>
    public static void TakesWord(this Argument<string> argument, params string[] words)
    {
        argument.CompletionSources.Add(words);
        argument.CustomParser = result => Find(result, argument.Name, words) is { } index ? words[index] : null;
    }

    private static int? Find(ArgumentResult result, string option, string[] words)
    {
        var text = result.Tokens[0].Value;
        if (Array.FindIndex(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
            return index;

        result.AddError($"{option} takes {string.Join(", ", words[..^1])} or {words[^1]}, and not \"{text}\".");
        return null;
    }

    private static T? Number<T>(ArgumentResult result, string option, T least)
        where T : struct, IBinaryInteger<T>
    {
        var text = result.Tokens[0].Value;
        if (!T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            result.AddError($"{option} takes a whole number, and not \"{text}\".");
        else if (number < least)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option} takes a number from {least} on."));
        else
            return number;

        return null;
    }
}
