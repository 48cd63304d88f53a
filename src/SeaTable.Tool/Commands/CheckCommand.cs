using System.CommandLine;
using SeaTable.Generators.Diagnostics;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable check</c>: the generator's diagnostics without a build.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "The schema files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var sarif = new Option<string?>("--sarif")
        {
            Description = "Write the findings to this file as SARIF 2.1.0, which code hosts and editors show.",
            HelpName = "FILE",
        };
        var strict = new Option<bool>("--strict") { Description = "Give the exit code 1 for warnings, too." };
        var command = new Command("check", "Check schema files as the generator does, without a build.")
        {
            files, sarif, strict,
        };
        files.OffersSchemaFiles();
        command.HasExamples(
            new("Some files", "seatable check crm.seatable.json shop.seatable.json"),
            new("For a code host", "seatable check crm.seatable.json --strict --sarif seatable.sarif"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var found = new List<DiagnosticInfo>();
            foreach (var path in arguments.GetValue(files)!)
            {
                var text = await SchemaFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
                var codegen = await CodegenFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
                found.AddRange(GeneratedCode.Of(path, text, codegen, cancellationToken).Result.Diagnostics);
            }

            found = CheckReport.InOrder(found);
            CheckReport.Write(terminal.Data, found);
            if (arguments.GetValue(sarif) is { } report)
                await SchemaFile.SaveAsync(report, SarifLog.Write(found), cancellationToken).ConfigureAwait(false);

            var errors = found.Count(CheckReport.IsError);
            terminal.Note(CheckReport.Summary(errors, found.Count - errors));
            return CheckReport.ExitCodeOf(errors, found.Count - errors, arguments.GetValue(strict));
        });
        return command;
    }
}
