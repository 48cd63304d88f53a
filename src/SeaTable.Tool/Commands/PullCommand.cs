using System.CommandLine;
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
        var tables = PulledFile.TablesOption();
        var command = new Command("pull",
            "Fetch the schema of a base into a file that code is generated from; C# names in use stay.")
        {
            output, tables,
        };
        server.AddTo(command);
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var client = server.Connect(arguments, terminal);
            var fetched = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
            var path = arguments.GetValue(output) ?? await DefaultPathAsync(client, cancellationToken).ConfigureAwait(false);
            fetched = TableChoice.Choose(fetched, arguments.GetValue(tables) ?? []);
            await PulledFile.WriteAsync(path, fetched, terminal, cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

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
