using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>A plan as JSON: what <c>plan --json</c> prints, and what <c>plan --save</c> keeps to be applied exactly.</summary>
/// <param name="Form">The form of the file; readers refuse a newer one.</param>
/// <param name="File">The schema file; in a saved plan from the plan's folder on.</param>
/// <param name="FileHash">What tells whether the file is still the same.</param>
/// <param name="Base">The base.</param>
/// <param name="BaseHash">What tells whether its schema is still the same.</param>
/// <param name="KeepOtherTables">Whether tables that the file does not have are left alone.</param>
/// <param name="Calls">How many calls it takes to do all steps, with a snapshot before them.</param>
/// <param name="Steps">The steps, in their order.</param>
/// <param name="Obstacles">What the API can't change.</param>
internal sealed record SavedPlan(
    int Form, string File, string FileHash, Guid Base, string BaseHash, bool KeepOtherTables, int Calls,
    IReadOnlyList<SavedStep> Steps, IReadOnlyList<SavedObstacle> Obstacles)
{
    private const int NewestForm = 1;

    /// <summary>What paths in JSON begin with: <c>$.</c>.</summary>
    private const int PathStart = 2;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static SavedPlan Of(CountedPlan plan, string file) => new(
        NewestForm, file, plan.Source.FileHash, plan.Source.BaseUuid, plan.Source.BaseHash, plan.Source.KeepsOtherTables,
        plan.Plan.Steps.Count == 0 ? 0 : 1 + plan.Plan.Steps.Sum(plan.CallsOf),
        [.. plan.Plan.Steps.Select(step => SavedStep.Of(plan, step))],
        [.. plan.Plan.Obstacles.Select(SavedObstacle.Of)]);

    /// <summary>What is missing, or is no value of its member; null when nothing is.</summary>
    private string? Mistake => Form < 1 ? Member(nameof(Form))
        : string.IsNullOrWhiteSpace(File) || File.Contains('\0', StringComparison.Ordinal) ? Member(nameof(File))
        : FileHash is null ? Member(nameof(FileHash))
        : Steps?.All(step => step?.Message is not null) is not true ? Member(nameof(Steps))
        : null;

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads a saved plan; null when the text is something else, such as a schema file.</summary>
    /// <exception cref="ToolException">It is a plan that can't be read.</exception>
    public static SavedPlan? Read(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("baseHash", out _))
                return null;

            var plan = document.RootElement.Deserialize<SavedPlan>(s_json)!;
            if (plan.Form > NewestForm)
            {
                throw new ToolException(
                    $"{path} is a plan of a newer version. Update the tool: dotnet tool update SeaTable.Tool.");
            }

            return plan.Mistake is { } mistake ? throw Unreadable(path, mistake, null) : plan;
        }
        catch (JsonException e)
        {
            return !text.Contains("\"baseHash\"", StringComparison.Ordinal) ? null : throw Unreadable(
                path, e.Path is { Length: > PathStart } member ? member[PathStart..] : "", e);
        }
    }

    private static string Member(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static ToolException Unreadable(string path, string member, JsonException? cause) => new(
        $"{path} is a plan that can't be read: " + (member, cause) switch
        {
            ({ Length: > 0 }, _) => $"its \"{member}\" is missing, or is nothing that a plan has there.",
            (_, { LineNumber: { } line }) => $"line {line + 1} is not JSON.",
            _ => "it is not JSON.",
        }
            + " Plan again.", cause);

    /// <summary>
    /// Whether it is done: file and base, which is another one since, agree, and have what was to be made and nothing that was
    /// to be deleted.
    /// </summary>
    public bool IsDone(CountedPlan plan) => plan.Source.BaseUuid == Base && plan.Source.BaseHash != BaseHash
        && plan.Plan.Steps.Count == 0 && Steps.Count > 0 && Steps.All(step => step.IsDone(plan.Source.Now));

    /// <summary>Refuses the plan when it would not be applied exactly.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="plan">What would be planned now.</param>
    /// <exception cref="ToolException">File or base are not what they were, or steps would lose what they did not.</exception>
    public void ThrowIfOutdated(string path, CountedPlan plan)
    {
        const string Again = "Nothing was done. Plan again.";
        if (plan.Source.BaseUuid != Base)
            throw new ToolException($"{path} is a plan for another base. {Again}");

        if (plan.Source.FileHash != FileHash)
            throw new ToolException($"{plan.Source.Path} was changed since {path} was made. {Again}");

        if (plan.Source.BaseHash != BaseHash)
            throw new ToolException($"Somebody changed the base since {path} was made. {Again}");

        if (!Steps.Select(step => step.Message).SequenceEqual(plan.Plan.Steps.Select(step => step.Text), StringComparer.Ordinal))
            throw new ToolException($"This version of the tool plans other steps than {path} has. {Again}");

        var losing = plan.Plan.Steps.Zip(Steps).FirstOrDefault(pair =>
            pair.Second.Loses is null && plan.Losses.ContainsKey(pair.First.Text)).First;
        if (losing is not null)
        {
            throw new ToolException(
                $"This would lose {plan.Losses[losing.Text].Text} by now, and lost nothing when {path} was made: {losing.Text} "
                    + $"{Again}");
        }
    }
}

/// <summary>A step.</summary>
/// <param name="Kind">What it does: a word of <see cref="StepKind"/>.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">The column, if it is about one.</param>
/// <param name="Option">The option, if it is about one.</param>
/// <param name="View">The view, if it is about one.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Calls">How many calls it takes, with the look at the base that proves it.</param>
/// <param name="Loses">What it takes from people; left out when that is nothing.</param>
internal sealed record SavedStep(
    string Kind, string? Table, string? Column, string? Option, string? View, string Message, int Calls, SavedLoss? Loses)
{
    public static SavedStep Of(CountedPlan plan, Step step) => new(
        Word(step.Kind), step.Place.Table, step.Place.Column, step.Place.Option,
        step.Place.View, step.Text, plan.CallsOf(step),
        plan.Losses.TryGetValue(step.Text, out var loss) ? new SavedLoss(loss.Name, loss.Count, loss.Text) : null);

    /// <summary>Whether a base has what the step makes, or has no more what it deletes; other steps can't be told.</summary>
    public bool IsDone(BaseDocument now)
    {
        var table = now.Tables.FirstOrDefault(table => table.Name == Table);
        var column = table?.Columns.FirstOrDefault(column => column.Name == Column);
        object? part = Option is not null ? column?.Options?.FirstOrDefault(option => option.Name == Option)
            : Column is not null ? column
            : View is not null ? table?.Views.FirstOrDefault(view => view.Name == View)
            : table;
        return Kind == Word(StepKind.Create) ? part is not null : Kind != Word(StepKind.Delete) || part is null;
    }

    private static string Word(StepKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

/// <summary>What a step takes from people.</summary>
/// <param name="Name">What <c>--confirm</c> names it by.</param>
/// <param name="Count">How many rows or cells.</param>
/// <param name="Text">The same in words.</param>
internal sealed record SavedLoss(string Name, long? Count, string Text);

/// <summary>What the API can't change.</summary>
/// <param name="Table">The table; left out for the base itself.</param>
/// <param name="Column">The column, if it is about one.</param>
/// <param name="View">The view, if it is about one.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="IsCosmetic">Whether only people see it.</param>
internal sealed record SavedObstacle(string? Table, string? Column, string? View, string Message, bool IsCosmetic)
{
    public static SavedObstacle Of(Obstacle obstacle) => new(
        obstacle.Place.Table, obstacle.Place.Column, obstacle.Place.View, obstacle.Text, obstacle.IsCosmetic);
}
