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
/// <param name="OldTarget">The framework that the project targets, where it is one that the runtime is not made for.</param>
/// <param name="HasValidation">Whether the assembly is referenced by which ASP.NET Core validates what it is sent.</param>
internal sealed record ProjectOptions(
    string? RootNamespace, bool ReferencesPackage, bool EarlyOutput, string? OldTarget, bool HasValidation)
{
    public static ProjectOptions From(AnalyzerConfigOptions options)
    {
        var known = options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        return new ProjectOptions(
            known ? rootNamespace : null,
            IsTrue(options, "build_property.SeaTableGeneratorsDirectReference"),
            known && IsTrue(options, "build_property.SeaTableEarlyOutput"),
            options.TryGetValue("build_property.TargetFramework", out var target) && IsOld(target) ? target : null,
            IsTrue(options, "build_property.SeaTableHasValidation"));
    }

    /// <summary>Whether a target is known not to be net8.0 or newer: net6.0, netstandard2.0, net48.</summary>
    private static bool IsOld(string target)
    {
        var version = target.Split('-')[0];
        return version.StartsWith("net", StringComparison.Ordinal)
            && !(Version.TryParse(version.Substring(3), out var parsed) && parsed.Major >= 8);
    }

    private static bool IsTrue(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue(property, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
