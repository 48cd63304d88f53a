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
        var names = given.Select(name => Meant(losses, name)).ToHashSet(StringComparer.Ordinal);
        var missing = losses.Where(loss => !names.Contains(loss.Name)).ToList();
        foreach (var name in Unknown(plan, names))
            terminal.Warn($"--confirm {name} is the name of nothing that this plan may lose.");

        var reason = losses.Count > 0 && !isAllowed ? $"{Words.Count(losses.Count, "step")} would lose something"
            : missing.Count > 0 && !terminal.IsInteractive
                ? $"{missing.Count} of {Words.Count(losses.Count, "name")} {Words.Verb(missing.Count, "is", "are")} not confirmed"
            : null;
        if (reason is not null)
        {
            // Without a full stop, so that the arguments can be copied to the end of the line.
            throw new ToolException(
                $"Nothing was done: {reason}. What permits the whole plan: --allow-destructive {Arguments(losses)}");
        }

        foreach (var loss in missing)
        {
            var typed = await terminal.AskAsync(
                $"{loss.Name} loses {loss.Text}. Type its name to consent", isSecret: false, cancellationToken)
                .ConfigureAwait(false);
            if (Meant(losses, typed) != loss.Name)
                throw new ToolException($"Nothing was done: that is not \"{loss.Name}\".");

            names.Add(loss.Name);
        }

        return (names, missing.Count > 0);
    }

    /// <summary>
    /// The names that fit no loss: mistyped, or of what is gone already when a command is run again. What is empty may be lost by
    /// then. A plan without steps is one that is done.
    /// </summary>
    private static List<string> Unknown(CountedPlan plan, IEnumerable<string> given)
    {
        var known = plan.Plan.Steps.Select(step => step.Loss).OfType<Loss>()
            .Select(loss => LossNames.Of(loss, plan.Source.Now)).ToHashSet(StringComparer.Ordinal);
        return plan.Plan.Steps.Count == 0 ? [] : [.. given.Where(name => !known.Contains(name)).Select(ShellArgument.Of)];
    }

    /// <summary>The name that is meant by one as it is shown, with ↵ for a line break, where no other is shown so.</summary>
    private static string Meant(List<FoundLoss> losses, string name) => losses.Exists(loss => loss.Name == name) ? name
        : losses.FindAll(loss => PlainText.Line(loss.Name) == name) is [var only] ? only.Name : name;

    private static string Arguments(IEnumerable<FoundLoss> losses) =>
        string.Join(" ", losses.Select(loss => $"--confirm {ShellArgument.Of(loss.Name)}"));
}
