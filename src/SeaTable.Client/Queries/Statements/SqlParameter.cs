using System.Text.Json;

namespace SeaTable.Queries;

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
