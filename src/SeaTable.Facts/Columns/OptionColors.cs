namespace SeaTable.Facts;

/// <summary>The colours of an option that nobody has chosen any for: calls that make options have to tell some.</summary>
internal static class OptionColors
{
    public const string Background = "#EED5FF";

    public const string Text = "#212529";
}
