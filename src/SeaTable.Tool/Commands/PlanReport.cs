using SeaTable.Tool.Planning;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Shows a plan to people.</summary>
internal static class PlanReport
{
    public static void Write(IAnsiConsole console, CountedPlan plan)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns(
            new TableColumn("").NoWrap().PadRight(2), new TableColumn("").PadRight(2), new TableColumn("").NoWrap().PadRight(0));
        foreach (var step in plan.Plan.Steps)
        {
            var loss = plan.Losses.TryGetValue(step.Text, out var found)
                ? $"\n[red]loses {Line(found.Text)}[/]: --confirm {Line(ShellArgument.Of(found.Name))}" : "";
            table.AddRow(Word(step.Kind), Line(step.Text) + loss, $"[grey]{Words.Count(plan.CallsOf(step), "call")}[/]");
        }

        foreach (var obstacle in plan.Plan.Obstacles)
            table.AddRow(obstacle.IsCosmetic ? "[grey]stays[/]" : "[yellow]can't be[/]", Line(obstacle.Text), "");

        if (table.Rows.Count > 0)
            console.Write(table);
    }

    public static string Summary(CountedPlan plan)
    {
        var (steps, obstacles) = (plan.Plan.Steps.Count, plan.Plan.Obstacles.Count(obstacle => !obstacle.IsCosmetic));
        var calls = steps == 0 ? "" : $", {Words.Count(SavedPlan.Of(plan, "").Calls, "call")}";
        var losses = plan.Losses.Count == 0
            ? "" : $", {plan.Losses.Count} of them lose{(plan.Losses.Count == 1 ? "s" : "")} something";
        var left = obstacles == 0 ? "" : $", and {Words.Count(obstacles, "difference")} that can't be ended";
        return steps == 0 && obstacles == 0 ? "Nothing is to be done." : $"{Words.Count(steps, "step")}{calls}{losses}{left}.";
    }

    private static string Line(string text) => Markup.Escape(PlainText.Line(text));

    private static string Word(StepKind kind) => kind switch
    {
        StepKind.Create => "[green]make[/]",
        StepKind.Rename => "[blue]rename[/]",
        StepKind.Retype => "[yellow]retype[/]",
        StepKind.Change => "[blue]change[/]",
        StepKind.Move => "[grey]move[/]",
        _ => "[red]delete[/]",
    };
}
