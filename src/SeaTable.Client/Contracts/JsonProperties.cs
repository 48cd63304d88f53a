using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SeaTable;

/// <summary>Makes the contracts of properties.</summary>
internal static class JsonProperties
{
    /// <summary>Makes the contract of a property.</summary>
    /// <param name="options">The options that it is for.</param>
    /// <param name="name">The name in C#.</param>
    /// <param name="isNullable">Whether it may be <see langword="null"/>, as its declaration says.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes it; null when it is read-only.</param>
    /// <param name="find">Finds the property for descriptions of the JSON, which look at its declaration.</param>
    /// <param name="converter">The converter of the property, if it is not that of its type.</param>
    internal static JsonPropertyInfo Create<TOwner, T>(
        JsonSerializerOptions options,
        string name,
        bool isNullable,
        Func<TOwner, T?> get,
        Action<TOwner, T?>? set = null,
        Func<string, PropertyInfo?>? find = null,
        JsonConverter<T>? converter = null)
    {
        var property = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<T>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(TOwner),
            PropertyName = name,
            Converter = converter,
            Getter = owner => get((TOwner)owner),
            Setter = set is null ? null : (owner, value) => set((TOwner)owner, value),
#if NET9_0_OR_GREATER
            AttributeProviderFactory = find is null ? null : () => find(name)!,
#endif
        });
#if NET9_0_OR_GREATER
        if (!typeof(T).IsValueType)
            (property.IsGetNullable, property.IsSetNullable) = (isNullable, isNullable || set is null);
#endif
        return property;
    }
}
