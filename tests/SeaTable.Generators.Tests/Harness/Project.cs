using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// Projects without code. Made once for each set of references, since reading those takes most of a compilation.
/// </summary>
internal static class Project
{
    private static readonly ConcurrentDictionary<string, CSharpCompilation> s_made = new();

    public static CSharpCompilation Referencing(IReadOnlyCollection<MetadataReference> references) =>
        s_made.GetOrAdd(string.Join('|', references.Select(reference => reference.Display)), _ => Make(references));

    private static CSharpCompilation Make(IEnumerable<MetadataReference> references)
    {
        var project = CSharpCompilation.Create("Crm", [], References.Framework.Concat(references), new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            warningLevel: 9999,
            // The SDK leaves it out as well: a package may be made for an older version of another one than there is.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)],
            nullableContextOptions: NullableContextOptions.Enable));

        // Binds the references, which compilations made of this one then share.
        _ = project.GetSpecialType(SpecialType.System_Object);
        return project;
    }
}
