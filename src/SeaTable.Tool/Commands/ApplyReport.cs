using System.Text.Json.Nodes;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Ends <c>apply</c>: writes the ids that the server chose into the file, and tells what is done and what not.</summary>
internal static class ApplyReport
{
    /// <summary>Ends a run, also one that was stopped.</summary>
    /// <param name="plan">What was planned.</param>
    /// <param name="run">The run.</param>
    /// <param name="reason">Why it stopped before the end; null when it did not.</param>
    /// <param name="terminal">The terminal.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> EndAsync(CountedPlan plan, PlanRun run, string? reason, ToolTerminal terminal)
    {
        var left = run.Planner.Plan(run.Now);
        var isReached = left.Steps.Count == 0 && left.Obstacles.All(obstacle => obstacle.IsCosmetic);
        var isWritten = await TryWriteFileAsync(plan, run, isReached, left.Obstacles.Count > 0, terminal).ConfigureAwait(false);
        terminal.Note($"{Words.Count(run.Done.Count, "step")} done.");
        if (reason is not null)
        {
            terminal.Fail(reason);
            foreach (var step in left.Steps)
                terminal.Note(Markup.Escape($"not done: {step.Text}"));

            var others = run.Done.Any(step => step.Loss is not null) ? ", with --confirm for what is still to be lost" : "";

            // Not a saved plan, which is outdated by what is done.
            var keep = plan.Source is { KeepsOtherTables: true, File.IsPart: false } ? " --keep-other-tables" : "";
            terminal.Note(Markup.Escape(run.WasChangedByOthers
                ? "What is done stays done. Take what others changed into the file first: run again, this makes the base what "
                    + "the file says."
                : $"What is done stays done. To do the rest: seatable apply {ShellArgument.Of(plan.Source.Path)}{keep}{others}"));
            return ExitCode.Trouble;
        }

        foreach (var step in run.WithoutEffect)
            terminal.Warn($"The server took this and did otherwise: {step.Text}");

        foreach (var step in run.MadeByConversions)
        {
            terminal.Warn(
                $"A value has become an option that the file does not have. Add it there, or run it again: {step.Text}");
        }

        foreach (var obstacle in left.Obstacles)
            terminal.Note(Markup.Escape($"{(obstacle.IsCosmetic ? "stays" : "can't be")}: {obstacle.Text}"));

        return run.WithoutEffect.Count > 0 || !isWritten ? ExitCode.Trouble
            : run.MadeByConversions.Count > 0 || left.Obstacles.Any(obstacle => !obstacle.IsCosmetic) ? ExitCode.Findings
            : ExitCode.Success;
    }

    /// <summary>Writes the file. When that can't be, what was done to the base is told all the same.</summary>
    private static async Task<bool> TryWriteFileAsync(
        CountedPlan plan, PlanRun run, bool isReached, bool stays, ToolTerminal terminal)
    {
        try
        {
            await WriteFileAsync(plan, run, isReached, stays, terminal).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is ToolException or IOException or UnauthorizedAccessException)
        {
            terminal.Fail(
                $"{plan.Source.Path} could not be written, and does not have the ids of the base: {e.Message} What is done is "
                    + "found by its name at the next run.");
            return false;
        }
    }

    private static async Task WriteFileAsync(
        CountedPlan plan, PlanRun run, bool isReached, bool stays, ToolTerminal terminal)
    {
        var source = plan.Source;
        if (await SchemaFile.ReadTextAsync(source.Path, CancellationToken.None).ConfigureAwait(false) != source.Text)
        {
            terminal.Warn($"{source.Path} was changed meanwhile and is left as it is. Ids are found by names at the next run.");
            return;
        }

        var written = AppliedFile.Of(source, run.Planner, run.Now, isReached, CancellationToken.None);
        var text = DocumentWriter.Write(source.Codegen is null ? written : written with { Codegen = null });
        if (text == source.Text)
            return;

        // Code has its names by the old ids or by the new ones, whichever of the two files is not written any more.
        await WriteCodegenAsync(source, AppliedFile.WithOldNames(written.Codegen, source.File.Codegen)).ConfigureAwait(false);
        await SchemaFile.SaveAsync(source.Path, text, CancellationToken.None).ConfigureAwait(false);
        await WriteCodegenAsync(source, written.Codegen).ConfigureAwait(false);
        terminal.Note($"[green]{Markup.Escape(source.Path)}[/] is written, with the ids of the base"
            + (isReached && stays ? ", and with its order of tables, views and options." : "."));
    }

    private static async Task WriteCodegenAsync(PlanSource source, JsonObject? codegen)
    {
        if (source.Codegen is { } file && codegen is not null && !JsonNode.DeepEquals(codegen, source.File.Codegen))
        {
            await SchemaFile.SaveAsync(file.Path, DocumentWriter.WriteCodegen(codegen), CancellationToken.None)
                .ConfigureAwait(false);
        }
    }
}
