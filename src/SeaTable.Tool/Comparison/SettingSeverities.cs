namespace SeaTable.Tool.Comparison;

/// <summary>
/// What a changed setting means that makes no other type in C#. One that nobody has heard of yet may change what is stored.
/// </summary>
internal static class SettingSeverities
{
    /// <summary>How values are shown, which changes none of them.</summary>
    private static readonly HashSet<string> s_shown = new(StringComparer.Ordinal)
    {
        "array_data", "currency_symbol", "currency_symbol_position", "decimal", "display_column_key", "display_type",
        "duration_format", "enable_precision", "format", "geo_format", "precision", "rate_style_color", "rate_style_type",
        "symbol_position", "thousands", "wrap_text",
    };

    private static readonly HashSet<string> s_shownOfViews = new(StringComparer.Ordinal) { "groupbys", "sorts" };

    /// <summary>A setting of a column.</summary>
    public static Severity Of(string setting) => s_shown.Contains(setting) ? Severity.Cosmetic : Severity.Compatible;

    /// <summary>A setting of a view: which rows and columns it shows is more than how.</summary>
    public static Severity OfView(string setting) =>
        s_shownOfViews.Contains(setting) ? Severity.Cosmetic : Severity.Compatible;
}
