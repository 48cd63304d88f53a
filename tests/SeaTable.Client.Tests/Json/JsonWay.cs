using System.Text.Json;

namespace SeaTable.Client.Tests.Json;

/// <summary>The two ways by which System.Text.Json gets to know rows; whatever holds by the one holds by the other.</summary>
public enum JsonWay
{
    /// <summary>By looking at the class, as without any setting.</summary>
    Reflection,

    /// <summary>By what generated code tells, with no reflection at all.</summary>
    Generated,
}

internal static class JsonWays
{
    /// <summary>Options that are not in use yet, with the settings of web APIs or without any.</summary>
    internal static JsonSerializerOptions NewOptions(this JsonWay way, bool isWeb = false)
    {
        var options = new JsonSerializerOptions(isWeb ? JsonSerializerDefaults.Web : JsonSerializerDefaults.General);
        if (way == JsonWay.Generated)
            options.TypeInfoResolver = TypesBase.JsonTypeInfoResolver;

        return options;
    }
}
