namespace SeaTable;

/// <summary>The value of a formula was asked for, but the formula came to an error or to nothing.</summary>
public sealed class SeaTableFormulaException : SeaTableException
{
    /// <summary>Initializes a new instance with the text of the formula's error.</summary>
    /// <param name="error">The text, such as <c>#DIV/0!</c>; <see langword="null"/> when the formula came to nothing.</param>
    public SeaTableFormulaException(string? error)
        : base(error is null
            ? "The formula came to nothing, so it has no value. Ask HasValue first."
            : $"The formula came to the error {error}, so it has no value. Ask HasValue first.")
    {
        Error = error;
    }

    /// <summary>
    /// The text of the formula's error, such as <c>#DIV/0!</c>; <see langword="null"/> when it came to nothing.
    /// </summary>
    public string? Error { get; }
}
