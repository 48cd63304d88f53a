namespace SeaTable.Queries;

/// <summary>What a text is compared with by <c>==</c> and <c>!=</c>: a text, or <see langword="null"/> for an empty cell. Made by the compiler.</summary>
/// <remarks>For why it is there, see <see cref="Comparand{T}"/>.</remarks>
public readonly record struct TextComparand
{
    private TextComparand(string? text) => Text = text;

    internal string? Text { get; }

    /// <summary>Takes a text, or none.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator TextComparand(string? text) => new(text);
}
