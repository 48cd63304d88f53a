using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>What the build tells the compiler of a project that uses the package.</summary>
internal sealed class ProjectOptions(string rootNamespace) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
    {
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.SeaTableGeneratorsDirectReference"] = "true",
        ["build_property.SeaTableEarlyOutput"] = "false",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        internal static Values None { get; } = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
