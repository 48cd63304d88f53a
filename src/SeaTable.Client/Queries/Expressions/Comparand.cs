namespace SeaTable.Queries;

/// <summary>What a column is compared with by <c>==</c> and <c>!=</c>: a value, or <see langword="null"/> for an empty cell. Made by the compiler.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// It is there so that the compiler takes <c>c.Age == null</c> for what it is, a question about cells: if it compared with the value
/// itself, the compiler would conclude that <c>c.Age</c> may be null, and warn of using it again in the same condition.
/// </remarks>
public readonly record struct Comparand<T>
    where T : struct
{
    private Comparand(T? value) => Value = value;

    internal T? Value { get; }

    /// <summary>Takes a value, or none.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Comparand<T>(T? value) => new(value);
}
