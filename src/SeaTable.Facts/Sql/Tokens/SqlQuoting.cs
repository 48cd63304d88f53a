using System;
using System.Globalization;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>
/// Writes names and constants so that they can't be taken for anything else, and reads them. No other place does.
/// </summary>
internal static class SqlQuoting
{
    /// <summary>A name in backticks, a backtick in it doubled.</summary>
    public static string Name(string name) => "`" + name.Replace("`", "``") + "`";

    /// <summary>Whether a name can stand without backticks.</summary>
    public static bool CanStandBare(string name) =>
        name.Length > 0
        && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(character => char.IsLetter(character) || character is '_' or (>= '0' and <= '9'))
        && !SqlKeywords.IsReserved(name)
        && !SqlKeywords.IsClause(name);

    /// <summary>A text in single quotes, a single quote in it doubled.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>A name or text in quotes of a kind, such quotes in it doubled.</summary>
    public static string Quote(string text, char quote) => quote switch
    {
        '`' => Name(text),
        '"' => "\"" + text.Replace("\"", "\"\"") + "\"",
        _ => Text(text),
    };

    /// <summary>
    /// What stands between quotes of any kind: without one of them at each end, and with doubled ones single. A name without
    /// quotes is itself.
    /// </summary>
    public static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] is not ('`' or '\'' or '"') || text[text.Length - 1] != text[0])
        {
            return text;
        }

        var quote = text.Substring(0, 1);
        return text.Substring(1, text.Length - 2).Replace(quote + quote, quote);
    }

    /// <summary>A number, written so that reading gives the same again.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number as a statement has it; what is too large for a number is the largest.</summary>
    public static double ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && !double.IsInfinity(number) ? number : double.MaxValue;
}
