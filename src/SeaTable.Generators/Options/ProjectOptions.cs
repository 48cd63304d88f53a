using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Generators.Options;

/// <summary>What the project file says.</summary>
/// <param name="RootNamespace">The root namespace, which may be empty; null when the build does not tell.</param>
/// <param name="ReferencesPackage">Whether the project itself references the package, not only a project that does.</param>
/// <param name="EarlyOutput">
/// Whether rows shall be there before other generators run. The package's targets say so, unless the project asks for something
/// else, where the runtime is referenced, which the generator itself can't see that early.
/// </param>
/// <param name="HasValidation">Whether the assembly is referenced by which ASP.NET Core validates what it is sent.</param>
internal sealed record ProjectOptions(string? RootNamespace, bool ReferencesPackage, bool EarlyOutput, bool HasValidation)
{
    public static ProjectOptions From(AnalyzerConfigOptions options)
    {
        var known = options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        return new ProjectOptions(
            known ? rootNamespace : null,
            IsTrue(options, "build_property.SeaTableGeneratorsDirectReference"),
            known && IsTrue(options, "build_property.SeaTableEarlyOutput"),
            IsTrue(options, "build_property.SeaTableHasValidation"));
    }

    private static bool IsTrue(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue(property, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
