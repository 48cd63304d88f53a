using System.CommandLine;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable apply</c>: makes a base as a schema file says.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var server = new ServerOptions();
        var file = new Argument<string>("file")
        {
            Description = "The schema file that says how the base shall be, or a saved plan.",
        };
        var allow = new Option<bool>("--allow-destructive")
        {
            Description = "Do steps that lose data, too, once the name of each thing that is lost was typed.",
        };
        var confirm = new Option<string[]>("--confirm")
        {
            Description = "Consent to a loss by the name that plan shows for it, for scripts.",
            HelpName = "NAME",
        };
        var withoutSnapshot = new Option<bool>("--no-snapshot") { Description = "Make no snapshot before." };
        var keep = PlanOptions.KeepOtherTables();
        var command = new Command("apply", "Make the base as a schema file says, and write the ids of what is new into the file.")
        {
            file, allow, confirm, withoutSnapshot, keep,
        };
        server.AddTo(command);
        file.OffersSchemaFiles();
        command.HasExamples(
            new("The base as the file says", "seatable apply crm.seatable.json"),
            new("Exactly what was planned", "seatable apply crm.plan.json"),
            new("With a loss, in a script", "seatable apply crm.seatable.json --allow-destructive --confirm Contacts.Age"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var client = server.Connect(arguments, terminal);
            var plan = await PlanAsync(arguments.GetValue(file)!, client, arguments.GetValue(keep), terminal, cancellationToken)
                .ConfigureAwait(false);
            PlanReport.Write(terminal.Notes, plan);
            terminal.Note(PlanReport.Summary(plan));
            await ThrowIfReadOnlyAsync(client, plan, cancellationToken).ConfigureAwait(false);
            ThrowIfNotWritable(plan);
            var (consent, wasAsked) = await Consent.GetAsync(
                plan, arguments.GetValue(allow), arguments.GetValue(confirm) ?? [], terminal,
                cancellationToken).ConfigureAwait(false);
            if (wasAsked)
                await ThrowIfChangedAsync(client, plan, cancellationToken).ConfigureAwait(false);

            if (plan.Plan.Steps.Count > 0 && !arguments.GetValue(withoutSnapshot))
                await Snapshot.MakeAsync(client, terminal, cancellationToken).ConfigureAwait(false);

            var count = 0;
            var run = new PlanRun(client, plan, consent, step => terminal.Note(
                $"[grey]{++count}/{plan.Plan.Steps.Count}[/] {Markup.Escape(step.Text)}"));
            var reason = await run.RunAsync(cancellationToken).ConfigureAwait(false);
            return await ApplyReport.EndAsync(plan, run, reason, terminal).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Plans for a schema file; of a saved plan, exactly that one.</summary>
    private static async Task<CountedPlan> PlanAsync(
        string path, SeaTableClient client, bool keepOtherTables, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        var text = await SchemaFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        var saved = SavedPlan.Read(path, text);
        var file = path;
        if (saved is not null)
        {
            file = Path.GetRelativePath(".", Path.GetFullPath(saved.File, Path.GetDirectoryName(Path.GetFullPath(path))!));
            text = await SchemaFile.ReadTextAsync(file, cancellationToken).ConfigureAwait(false);
            keepOtherTables = saved.KeepOtherTables;
        }

        if (SchemaFile.HoldsRows(file, text))
        {
            throw new ToolException(
                $"Nothing was done: {file} holds rows, and would hold only the schema then. Make a file of that: seatable "
                    + $"convert {ShellArgument.Of(file)}");
        }

        var source = await PlanOptions.ReadAsync(file, text, client, keepOtherTables, cancellationToken).ConfigureAwait(false);
        var plan = await CountedPlan.OfAsync(source, client, cancellationToken).ConfigureAwait(false);
        if (saved?.IsDone(plan) == true)
            terminal.Note("This plan is done already.");
        else
            saved?.ThrowIfOutdated(path, plan);

        return plan;
    }

    private static async Task ThrowIfReadOnlyAsync(SeaTableClient client, CountedPlan plan, CancellationToken cancellationToken)
    {
        var access = await client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
        if (plan.Plan.Steps.Count > 0 && !access.CanWrite)
            throw new ToolException("Nothing was done: the API token is read-only. Create one that may write.");
    }

    /// <summary>The base is not touched when the ids that the server chooses could not be kept.</summary>
    private static void ThrowIfNotWritable(CountedPlan plan)
    {
        var path = plan.Source.Path;
        if (plan.Plan.Steps.Count == 0)
            return;

        try
        {
            using var file = new FileReplacement(path);
        }
        catch (ToolException e)
        {
            throw new ToolException($"Nothing was done: the file is to have the ids of the base then. {e.Message}", e);
        }
    }

    /// <summary>Somebody may have taken long to type names.</summary>
    private static async Task ThrowIfChangedAsync(SeaTableClient client, CountedPlan plan, CancellationToken cancellationToken)
    {
        var now = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
        if ((plan.Source with { Now = now }).BaseHash != plan.Source.BaseHash)
            throw new ToolException("Nothing was done: somebody changed the base meanwhile. Run it again.");
    }
}
