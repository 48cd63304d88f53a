namespace SeaTable;

/// <summary>The texts that stand in a formula's cell instead of a value, whatever its result type.</summary>
internal static class FormulaErrors
{
    internal static bool IsError(ReadOnlySpan<byte> text) =>
        text.Length > 3 && text[0] == (byte)'#' &&
        (text.SequenceEqual("#VALUE!"u8) || text.SequenceEqual("#ERROR!"u8) || text.SequenceEqual("#DIV/0!"u8)
            || text.SequenceEqual("#NAME?"u8) || text.SequenceEqual("#N/A"u8) || text.SequenceEqual("#NULL!"u8)
            || text.SequenceEqual("#NUM!"u8) || text.SequenceEqual("#REF!"u8)
            || text.SequenceEqual("#GETTING_DATA"u8));
}
