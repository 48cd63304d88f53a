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
        bool known = options.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
        bool isSet = options.TryGetValue("build_property.SeaTableGeneratorsDirectReference", out string? direct);
        return new ProjectOptions(
            known ? rootNamespace : null,
            isSet && string.Equals(direct, "true", StringComparison.OrdinalIgnoreCase));
    }
}
