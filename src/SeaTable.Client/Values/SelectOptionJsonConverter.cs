using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeaTable.Runtime;

/// <summary>
/// Writes an option as its name and reads it by its name, for <c>System.Text.Json</c>. Generated option types carry it, so
/// options can be sent to a browser or kept in a file as they are. It needs no reflection.
/// </summary>
/// <remarks>
/// A value that is no option at all, such as <c>default</c>, is <see langword="null"/> in JSON, and as a key it is the empty
/// string.
/// A name that the schema does not know is read as well; it gives what <c>FromName</c> gives.
/// </remarks>
/// <typeparam name="T">The generated option type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SelectOptionJsonConverter<T> : JsonConverter<T>
    where T : struct, ISelectOptionType<T>
{
    private static readonly OptionConverter<T> s_converter = new(OptionTypes.Options<T>());

    /// <inheritdoc/>
    public override bool HandleNull => s_converter.HandleNull;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is neither a string nor null.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        s_converter.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        s_converter.Write(writer, value, options);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        s_converter.ReadAsPropertyName(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        s_converter.WriteAsPropertyName(writer, value, options);
    }
}
