namespace SeaTable.Tool.Terminal;

/// <summary>
/// Texts of others, such as names in a base and what servers say, without what a terminal takes for a command, or what makes it
/// show signs in another order than they stand in.
/// </summary>
internal static class PlainText
{
    /// <summary>How much of a text a message quotes.</summary>
    private const int LongestQuote = 40;

    private const string LineBreakShown = "\u21B5";

    /// <summary>Replaces each sign that is a command by a blank; line breaks and tabs stay.</summary>
    public static string Of(string text) => Replace(text, IsCommand);

    /// <summary>Replaces line breaks and tabs, too, so that no text of others looks like a line of the tool's own.</summary>
    public static string Line(string text) => Replace(
        text.ReplaceLineEndings(LineBreakShown), letter => letter == '\t' || IsCommand(letter));

    /// <summary>A text in quotes, and of a long one the beginning.</summary>
    public static string Quoted(string text) =>
        text.Length > LongestQuote ? $"\"{Line(text[..LongestQuote])}…\"" : $"\"{Line(text)}\"";

    /// <summary>Whether a sign is no part of a text to a terminal.</summary>
    public static bool IsCommand(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t'))
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Replace(string text, Func<char, bool> isReplaced) => !text.Any(isReplaced) ? text
        : string.Concat(text.Select(letter => isReplaced(letter) ? ' ' : letter));
}
