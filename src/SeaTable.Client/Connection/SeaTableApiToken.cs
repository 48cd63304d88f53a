using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SeaTable;

/// <summary>
/// An API token. A string becomes one by itself; what logs, serializes or shows objects by their properties does not find its
/// text.
/// </summary>
[TypeConverter(typeof(Converter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SeaTableApiToken : IEquatable<SeaTableApiToken>
{
    private readonly Secret _secret;

    /// <summary>Initializes a new instance with the text of the token.</summary>
    /// <param name="value">The text of the token.</param>
    public SeaTableApiToken(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _secret = new Secret(value);
    }

    /// <summary>Makes a token of its text.</summary>
    /// <param name="value">The text of the token, or <see langword="null"/>.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SeaTableApiToken?(string? value) => value is null ? null : new SeaTableApiToken(value);

    /// <summary>Determines whether two tokens are the same.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static bool operator ==(SeaTableApiToken? left, SeaTableApiToken? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Determines whether two tokens differ.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static bool operator !=(SeaTableApiToken? left, SeaTableApiToken? right) => !(left == right);

    /// <summary>Gives the text of the token. It is a password: it belongs into no log, message or file.</summary>
    /// <returns>The text, as it was given.</returns>
    public string Reveal() => _secret.Reveal();

    /// <inheritdoc/>
    public bool Equals(SeaTableApiToken? other) => other is not null && _secret.Is(other._secret);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeaTableApiToken);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_secret.Reveal(), StringComparison.Ordinal);

    /// <summary>Gives no token, so that none gets into a log or a message by accident.</summary>
    /// <returns>The words "(API token)".</returns>
    public override string ToString() => "(API token)";

    /// <summary>Makes a token of a string in a configuration; it writes none.</summary>
    internal sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text ? new SeaTableApiToken(text) : base.ConvertFrom(context, culture, value);
    }
}
