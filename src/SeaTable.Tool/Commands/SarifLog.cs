using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Generators.Diagnostics;

namespace SeaTable.Tool.Commands;

/// <summary>Writes diagnostics as a log in SARIF 2.1.0.</summary>
internal static class SarifLog
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(IReadOnlyList<DiagnosticInfo> diagnostics) => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject { ["name"] = "seatable", ["rules"] = new JsonArray([.. RulesOf(diagnostics)]) },
            },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. diagnostics.Select(Result)]),
        }),
    }.ToJsonString(s_json) + "\n";

    private static IEnumerable<JsonNode> RulesOf(IEnumerable<DiagnosticInfo> diagnostics) => diagnostics
        .Select(found => found.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(id => (JsonNode)new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = Message(Rules.Get(id).Title.ToString(CultureInfo.InvariantCulture)),
        });

    private static JsonObject Result(DiagnosticInfo found)
    {
        var result = new JsonObject
        {
            ["ruleId"] = found.RuleId,
            ["level"] = CheckReport.IsError(found) ? "error" : "warning",
            ["message"] = Message(found.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)),
        };
        if (found.Location is { } location)
            result["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Place(location) });

        return result;
    }

    private static JsonObject Place(LocationInfo location) => new()
    {
        ["artifactLocation"] = new JsonObject { ["uri"] = Address(location.Path) },
        ["region"] = new JsonObject
        {
            ["startLine"] = location.StartLine + 1,
            ["startColumn"] = location.StartColumn + 1,
            ["endLine"] = location.EndLine + 1,
            ["endColumn"] = location.EndColumn + 1,
        },
    };

    private static string Address(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));

    private static JsonObject Message(string text) => new() { ["text"] = text };
}
