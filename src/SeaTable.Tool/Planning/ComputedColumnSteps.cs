using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Formulas and link formulas, each as soon as the columns are there that it is computed of.</summary>
internal static class ComputedColumnSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            foreach (var column in table.Wanted.Columns.Where(column =>
                column.Type is ColumnTypeNames.Formula or ColumnTypeNames.LinkFormula))
            {
                if (Of(situation, table, column) is { } difference)
                    yield return difference;
            }
        }
    }

    private static Difference? Of(Situation situation, TableSituation table, ColumnDocument wanted)
    {
        var now = table.Now!.FindColumn(wanted.Key);
        var changed = now?.Type == wanted.Type ? ColumnSettings.Changed(wanted, now) : null;
        if (changed is { Count: 0 })
            return null;

        if (now is null && PlainColumnSteps.InTheWay(situation, table, wanted) is { } other)
            return other;

        JsonObject? data = null;
        var isLooking = wanted.Type == ColumnTypeNames.LinkFormula;
        var missing = isLooking ? LinkFormulaNames.Read(situation, table, wanted, out data)
            : changed?.Contains("formula") is false ? null : FormulaNames.Missing(situation, table, wanted);
        if (missing is not null || ColumnSettings.WhyNot(wanted) is { } why && (missing = why) is not null)
        {
            var what = now is null ? "can't be made" : $"keeps its {(changed is null ? "type" : "settings")}";
            return new Obstacle(new SchemaPlace(table.Now!.Name, wanted.Name), $"{what}: {missing}");
        }

        return now is null ? Create(table, wanted, data)
            : PlainColumnSteps.Change(table, wanted, now, isLooking ? () => data! : () => now.StoredData.With(wanted.Data));
    }

    private static Step Create(TableSituation table, ColumnDocument wanted, JsonObject? data)
    {
        var anchor = table.AnchorOf(wanted);
        var made = wanted with { Description = null };
        return new Step(
            StepKind.Create, new SchemaPlace(table.Now!.Name, wanted.Name), $"is made: {wanted.Type}",
            ColumnCalls.Insert(table.Now!, wanted, data ?? Sent(wanted), anchor),
            now => now.WithTable(table.Now!.Id!, edited => edited.WithNew(made, anchor?.Key)));
    }

    /// <summary>The settings that people choose: what the server works out, it works out itself.</summary>
    private static JsonObject Sent(ColumnDocument formula)
    {
        var data = (JsonObject)formula.Data!.DeepClone();
        foreach (var name in new[] { "operated_columns", "result_type", "array_type", "array_data" })
            data.Remove(name);

        return data;
    }
}
