using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A statement ready to be sent.</summary>
/// <param name="Text">The SQL, with a <c>?</c> for each parameter.</param>
/// <param name="Parameters">The values.</param>
/// <param name="Table">The table with the names it was written with; null when a person wrote it.</param>
internal sealed record SqlStatement(string Text, IReadOnlyList<SqlParameter> Parameters, TableMetadata? Table = null)
{
    /// <summary>The columns that it names.</summary>
    internal IReadOnlyCollection<ColumnSchema> Named { get; init; } = [];

    private static readonly JsonWriterOptions s_writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether it is the same question, whenever the names were looked up.</summary>
    internal bool Asks(SqlStatement other) => Body(convertKeys: false).Span.SequenceEqual(other.Body(convertKeys: false).Span);

    /// <summary>
    /// The request. Typed queries are answered by keys, which no renaming changes; people who write SQL think in names.
    /// </summary>
    internal ReadOnlyMemory<byte> Body(bool convertKeys)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, s_writerOptions);
        json.WriteStartObject();
        json.WriteString("sql"u8, Text);
        json.WriteBoolean("convert_keys"u8, convertKeys);
        if (Parameters.Count > 0)
        {
            json.WriteStartArray("parameters"u8);
            foreach (var parameter in Parameters)
                parameter.Write(json);

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}

/// <summary>A value that travels beside the statement. The server documents texts and numbers.</summary>
internal readonly record struct SqlParameter
{
    private readonly string _value;
    private readonly bool _isText;

    private SqlParameter(string value, bool isText) => (_value, _isText) = (value, isText);

    internal static SqlParameter Text(string text) => new(text, isText: true);

    /// <param name="json">The number as JSON writes it.</param>
    internal static SqlParameter Number(string json) => new(json, isText: false);

    internal void Write(Utf8JsonWriter json)
    {
        if (_isText)
            json.WriteStringValue(_value);
        else
            json.WriteRawValue(_value, skipInputValidation: true);
    }

    public override string ToString() => _value;
}
