namespace SeaTable.Tool.Delimited;

/// <summary>
/// Spreadsheets run a text that begins like a formula, whoever wrote it into the base. For a file that is meant for one, such
/// texts get a quote in front, and lose it again when they are read.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    /// <summary>Whether a spreadsheet would run a text.</summary>
    public static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>Puts a quote in front of a text that a spreadsheet would run, or that has such a quote already.</summary>
    public static string Add(string text) => IsFormula(text.TrimStart(Guard)) ? Guard + text : text;

    /// <summary>Takes the quote away again.</summary>
    public static string Remove(string text) =>
        text.StartsWith(Guard) && IsFormula(text.TrimStart(Guard)) ? text[1..] : text;
}
