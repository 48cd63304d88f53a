using System.CommandLine;
using System.Globalization;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable pull</c>: fetches the schema of a base into a file that code is generated from.</summary>
internal static class PullCommand
{
    public static Command Create()
    {
        var server = new ServerOptions();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The schema file. [default: the only *.seatable.json of this folder, or one named after the base]",
            HelpName = "FILE",
        };
        var tables = new TableOptions();
        var dated = new Option<bool>("--dated")
        {
            Description = "Note the day in the file, now and by each later pull, for SeaTableCheck of the build.",
        };
        var command = new Command("pull",
            "Fetch the schema of a base into a file that code is generated from; C# names in use stay.")
        {
            output, dated,
        };
        tables.AddTo(command);
        server.AddTo(command);
        output.OffersSchemaFiles();
        command.HasExamples(
            new("The whole base, the first time and whenever it has changed", "seatable pull -o crm.seatable.json"),
            new("Some of its tables", "seatable pull -o crm.seatable.json --tables Contacts Companies"),
            new("From a server and with a token that are named here",
                "seatable pull --server https://cloud.seatable.io --token-variable CRM_TOKEN"),
            new("With the day in it, so that a build can warn of an old file", "seatable pull -o crm.seatable.json --dated"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var client = server.Connect(arguments, terminal);
            var fetched = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
            var path = arguments.GetValue(output) ?? await DefaultPathAsync(client, cancellationToken).ConfigureAwait(false);
            await PulledFile.WriteAsync(
                path,
                old => tables.Choose(arguments, fetched, old) with
                {
                    Pulled = arguments.GetValue(dated) || old?.Pulled is not null ? Today() : null,
                },
                terminal,
                cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static string Today() => DateTime.UtcNow.ToString(DateForms.Day, CultureInfo.InvariantCulture);

    private static async Task<string> DefaultPathAsync(SeaTableClient client, CancellationToken cancellationToken)
    {
        var present = Directory.GetFiles(".", $"*{SchemaFile.Extension}");
        switch (present)
        {
            case [var only]:
                return Path.GetFileName(only);
            case []:
                var access = await client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
                var name = string.Concat((access.BaseName ?? "").Trim().Split(Path.GetInvalidFileNameChars())).Replace(' ', '-');
                return $"{(name.Length == 0 ? "base" : name.ToLowerInvariant())}{SchemaFile.Extension}";
            default:
                throw new ToolException(
                    $"There are {present.Length} schema files in this folder. Say by --output FILE which one is meant.");
        }
    }
}
