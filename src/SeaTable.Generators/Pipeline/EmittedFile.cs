using System;
using System.Collections.Generic;
using System.Threading;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Emit;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.Pipeline;

/// <summary>A generated file, or why there is none. It is the same file whichever way the compiler takes it.</summary>
/// <param name="HintName">The name of the file.</param>
/// <param name="Text">The code; empty when there is an error.</param>
/// <param name="Error">The defect of the generator that ended it.</param>
internal sealed record EmittedFile(string HintName, string Text, DiagnosticInfo? Error)
{
    /// <summary>The file of a table.</summary>
    public static EmittedFile Of(TableModel table, CancellationToken cancellationToken) =>
        Emit(table.HintName, table.FileName, () => TableFile.Emit(table), cancellationToken);

    /// <summary>The file of a client.</summary>
    public static EmittedFile Of(BaseModel model, CancellationToken cancellationToken) =>
        Emit(model.HintName, model.FileName, () => BaseFile.Emit(model), cancellationToken);

    /// <summary>The file that keeps the validation of ASP.NET Core away from the rows of a client.</summary>
    public static EmittedFile WithoutValidation(BaseModel model, CancellationToken cancellationToken) =>
        Emit(model.ValidationHintName, model.FileName, () => ValidationFile.Emit(model), cancellationToken);

    /// <summary>The files of a client that packages ask for which a project references, too.</summary>
    public static IEnumerable<EmittedFile> Of(BaseModel model, bool hosting, bool openApi, CancellationToken cancellationToken)
    {
        if (hosting)
        {
            yield return Emit(
                model.ServicesHintName, model.FileName, () => ServicesFile.Emit(model), cancellationToken);
        }

        if (openApi)
        {
            yield return Emit(model.OpenApiHintName, model.FileName, () => OpenApiFile.Emit(model), cancellationToken);
        }
    }

    private static EmittedFile Emit(string hintName, string fileName, Func<string> emit, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(hintName, emit(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(hintName, "", InternalError.Describe(fileName, exception));
        }
    }
}
