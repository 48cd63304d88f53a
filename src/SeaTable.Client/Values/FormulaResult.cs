using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>What a formula came to: a value, an error, or nothing.</summary>
/// <typeparam name="T">The type of the value, by the formula's result type.</typeparam>
/// <remarks>In JSON it is the value, or <see langword="null"/> when there is an error or nothing.</remarks>
[JsonConverter(typeof(FormulaResultJsonConverter))]
public readonly struct FormulaResult<T> : IEquatable<FormulaResult<T>>
{
    private readonly T _value;

    internal FormulaResult(T value)
    {
        _value = value;
        HasValue = true;
        Error = null;
    }

    private FormulaResult(string error, bool hasValue)
    {
        _value = default!;
        HasValue = hasValue;
        Error = error;
    }

    /// <summary>Whether there is a value; if not, there is an error, or the formula came to nothing.</summary>
    public bool HasValue { get; }

    /// <summary>
    /// The text of the error, such as <c>#VALUE!</c> or <c>#DIV/0!</c>; <see langword="null"/> when there is none.
    /// </summary>
    public string? Error { get; }

    // What looks at members by reflection, such as the validation of ASP.NET Core, passes over those that JSON passes over.
    /// <summary>The value.</summary>
    /// <exception cref="SeaTableFormulaException">There is none.</exception>
    [JsonIgnore]
    public T Value => HasValue ? _value : throw new SeaTableFormulaException(Error);

    /// <summary>The value, or the type's default when there is none.</summary>
    [JsonIgnore]
    public T? ValueOrDefault => _value;

    /// <summary>Gives the value if there is one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return HasValue;
    }

    /// <summary>The value as text, the error's text, or an empty text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => HasValue ? _value?.ToString() ?? "" : Error ?? "";

    /// <inheritdoc/>
    public bool Equals(FormulaResult<T> other) =>
        HasValue == other.HasValue && Error == other.Error && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FormulaResult<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HasValue, Error, _value);

    /// <summary>Whether both came to the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they did.</returns>
    public static bool operator ==(FormulaResult<T> left, FormulaResult<T> right) => left.Equals(right);

    /// <summary>Whether they came to something different.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they did.</returns>
    public static bool operator !=(FormulaResult<T> left, FormulaResult<T> right) => !left.Equals(right);

    internal static FormulaResult<T> OfError(string error) => new(error, hasValue: false);
}
