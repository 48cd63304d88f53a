using SeaTable.Tool.Schemas;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>
/// Does the steps of a plan, and reads the base after each: that proves the step, finds the next one and shows whether somebody
/// else changed the base. What was not planned is never done, and a call whose answer was lost is never sent again.
/// </summary>
/// <param name="client">The client of the base.</param>
/// <param name="plan">The plan.</param>
/// <param name="consent">The names of the losses that people have consented to.</param>
/// <param name="beginning">Is told each step before it is done.</param>
internal sealed class PlanRun(SeaTableClient client, CountedPlan plan, IReadOnlySet<string> consent, Action<Step> beginning)
{
    private readonly Planner _planner = plan.Source.CreatePlanner();
    private readonly LossCounts _losses = new(client);
    private readonly HashSet<string> _planned = plan.Plan.Steps.Select(step => step.Text).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<Step> _steps = [];
    private readonly List<Step> _withoutEffect = [];
    private readonly List<Step> _madeByConversions = [];

    /// <summary>Gets the base as it was read last.</summary>
    public BaseDocument Now { get; private set; } = plan.Source.Now;

    /// <summary>Gets the steps that are done.</summary>
    public IReadOnlyList<Step> Done => _steps;

    /// <summary>Gets the steps that the server took and that changed nothing.</summary>
    public IReadOnlyList<Step> WithoutEffect => _withoutEffect;

    /// <summary>
    /// Gets what would delete the options that values have become, and is not done: nobody has consented to it.
    /// </summary>
    public IReadOnlyList<Step> MadeByConversions => _madeByConversions;

    /// <summary>Gets whether it stopped since somebody else had changed the base.</summary>
    public bool WasChangedByOthers { get; private set; }

    /// <summary>Gets the planner, with the file as it was when the run began.</summary>
    public Planner Planner => _planner;

    /// <summary>Does the steps.</summary>
    /// <returns>Why it stopped before the end; null when nothing is left that can be done.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        while (_planner.Next(Now, _done) is { } step)
        {
            if (IsOfConversion(step))
            {
                _done.Add(step.Text);
                _madeByConversions.Add(step);
                continue;
            }

            if (await StopBeforeAsync(step, cancellationToken).ConfigureAwait(false) is { } reason)
                return reason;

            beginning(step);
            var before = Now;
            var error = await SendAsync(step.Call, cancellationToken).ConfigureAwait(false);
            if (error is OperationCanceledException)
                return Stopped(step);

            try
            {
                Now = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return Stopped(step);
            }
            catch (Exception e) when (e is SeaTableException or ToolException)
            {
                return $"Whether this is done could not be read: {step.Text} {e.Message}";
            }

            _done.Add(step.Text);
            if (GoneInstead(step, step.Then(before), Now) is { } gone)
            {
                WasChangedByOthers = true;
                return $"{gone} is gone, which was not planned: somebody gave it another name, or deleted it, at the same moment "
                    + $"as this was done: {step.Text} Look into the snapshots of the base and its trash.";
            }

            if (!_planner.IsNeeded(step, Now))
                _steps.Add(step);
            else if (error is not null)
                return Failure(step, (SeaTableException)error);
            else
                _withoutEffect.Add(step);
        }

        return null;
    }

    /// <summary>
    /// Whether a step would delete an option that came when values of another type were converted: what the server
    /// makes of them is not known before.
    /// </summary>
    private bool IsOfConversion(Step step) => !_planned.Contains(step.Text) && step.Loss is { OptionId: not null } loss
        && _steps.Exists(done => done.Kind == StepKind.Retype
            && done.Loss is { } converted && converted.IsOfSamePart(loss with { OptionId = null }));

    /// <summary>
    /// What is gone although it was to stay. The API deletes tables and options by their names, so that a call meets another one
    /// when names are changed between the look at the base and the call.
    /// </summary>
    private static string? GoneInstead(Step step, BaseDocument planned, BaseDocument now)
    {
        if (step is not { Kind: StepKind.Delete, Loss: { } loss })
            return null;

        if (planned.Tables.FirstOrDefault(table => now.FindTable(table.Id) is null) is { } table)
            return $"Table {table.Name}";

        var column = planned.FindTable(loss.TableId)?.FindColumn(loss.ColumnKey);
        return loss.OptionId is not null && now.FindTable(loss.TableId)?.FindColumn(loss.ColumnKey) is { Options: { } left }
            && column?.Options?.FirstOrDefault(option => !left.Any(other => other.Id == option.Id)) is { } gone
            ? $"Option {column.Name}.{gone.Name}" : null;
    }

    private static string Stopped(Step step) => $"Stopped while this was being done, so that it may be done or not: {step.Text}";

    private static string Failure(Step step, SeaTableException error) => error.NotApplied
        ? $"This could not be done: {step.Text} {error.Message}"
        : $"This is not done, and the server may still do it: {step.Text} {error.Message}";

    /// <summary>Whether a step may not be done any more, since somebody changed the base.</summary>
    private async Task<string?> StopBeforeAsync(Step step, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return $"Stopped before this: {step.Text}";

        if (!_planned.Contains(step.Text))
        {
            WasChangedByOthers = true;
            return "Somebody changed the base meanwhile, so that this would be the next step, which was not planned: " +
                $"{step.Text}";
        }

        if (step.Loss is not { } loss)
            return null;

        var told = plan.Losses.GetValueOrDefault(step.Text);
        if (told is not null && told.Loss.IsOfSamePart(loss) && consent.Contains(told.Name))
            return null;

        try
        {
            return await _losses.FindAsync(loss, Now, cancellationToken).ConfigureAwait(false) is not { } found ? null
                : told is null ? $"This would lose {found.Text} by now, and lost nothing when it was planned: {step.Text}"
                : $"Somebody changed the base meanwhile, so that this would be another one than planned, and lose {found.Text}: "
                    + step.Text;
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            return $"What this would lose could not be counted: {step.Text} {e.Message}";
        }
    }

    private async Task<Exception?> SendAsync(SchemaCall call, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(call.Method, call.Path, call.Body, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            return e;
        }
    }
}
