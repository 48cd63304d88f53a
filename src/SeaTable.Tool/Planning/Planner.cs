using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// Finds the steps from a base to what a file wants it to be, each from what the steps before it have left. What is in the base
/// decides, not what a plan supposes: after each step the next one is found anew.
/// </summary>
internal sealed class Planner
{
    /// <summary>More steps than any base has parts: a plan that gets longer goes in a circle.</summary>
    private const int MostSteps = 50_000;

    private readonly BaseDocument _wanted;
    private readonly bool _keepsOtherTables;
    private readonly IReadOnlySet<string> _tablesWithoutRows;

    /// <summary>Makes a planner.</summary>
    /// <param name="wanted">What <see cref="WantedSchema"/> gave.</param>
    /// <param name="now">The base.</param>
    /// <param name="keepsOtherTables">Whether tables that the file does not have are left alone.</param>
    /// <param name="tablesWithoutRows">What <see cref="SchemaMatch"/> needs to know of rows.</param>
    public Planner(BaseDocument wanted, BaseDocument now, bool keepsOtherTables, IReadOnlySet<string> tablesWithoutRows)
    {
        _tablesWithoutRows = tablesWithoutRows;
        _wanted = FormulaNames.Renamed(wanted, now, new SchemaMatch(wanted, now, tablesWithoutRows));
        _keepsOtherTables = keepsOtherTables;
    }

    /// <summary>Plans all steps from a base on.</summary>
    public SchemaPlan Plan(BaseDocument now)
    {
        var steps = new List<Step>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (steps.Count < MostSteps && Next(now, done) is { } step)
        {
            steps.Add(step);
            done.Add(step.Text);
            now = step.Then(now);
        }

        return new SchemaPlan(steps, [.. Of(now).OfType<Obstacle>().DistinctBy(obstacle => obstacle.Text)]);
    }

    /// <summary>Finds the next step; null when nothing is left that can be done.</summary>
    /// <param name="now">The base.</param>
    /// <param name="done">The steps that were done and are not to be done twice.</param>
    public Step? Next(BaseDocument now, IReadOnlySet<string> done) =>
        Of(now).OfType<Step>().FirstOrDefault(step => !done.Contains(step.Text));

    /// <summary>Whether a step is still to be done.</summary>
    public bool IsNeeded(Step step, BaseDocument now) => Of(now).OfType<Step>().Any(other => other.Text == step.Text);

    /// <summary>Matches what the file wants with the base.</summary>
    public SchemaMatch Match(BaseDocument now) => new(_wanted, now, _tablesWithoutRows);

    /// <summary>What the file wants, in the ids of the base as far as it has them.</summary>
    public BaseDocument Wanted(BaseDocument now) => ActualIds.Of(_wanted, Match(now));

    private IEnumerable<Difference> Of(BaseDocument now)
    {
        now = CascadeOptions.WithoutDeleted(now);
        var situation = new Situation(_wanted, now, Match(now), _keepsOtherTables);
        return new Func<Situation, IEnumerable<Difference>>[]
        {
            RenameSteps.Of, TableSteps.Of, PlainColumnSteps.Of, OptionSteps.Of, LinkSteps.Of, ComputedColumnSteps.Of,
            ViewSteps.Of,
            MoveSteps.Of, DeleteSteps.Of, UnchangeableParts.Of,
        }.SelectMany(kind => kind(situation)).Select(Certain);
    }

    private static Difference Certain(Difference difference) => difference is not Step { Call.MayMeetAnother: true } ? difference
        : new Obstacle(
            difference.Place,
            "stays as it is, since a server takes names and keys of columns: its name is the key of another one, and its key the "
                + "name of one. Give one of them another name first");
}

/// <summary>What is to be done to a base.</summary>
/// <param name="Steps">The steps, in their order.</param>
/// <param name="Obstacles">What then still differs, since the API can't change it.</param>
internal sealed record SchemaPlan(IReadOnlyList<Step> Steps, IReadOnlyList<Obstacle> Obstacles);
