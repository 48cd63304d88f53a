using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SeaTable.Runtime;

/// <summary>
/// Writes what a formula came to as its value, for <c>System.Text.Json</c>, and reads it back. <see cref="FormulaResult{T}"/>
/// carries it, so rows can be sent to a browser or kept in a file as they are. It needs no reflection.
/// </summary>
/// <remarks>
/// An error and nothing are both <see langword="null"/> in JSON: the text of an error would pass for the value of a formula that
/// gives text. Whoever has to show errors hands on <see cref="FormulaResult{T}.Error"/> beside the value.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormulaResultJsonConverter : JsonConverterFactory
{
    // These are all the types that the cell reader gives; naming each keeps reflection out.
    private static readonly Dictionary<Type, JsonConverter> s_converters = new()
    {
        [typeof(FormulaResult<double>)] = new ResultConverter<double>(JsonMetadataServices.DoubleConverter),
        [typeof(FormulaResult<decimal>)] = new ResultConverter<decimal>(JsonMetadataServices.DecimalConverter),
        [typeof(FormulaResult<string>)] = new ResultConverter<string>(JsonMetadataServices.StringConverter!),
        [typeof(FormulaResult<bool>)] = new ResultConverter<bool>(JsonMetadataServices.BooleanConverter),
        [typeof(FormulaResult<DateOnly>)] = new ResultConverter<DateOnly>(JsonMetadataServices.DateOnlyConverter),
        [typeof(FormulaResult<DateTimeOffset>)] =
            new ResultConverter<DateTimeOffset>(JsonMetadataServices.DateTimeOffsetConverter),
        [typeof(FormulaResult<JsonElement>)] = new ResultConverter<JsonElement>(JsonMetadataServices.JsonElementConverter),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => s_converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">No formula gives such a value.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        s_converters.TryGetValue(typeToConvert, out var converter)
            ? converter
            : throw new NotSupportedException($"No formula of SeaTable gives a {typeToConvert}, so there is no JSON for it.");

    private sealed class ResultConverter<T>(JsonConverter<T> values) : JsonConverter<FormulaResult<T>>
    {
        public override bool HandleNull => true;

        public override FormulaResult<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? default : new(values.Read(ref reader, typeof(T), options)!);

        public override void Write(Utf8JsonWriter writer, FormulaResult<T> value, JsonSerializerOptions options)
        {
            if (value.TryGetValue(out var result))
                values.Write(writer, result, options);
            else
                writer.WriteNullValue();
        }
    }
}
