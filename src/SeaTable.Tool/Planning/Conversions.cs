using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>What becomes of cells when their column gets another type or other settings.</summary>
internal static class Conversions
{
    private static readonly string[] s_plainTexts = [ColumnTypeNames.Text, ColumnTypeNames.Email, ColumnTypeNames.Url];

    /// <summary>Gets why a column can't become one of another type; null when it can.</summary>
    public static string? WhyNot(string from, string to, bool isFirst)
    {
        const string Instead = "take its key out of the file, and the column is deleted and made anew";
        if (from == ColumnTypeNames.Link || to == ColumnTypeNames.Link)
            return $"a link can't become another type, nor another type a link: {Instead}";

        if (IsOfSystem(from) || IsOfSystem(to))
            return $"the key of such a column is always the same, and a key can't be changed: {Instead}";

        return isFirst && ColumnTypeFacts.Find(to) is not { CanBeFirst: true }
            ? $"the first column of a table can't be of the type {to}" : null;
    }

    /// <summary>Whether all values are kept as they are.</summary>
    public static bool KeepsValues(string from, string to) => IsComputed(from)
        || s_plainTexts.Contains(from) && (s_plainTexts.Contains(to) || to == ColumnTypeNames.LongText)
        || from == ColumnTypeNames.SingleSelect && to == ColumnTypeNames.MultipleSelect;

    /// <summary>Whether all values are kept when a column of the same type gets these settings.</summary>
    public static bool KeepsValues(ColumnDocument now, ColumnDocument wanted, IReadOnlyList<string> changed) => now.Type switch
    {
        ColumnTypeNames.Date => !DateForms.HasTime(now.Setting("format"))
            || wanted.Setting("format") is not { } format || DateForms.HasTime(format),

        // Its rows are numbered anew.
        ColumnTypeNames.AutoNumber => false,
        ColumnTypeNames.Geolocation => !changed.Contains("geo_format"),
        _ => true,
    };

    /// <summary>Whether cells hold nothing that anybody wrote.</summary>
    public static bool IsComputed(string type) =>
        type is ColumnTypeNames.Formula or ColumnTypeNames.LinkFormula or ColumnTypeNames.Button || IsOfSystem(type);

    private static bool IsOfSystem(string type) => ColumnTypeFacts.Find(type) is { SystemField: not null };
}
