using System.CommandLine;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable convert</c>: an export, or metadata fetched by hand, becomes a schema file, without a server.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("file") { Description = "An export (*.dtable), or a file with the base's metadata." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = $"The schema file. [default: the name of the file with {SchemaFile.Extension}]",
            HelpName = "FILE",
        };
        var tables = new TableOptions();
        var command = new Command("convert", "Make a schema file of an export or of fetched metadata, without a server.")
        {
            input, output,
        };
        tables.AddTo(command);
        input.OffersSchemaFiles(".dtable");
        output.OffersSchemaFiles();
        command.HasExamples(
            new("An export of a base", "seatable convert crm.dtable"),
            new("Metadata that was fetched by hand", "seatable convert metadata.json -o crm.seatable.json"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var source = arguments.GetValue(input)!;
            var read = await SchemaFile.LoadAsync(source, cancellationToken).ConfigureAwait(false);
            var path = arguments.GetValue(output) ?? NameFor(source);
            await PulledFile.WriteAsync(
                path, old => tables.Choose(arguments, read, old) with { Pulled = old?.Pulled }, terminal, cancellationToken)
                .ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static string NameFor(string source)
    {
        var name = Path.GetFileName(source);
        foreach (var ending in new[] { SchemaFile.Extension, ".dtable", ".json" })
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length)
                return name[..^ending.Length] + SchemaFile.Extension;
        }

        return name + SchemaFile.Extension;
    }
}
