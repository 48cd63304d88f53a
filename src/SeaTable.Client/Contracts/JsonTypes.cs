using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>The contracts of all types that generated code has made for a base.</summary>
internal sealed class JsonTypes
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = [];
    private readonly Dictionary<Type, IReadOnlyList<string>> _options = [];
    private readonly Dictionary<Type, IReadOnlyList<string>> _lists = [];

    /// <summary>Finds the contract of a type; null when it is none of this base.</summary>
    internal JsonTypeInfo? Find(Type type, JsonSerializerOptions options) =>
        _types.TryGetValue(type, out var create) ? create(options) : null;

    /// <summary>Finds the names of a type of options; null when it is no such type.</summary>
    internal IReadOnlyList<string>? FindOptions(Type type) => _options.GetValueOrDefault(type);

    /// <summary>Finds the names of the options of a list; null when it is no such list.</summary>
    internal IReadOnlyList<string>? FindListed(Type type) => _lists.GetValueOrDefault(type);

    internal void Add<T>(Func<JsonSerializerOptions, JsonTypeInfo> create) =>
        _types.TryAdd(typeof(T), options => FindCustom<T>(options) ?? create(options));

    /// <summary>Adds a type of options, alone and in a list.</summary>
    internal void AddOption<T>(SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        if (_options.ContainsKey(typeof(T)))
            return;

        _options[typeof(T)] = _lists[typeof(IReadOnlyList<T>)] = [.. options.All.Select(option => option.Name).Distinct()];
        var converter = new OptionConverter<T>(options);
        Add<T>(settings => JsonMetadataServices.CreateValueInfo<T>(settings, converter));
        Add<T?>(static settings =>
            JsonMetadataServices.CreateValueInfo<T?>(settings, JsonMetadataServices.GetNullableConverter<T>(settings)));
        Add<IReadOnlyList<T>>(static settings =>
            JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(settings, new()));
    }

    /// <summary>The contract of the converter that the program has chosen for a type, if it has.</summary>
    private static JsonTypeInfo<T>? FindCustom<T>(JsonSerializerOptions options)
    {
        foreach (var converter in options.Converters)
        {
            if (!converter.CanConvert(typeof(T)))
                continue;

            var own = converter is JsonConverterFactory factory ? factory.CreateConverter(typeof(T), options) : converter;
            return own is null ? null : JsonMetadataServices.CreateValueInfo<T>(options, own);
        }

        return null;
    }
}
