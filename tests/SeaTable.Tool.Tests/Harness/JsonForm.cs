using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Json.Schema;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>A description of JSON out of the documentation.</summary>
internal static class JsonForm
{
    private static readonly ConcurrentDictionary<string, Lazy<JsonSchema>> s_read = new();

    /// <summary>What of a text does not fit a description, such as <c>diff.schema.json</c>.</summary>
    internal static IReadOnlyList<string> Problems(string name, string text)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        var schema = s_read.GetOrAdd(name, _ => new(() => JsonSchema.FromFile(path))).Value;
        var result = schema.Evaluate(JsonNode.Parse(text), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] :
        [
            .. result.Details
                .Where(detail => detail.Errors is not null
                    && !detail.EvaluationPath.ToString().Contains("/if", StringComparison.Ordinal))
                .Select(detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}"),
        ];
    }
}
