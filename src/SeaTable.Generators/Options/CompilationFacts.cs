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
/// <param name="HasHosting">Whether the package that adds clients to the services of an application is referenced.</param>
/// <param name="HasOpenApi">Whether the package is referenced by which ASP.NET Core describes web APIs.</param>
internal sealed record CompilationFacts(
    string AssemblyName,
    string Language,
    bool LanguageSuffices,
    bool HasRuntime,
    bool HasHosting,
    bool HasOpenApi)
{
    /// <summary>Whether generated code would compile.</summary>
    public bool CanEmit => LanguageSuffices && HasRuntime;

    /// <summary>Whether a version of C# can compile the generated code.</summary>
    public static bool Suffices(LanguageVersion language) => language >= LanguageVersion.CSharp10;

    public static CompilationFacts From(Compilation compilation)
    {
        var language = compilation is CSharpCompilation csharp
            ? csharp.LanguageVersion
            : LanguageVersion.Default.MapSpecifiedToEffectiveVersion();
        return new CompilationFacts(
            compilation.AssemblyName ?? "",
            language.ToDisplayString(),
            Suffices(language),
            Has(compilation, "SeaTable.SeaTableRow"),
            FindsHosting(compilation),
            Has(compilation, "Microsoft.AspNetCore.OpenApi.OpenApiSchemaTransformerContext")
                && Has(compilation, "Microsoft.OpenApi.JsonSchemaType"));
    }

    /// <summary>Whether a client gets methods that add it to the services of an application.</summary>
    public static bool FindsHosting(Compilation compilation) =>
        Has(compilation, "SeaTable.Hosting.SeaTableRegistration");

    private static bool Has(Compilation compilation, string type) =>
        compilation.GetTypesByMetadataName(type).Any(found => found.DeclaredAccessibility == Accessibility.Public);
}
