using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Makes links, each by one call for both of its columns, and tells what can't be changed about them.</summary>
internal static class LinkSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            foreach (var column in table.MissingColumns.Where(column => column.Type == ColumnTypeNames.Link))
            {
                if (Create(situation, table, column) is { } difference)
                    yield return difference;
            }

            foreach (var (wanted, now) in table.Columns.Where(pair => pair.Wanted.Type == ColumnTypeNames.Link))
            {
                if (Change(situation, table, wanted, now) is { } difference)
                    yield return difference;
            }
        }
    }

    private static Obstacle? Change(Situation situation, TableSituation table, ColumnDocument wanted, ColumnDocument now)
    {
        var place = new SchemaPlace(table.Now!.Name, now.Name);
        if (now.Type != ColumnTypeNames.Link)
            return new Obstacle(place, $"can't become a link: {Conversions.WhyNot(now.Type, wanted.Type, false)}");

        var (other, there) = (Other(table.Wanted, wanted), Other(table.Now!, now));
        if (other != there && other is not null)
        {
            var name = situation.Wanted.FindTable(other)?.Name ?? situation.Now.FindTable(other)?.Name ?? other;
            return new Obstacle(
                place, $"can't lead to {name}: a link can't be changed. Take its key out of the file, and it is deleted and "
                    + "made anew");
        }

        var changed = ColumnSettings.Changed(wanted, now);
        return changed.Count == 0 ? null
            : new Obstacle(place, $"keeps its settings ({string.Join(", ", changed)}): the API has no call for those of links");
    }

    private static Difference? Create(Situation situation, TableSituation table, ColumnDocument column)
    {
        var place = new SchemaPlace(table.Now!.Name, column.Name);
        var (first, link) = (column.Setting(LinkSettings.Table), column.Setting(LinkSettings.Link));
        if (situation.Now.Tables.Any(any => any.Columns.Any(made =>
            made.Type == ColumnTypeNames.Link && made.Setting(LinkSettings.Link) == link)))
        {
            return new Obstacle(place, "can't be made: the API makes no second column for a link that is there");
        }

        if (first != table.Wanted.Id && situation.Wanted.FindTable(first) is { } maker && maker.Columns.Any(end =>
            end.Type == ColumnTypeNames.Link && end.Setting(LinkSettings.Link) == link))
        {
            return situation.Now.FindTable(first) is null
                ? new Obstacle(place, $"can't be made: the table {maker.Name} is not there") : null;
        }

        var otherId = Other(table.Wanted, column);
        var (wantedOther, other) = (situation.Wanted.FindTable(otherId), situation.Now.FindTable(otherId));
        if (wantedOther is null && (other is null || !situation.KeepsOtherTables))
        {
            return new Obstacle(
                place, $"can't be made: the table {PartIds.Reference(otherId!)} to which it leads is not in the file");
        }

        if (other is null)
            return new Obstacle(place, $"can't be made: the table {wantedOther!.Name} to which it leads is not there");

        if (column.Data?[LinkSettings.IsLinkedBack]?.ToJsonString() == "true")
            return new Obstacle(place, "can't be made: the API makes one column for a link of a table to itself");

        return PlainColumnSteps.InTheWay(situation, table, column) ?? Make(situation, table, column, other);
    }

    private static Step Make(Situation situation, TableSituation table, ColumnDocument column, TableDocument other)
    {
        var anchor = table.AnchorOf(column);
        var names = new JsonObject { ["table"] = table.Now!.Name, ["other_table"] = other.Name };
        var end = situation.Tables.FirstOrDefault(table => table.Now == other)?.Wanted.Columns.FirstOrDefault(end => end != column
            && end.Type == ColumnTypeNames.Link && end.Setting(LinkSettings.Link) == column.Setting(LinkSettings.Link));
        return new Step(
            StepKind.Create, new SchemaPlace(table.Now!.Name, column.Name), $"is made: a link to {other.Name}",
            ColumnCalls.Insert(table.Now!, column, names, anchor), now =>
            {
                now = now.WithTable(table.Now!.Id!, edited => edited.WithNew(Made(column.Key!, column.Name, other), anchor?.Key));
                return other.Id == table.Now!.Id ? now : now.WithTable(other.Id!, edited => edited.WithNew(
                    Made(end?.Key ?? PartIds.New(column.Key + "/back"), FreeName(table.Now!.Name, edited), table.Now!), null));
            });

        ColumnDocument Made(string key, string name, TableDocument shown) => new(key, name, ColumnTypeNames.Link)
        {
            Data = new JsonObject
            {
                [LinkSettings.Link] = column.Setting(LinkSettings.Link),
                [LinkSettings.Table] = table.Now!.Id,
                [LinkSettings.OtherTable] = other.Id,
                [LinkSettings.Shown] = shown.Columns[0].Key,
                ["is_multiple"] = true,
                ["is_row_from_view"] = false,
            },
        };
    }

    /// <summary>The name that a server gives a column which is to have one that is there: with a number behind it.</summary>
    public static string FreeName(string wanted, TableDocument table)
    {
        var name = wanted;
        for (var number = 1; table.Columns.Any(column => column.Name == name); number++)
            name = $"{wanted} {number}";

        return name;
    }

    private static string? Other(TableDocument table, ColumnDocument link)
    {
        var (first, second) = (link.Setting(LinkSettings.Table), link.Setting(LinkSettings.OtherTable));
        return first == table.Id || first is null ? second : first;
    }
}
