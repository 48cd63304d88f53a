using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Emit;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.Pipeline;

/// <summary>The last step: hands files and diagnostics to the compiler.</summary>
internal static class Output
{
    public static void Table(SourceProductionContext context, TableModel table) =>
        Add(context, table.HintName, table.FileName, () => TableFile.Emit(table));

    public static void Base(SourceProductionContext context, (BaseModel Base, (bool Hosting, bool OpenApi) Has) item)
    {
        var model = item.Base;
        Add(context, model.HintName, model.FileName, () => BaseFile.Emit(model, item.Has.OpenApi));
        if (item.Has.Hosting)
        {
            Add(context, model.ServicesHintName, model.FileName, () => ServicesFile.Emit(model));
        }
    }

    public static void Diagnostics(SourceProductionContext context, EquatableArray<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }

    private static void Add(SourceProductionContext context, string hintName, string fileName, Func<string> emit)
    {
        try
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.AddSource(hintName, SourceText.From(emit(), Encoding.UTF8));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(InternalError.Describe(fileName, exception).ToDiagnostic());
        }
    }
}
