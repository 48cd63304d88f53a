using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;

namespace SeaTable.Generators.Pipeline;

/// <summary>The last step: hands files and diagnostics to the compiler.</summary>
internal static class Output
{
    /// <summary>Adds a file, or reports why there is none.</summary>
    public static void File(SourceProductionContext context, EmittedFile file)
    {
        if (file.Error is null)
        {
            context.AddSource(file.HintName, TextOf(file));
        }
        else
        {
            context.ReportDiagnostic(file.Error.ToDiagnostic());
        }
    }

    public static void Diagnostics(SourceProductionContext context, EquatableArray<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }

    public static SourceText TextOf(EmittedFile file) => SourceText.From(file.Text, Encoding.UTF8);
}
