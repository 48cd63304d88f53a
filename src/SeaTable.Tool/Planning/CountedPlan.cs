using System.Security.Cryptography;
using System.Text;
using SeaTable.Generators.Texts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>A plan for a file and a base, with what each step would take from people.</summary>
/// <param name="Source">What it was made of.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Losses">What steps lose, by their texts.</param>
internal sealed record CountedPlan(PlanSource Source, SchemaPlan Plan, IReadOnlyDictionary<string, FoundLoss> Losses)
{
    /// <summary>A look at the metadata before each step, and the step itself; what was empty is counted once more.</summary>
    public int CallsOf(Step step) => step.Loss is not null && !Losses.ContainsKey(step.Text) ? 3 : 2;

    /// <summary>Plans from a base to what a file wants. It only reads.</summary>
    public static async Task<CountedPlan> OfAsync(PlanSource source, SeaTableClient client, CancellationToken cancellationToken)
    {
        var plan = source.CreatePlanner().Plan(source.Now);
        var (counts, losses) = (new LossCounts(client), new Dictionary<string, FoundLoss>(StringComparer.Ordinal));
        foreach (var step in plan.Steps.Where(step => step.Loss is not null))
        {
            if (await counts.FindAsync(step.Loss!, source.Now, cancellationToken).ConfigureAwait(false) is { } found)
                losses[step.Text] = found;
        }

        return new CountedPlan(source, plan, losses);
    }
}

/// <summary>What a plan is made of.</summary>
/// <param name="Path">The schema file.</param>
/// <param name="Text">Its text.</param>
/// <param name="File">What it says.</param>
/// <param name="Codegen">The file beside it with the settings of the code; null when there is none.</param>
/// <param name="BaseUuid">The base.</param>
/// <param name="Now">The base as it was read.</param>
/// <param name="KeepsOtherTables">Whether tables that the file does not have are left alone.</param>
internal sealed record PlanSource(
    string Path, string Text, BaseDocument File, FileText? Codegen, Guid BaseUuid, BaseDocument Now, bool KeepsOtherTables)
{
    /// <summary>Gets which tables without rows <see cref="SchemaMatch"/> needs to know of.</summary>
    public IReadOnlySet<string> TablesWithoutRows { get; private init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets what tells whether the file is still the same.</summary>
    public string FileHash => Hash(Text);

    /// <summary>Gets what tells whether the base is still the same: all of its schema, and nothing of its rows.</summary>
    public string BaseHash => Hash(DocumentWriter.Write(Now with { Codegen = null }));

    /// <summary>Gets what the file wants, in full.</summary>
    public BaseDocument Wanted => WantedSchema.Of(File, Path, KeepsOtherTables ? Now.Tables : []);

    /// <summary>Asks for what the schemas don't tell. It costs a call for each table that is asked for, mostly none.</summary>
    public async Task<PlanSource> WithRowsCountedAsync(SeaTableClient client, CancellationToken cancellationToken)
    {
        var (counts, withoutRows) = (new LossCounts(client), new HashSet<string>(StringComparer.Ordinal));
        foreach (var table in new SchemaMatch(Wanted, Now, TablesWithoutRows).TablesToCount)
        {
            if (await counts.RowsAsync(table, null, cancellationToken).ConfigureAwait(false) == 0)
                withoutRows.Add(table.Id!);
        }

        return this with { TablesWithoutRows = withoutRows };
    }

    public Planner CreatePlanner() => new(Wanted, Now, KeepsOtherTables, TablesWithoutRows);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        .ToLowerInvariant();
}
