namespace SeaTable.Emulator.Values;

/// <summary>What a formula shows in place of a result. It travels as a value, and spoils only what looks at it.</summary>
internal sealed class ErrorValue
{
    /// <summary>An argument of a kind that the function can't use.</summary>
    public static readonly ErrorValue Value = new("#VALUE!");

    public static readonly ErrorValue DivisionByZero = new("#DIV/0!");

    /// <summary>A function or constant that does not exist.</summary>
    public static readonly ErrorValue Name = new("#NAME?");

    /// <summary>A column that does not exist, or one that needs the cell it is needed for.</summary>
    public static readonly ErrorValue Reference = new("#REF!");

    /// <summary>A number that is too large.</summary>
    public static readonly ErrorValue Number = new("#NUM!");

    /// <summary>A formula that can't be read.</summary>
    public static readonly ErrorValue Syntax = new("#ERROR!");

    private ErrorValue(string text) => Text = text;

    public string Text { get; }

    public override string ToString() => Text;
}

/// <summary>Leaves a function that can't give a result; whoever called it puts the error in place of one.</summary>
internal sealed class ValueException(ErrorValue error) : Exception(error.Text)
{
    public ErrorValue Error { get; } = error;
}
