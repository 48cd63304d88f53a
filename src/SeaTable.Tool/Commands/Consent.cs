using SeaTable.Tool.Planning;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Gets people's consent to each loss: they type the name of what is lost. Nothing else counts as one.</summary>
internal static class Consent
{
    /// <summary>Asks for what was not consented to yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isAllowed">Whether anything may be lost at all.</param>
    /// <param name="given">The names that were typed already.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The names, and whether somebody was asked.</returns>
    /// <exception cref="ToolException">Consent is missing.</exception>
    public static async Task<(IReadOnlySet<string> Names, bool WasAsked)> GetAsync(
        CountedPlan plan, bool isAllowed, IReadOnlyCollection<string> given, ToolTerminal terminal,
        CancellationToken cancellationToken)
    {
        var losses = plan.Losses.Values.DistinctBy(loss => loss.Name).ToList();
        if (losses.Count > 0 && !isAllowed)
        {
            throw new ToolException(
                $"Nothing was done: {Words.Count(losses.Count, "step")} would lose something. Permit that by "
                    + "--allow-destructive " +
                $"{Arguments(losses)}.");
        }

        var names = given.ToHashSet(StringComparer.Ordinal);
        var missing = losses.Where(loss => !names.Contains(loss.Name)).ToList();
        if (missing.Count > 0 && !terminal.IsInteractive)
            throw new ToolException($"Nothing was done: confirm each loss by its name: {Arguments(missing)}.");

        foreach (var loss in missing)
        {
            var typed = await terminal.AskAsync(
                $"{loss.Name} loses {loss.Text}. Type its name to consent", isSecret: false, cancellationToken)
                .ConfigureAwait(false);
            if (typed != loss.Name)
                throw new ToolException($"Nothing was done: that is not \"{loss.Name}\".");

            names.Add(typed);
        }

        return (names, missing.Count > 0);
    }

    private static string Arguments(IEnumerable<FoundLoss> losses) =>
        string.Join(" ", losses.Select(loss => $"--confirm {PlanReport.Argument(loss.Name)}"));
}
