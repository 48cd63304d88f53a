using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeaTable.Generators.Options;

/// <summary>
/// The few things about a compilation that matter here. The compilation itself changes with every key press; these don't.
/// </summary>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="Language">The C# version, as one writes it.</param>
/// <param name="LanguageSuffices">Whether that version can compile the generated code.</param>
/// <param name="HasRuntime">Whether the runtime is referenced.</param>
/// <param name="Services">What is there to register a client with.</param>
internal sealed record CompilationFacts(
    string AssemblyName,
    string Language,
    bool LanguageSuffices,
    bool HasRuntime,
    ServiceFacts Services)
{
    /// <summary>Whether generated code would compile.</summary>
    public bool CanEmit => LanguageSuffices && HasRuntime;

    public static CompilationFacts From(Compilation compilation)
    {
        var language = compilation is CSharpCompilation csharp
            ? csharp.LanguageVersion
            : LanguageVersion.Default.MapSpecifiedToEffectiveVersion();
        return new CompilationFacts(
            compilation.AssemblyName ?? "",
            language.ToDisplayString(),
            language >= LanguageVersion.CSharp10,
            Has(compilation, "SeaTable.SeaTableRow"),
            new ServiceFacts(
                HasServices(compilation),
                Has(compilation, "Microsoft.Extensions.Configuration.IConfiguration")));
    }

    /// <summary>Whether a client gets methods to register it.</summary>
    public static bool HasServices(Compilation compilation) =>
        Has(compilation, "Microsoft.Extensions.DependencyInjection.IServiceCollection");

    private static bool Has(Compilation compilation, string type) =>
        compilation.GetTypesByMetadataName(type).Any(found => found.DeclaredAccessibility == Accessibility.Public);
}
