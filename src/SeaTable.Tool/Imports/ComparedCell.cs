using SeaTable.Tool.CellTexts;

namespace SeaTable.Tool.Imports;

/// <summary>
/// What a cell holds as a text that is the same for the same content, whether it comes from a file or from the server.
/// </summary>
internal static class ComparedCell
{
    public static string Of(object? value) => value switch
    {
        false => "", // A checkbox that was never set reads as one that is not checked.
        DateTimeOffset moment => CellText.Of(moment.ToUniversalTime()),
        _ => CellText.Of(value),
    };
}
