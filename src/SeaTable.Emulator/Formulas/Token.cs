namespace SeaTable.Emulator.Formulas;

internal enum TokenKind
{
    Number,
    Text,

    /// <summary>A name in braces.</summary>
    Reference,

    /// <summary>A function or a constant.</summary>
    Name,
    Operator,
    Open,
    Close,
    Comma,
    End,

    /// <summary>A character that starts nothing, or a text or reference that does not end.</summary>
    Unknown,
}

/// <summary>A piece of a formula, with the place where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says, without quotes or braces.</param>
/// <param name="Start">Where it starts, quotes and braces included.</param>
/// <param name="End">Where the rest of the formula starts.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End);
