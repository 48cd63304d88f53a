using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators.Emit;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Texts;

namespace SeaTable.Fuzz.Targets;

/// <summary>
/// Schema files: each gives code, a reason why not, or both, and code is C# whatever the names in the file hold.
/// </summary>
internal sealed class SchemaTarget : Target
{
    public override string Name => "schema";

    public override IReadOnlyList<string> Words =>
    [
        "{\"tables\":[", "\"columns\":", "\"key\":\"", "\"name\":\"", "\"type\":\"", "\"data\":{", "\"options\":[",
        "\"_id\":", "\"views\":[", "\"codegen\":{", "\"names\":{", "\"namespace\":\"", "\"client\":\"", "\"metadata\":",
        "single-select", "multiple-select", "link-formula", "formula", "link", "number", "\"result_type\":\"",
        "\"array_type\":\"", "\"other_table_id\":\"", "class", "*/", "\"\"\"", "\\\"", "\\u2028", "#if", "}", "]", ",", ":",
    ];

    public override ValueTask TryAsync(byte[] input)
    {
        var result = SchemaFiles.Read(new FileText("crm.seatable.json", Encoding.UTF8.GetString(input)), null, "Crm", default);
        Promise(result.Base is not null || result.Diagnostics.Count > 0, "A schema file gives neither code nor a reason.");
        if (result.Base is null)
            return ValueTask.CompletedTask;
        foreach (var code in (IEnumerable<string>)[BaseFile.Emit(result.Base), .. result.Tables.Select(TableFile.Emit)])
        {
            var error = CSharpSyntaxTree.ParseText(code).GetDiagnostics()
                .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Promise(error is null, $"Generated code is no C#: {error}");
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
