using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Takes away what the file does not have, last of all, and what is computed before what it is computed of.</summary>
internal static class DeleteSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            foreach (var (wanted, now) in table.Columns.Where(
                pair => pair.Wanted.Options is not null && pair.Now.Type == pair.Wanted.Type))
            {
                foreach (var option in situation.Match.SurplusOptions(table.File.Id!, table.Told(wanted)))
                    yield return Option(table.Now!, now, option);
            }

            // A file that tells no views leaves them as they are.
            foreach (var view in situation.Match.SurplusViews(table.Now!).Where(_ => table.Wanted.Views.Count > 0))
                yield return View(table.Now!, view);
        }

        foreach (var types in new Func<string, bool>[]
        {
            type => type == ColumnTypeNames.LinkFormula,
            type => type == ColumnTypeNames.Formula,
            type => type is not (ColumnTypeNames.LinkFormula or ColumnTypeNames.Formula),
        })
        {
            foreach (var table in situation.Present)
            {
                foreach (var column in situation.Match.SurplusColumns(table.Now!).Where(column => types(column.Type)))
                {
                    if (!IsSecondEnd(situation, table.Now!, column))
                        yield return Column(table.Now!, column);
                }
            }
        }

        foreach (var table in situation.Match.SurplusTables.Where(_ => !situation.KeepsOtherTables))
            yield return Table(situation, table);
    }

    public static Difference Table(Situation situation, TableDocument table)
    {
        var place = new SchemaPlace(table.Name);
        if (situation.KeepsOtherTables)
            return new Obstacle(place, "is in the way, and tables that the file does not have are to stay");

        return situation.Now.Tables.Count == 1 ? new Obstacle(place, "can't be deleted: a base has at least one table")
            : new Step(
                StepKind.Delete, place, "is deleted",
                new SchemaCall(HttpMethod.Delete, "tables/", new JsonObject { ["table_name"] = table.Name }),
                now => now.WithoutTable(table.Id!))
            {
                Loss = new Loss(table.Id!),
            };
    }

    public static Difference Column(TableDocument table, ColumnDocument column)
    {
        var place = new SchemaPlace(table.Name, column.Name);
        if (column == table.Columns[0])
            return new Obstacle(place, "can't be deleted: the first column of a table stays. Leave it the first in the file");

        if (ColumnCalls.IsAmbiguous(table, column))
            return RenameSteps.ToFreeName(table, column, "since it is the key of another one, to be deleted");

        return new Step(
            StepKind.Delete, place, column.Type == ColumnTypeNames.Link
                ? "is deleted, and the link in both tables" : "is deleted",
            ColumnCalls.Delete(table, column), now => now.WithoutColumn(table.Id!, column))
        {
            Loss = Conversions.IsComputed(column.Type) ? null
                : new Loss(table.Id!) { ColumnKey = column.Key },
        };
    }

    public static Difference View(TableDocument table, ViewDocument view)
    {
        var place = new SchemaPlace(table.Name, View: view.Name);
        if (table.Views.Count == 1)
            return new Obstacle(place, "can't be deleted: a table has at least one view");

        var call = new SchemaCall(HttpMethod.Delete, ViewSteps.Path(table, view), []);
        return new Step(StepKind.Delete, place, "is deleted", call, now =>
            now.WithTable(table.Id!, edited => edited with { Views = [.. edited.Views.Where(other => other.Id != view.Id)] }))
        {
            Loss = ViewSteps.LossOf(table, view, view.Settings.Select(setting => setting.Key)),
        };
    }

    /// <summary>The call names the option, so one that has the name of another gets its own first.</summary>
    public static Difference Option(TableDocument table, ColumnDocument column, OptionDocument option)
    {
        var place = new SchemaPlace(table.Name, column.Name, option.Name);
        if (column.Options!.Any(other => other != option && other.Name == option.Name))
        {
            var name = FreeNames.Of(option.Name, column.Options!.Select(other => other.Name));
            var change = new JsonObject { ["id"] = option.Id, ["name"] = name };
            return new Step(
                StepKind.Rename, place, $"gets the name \"{name}\", since there are two, to be deleted",
                ColumnCalls.ChangeOptions(table, column, [change]), now => now.WithOptions(table.Id!, column.Key!, options =>
                    options.Select(other => other.Id == option.Id ? other with { Name = name } : other)));
        }

        return new Step(
            StepKind.Delete, place, "is deleted", ColumnCalls.DeleteOption(table, column, option),
            now => now.WithOptions(table.Id!, column.Key!, options => options.Where(other => other.Id != option.Id)))
        {
            Loss = new Loss(table.Id!) { ColumnKey = column.Key, OptionId = option.Id },
        };
    }

    /// <summary>Whether a link goes by the deletion of its column in another table.</summary>
    private static bool IsSecondEnd(Situation situation, TableDocument table, ColumnDocument column) =>
        column.Type == ColumnTypeNames.Link && column.Setting(LinkSettings.Table) is { } first && first != table.Id
        && situation.Now.FindTable(first) is { } made && situation.Present.Any(present => present.Now == made)
        && made.Columns.Any(other => other.Type == ColumnTypeNames.Link && other != made.Columns[0]
            && other.Setting(LinkSettings.Link) == column.Setting(LinkSettings.Link));
}
