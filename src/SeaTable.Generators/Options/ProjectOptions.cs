using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Generators.Options;

/// <summary>What the project file says.</summary>
/// <param name="RootNamespace">The root namespace, which may be empty; null when the build does not tell.</param>
/// <param name="ReferencesPackage">Whether the project itself references the package, not only a project that does.</param>
internal sealed record ProjectOptions(string? RootNamespace, bool ReferencesPackage)
{
    public static ProjectOptions From(AnalyzerConfigOptions options)
    {
        var known = options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        var isSet = options.TryGetValue("build_property.SeaTableGeneratorsDirectReference", out var direct);
        return new ProjectOptions(
            known ? rootNamespace : null,
            isSet && string.Equals(direct, "true", StringComparison.OrdinalIgnoreCase));
    }
}
