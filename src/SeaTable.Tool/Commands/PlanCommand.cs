using System.CommandLine;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable plan</c>: the steps that make a base as a schema file says. It writes nothing to the base.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var server = new ServerOptions();
        var file = new Argument<string>("file") { Description = "The schema file that says how the base shall be." };
        var save = new Option<string?>("--save")
        {
            Description = "Keep the plan in this file, for apply to do exactly it, or nothing when the base has changed since.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = $"Print the plan as JSON. {ProjectPage.FormOf("plan")}" };
        var strict = new Option<bool>("--strict") { Description = "Give the exit code 1 for any step, too." };
        var keep = PlanOptions.KeepOtherTables();
        var command = new Command("plan", "Show the steps that make the base as a schema file says, and what they would lose.")
        {
            file, save, json, strict, keep,
        };
        server.AddTo(command);
        file.OffersSchemaFiles();
        command.HasExamples(
            new("The steps, and what they would lose", "seatable plan crm.seatable.json"),
            new("A plan to be looked at and applied exactly", "seatable plan crm.seatable.json --save crm.plan.json"),
            new("For a script: exit code 1 for any step", "seatable plan crm.seatable.json --json --strict"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var path = arguments.GetValue(file)!;
            var text = await SchemaFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
            var client = server.Connect(arguments, terminal);
            var source = await PlanOptions.ReadAsync(path, text, client, arguments.GetValue(keep), cancellationToken)
                .ConfigureAwait(false);
            var plan = await CountedPlan.OfAsync(source, client, cancellationToken).ConfigureAwait(false);
            if (arguments.GetValue(json))
                terminal.Output.WriteLine(SavedPlan.Of(plan, path).ToJson());
            else
                PlanReport.Write(terminal.Data, plan);

            if (arguments.GetValue(save) is { } saved)
            {
                var folder = Path.GetDirectoryName(Path.GetFullPath(saved))!;
                var relative = Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
                await SchemaFile.SaveAsync(saved, SavedPlan.Of(plan, relative).ToJson() + "\n", cancellationToken)
                    .ConfigureAwait(false);
                terminal.Note(
                    $"[green]{Markup.Escape(saved)}[/] is written. Do it by: seatable apply "
                        + Markup.Escape(ShellArgument.Of(saved)));
            }

            terminal.Note(PlanReport.Summary(plan));
            var isFinding = plan.Losses.Count > 0 || plan.Plan.Obstacles.Any(obstacle => !obstacle.IsCosmetic)
                || arguments.GetValue(strict) && plan.Plan.Steps.Count > 0;
            return isFinding ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }
}
