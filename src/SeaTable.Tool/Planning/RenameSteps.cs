using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// Gives parts that are there the names that the file has for them, before anything is made that may need a name that is free
/// then.
/// </summary>
internal static class RenameSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        var tables = new Renames<TableDocument>(
            table => table.Name,
            (table, name) => new Step(
                StepKind.Rename, new SchemaPlace(table.Name), NewName(name),
                new SchemaCall(
                    HttpMethod.Put, "tables/", new JsonObject { ["table_name"] = table.Name, ["new_table_name"] = name }),
                now => RenamedReferences.OfTable(now, table, name).WithTable(table.Id!, edited => edited with { Name = name })),
            table => situation.Match.SurplusTables.Contains(table) ? DeleteSteps.Table(situation, table) : null);
        foreach (var difference in tables.Of(
            [.. situation.Present.Select(table => (table.Wanted, table.Now!))], situation.Now.Tables))
        {
            yield return difference;
        }

        foreach (var table in situation.Present)
        {
            var now = table.Now!;
            foreach (var difference in Columns(situation, table).Of([.. table.Columns], now.Columns)
                .Concat(Views(situation, now).Of([.. table.Views], now.Views)))
            {
                yield return difference;
            }
        }
    }

    private static Renames<ColumnDocument> Columns(Situation situation, TableSituation table) => new(
        column => column.Name,
        (column, name) => new Step(
            StepKind.Rename, new SchemaPlace(table.Now!.Name, IsNamedByServer(table, column) ? name : column.Name),
            IsNamedByServer(table, column) ? "gets its name, as the other column of a link that is new" : NewName(name),
            ColumnCalls.Rename(table.Now!, column, name), now => Renamed(now, table.Now!, column, name)),
        column => OutOfTheWay(situation, table, column));

    /// <summary>
    /// Takes away a column that has a name which another one is to get, or gives it another name, where the file has no such
    /// column; null when it has.
    /// </summary>
    public static Difference? OutOfTheWay(Situation situation, TableSituation table, ColumnDocument column) =>
        situation.Match.SurplusColumns(table.Now!).Contains(column) ? DeleteSteps.Column(table.Now!, column)
        : table.Columns.Any(pair => pair.Now == column) ? null
        : ToFreeName(table.Now!, column, "since the file has another of its name");

    /// <summary>Gives a column a name that none has.</summary>
    public static Step ToFreeName(TableDocument table, ColumnDocument column, string why)
    {
        var name = FreeNames.Of(column.Name, table.Columns.Select(other => other.Name));
        return new Step(
            StepKind.Rename, new SchemaPlace(table.Name, column.Name), $"gets the name \"{name}\", {why}",
            ColumnCalls.Rename(table, column, name), now => Renamed(now, table, column, name));
    }

    private static BaseDocument Renamed(BaseDocument now, TableDocument table, ColumnDocument column, string name) =>
        RenamedReferences.OfColumn(now, table, column, name)
            .WithColumn(table.Id!, column.Key!, edited => edited with { Name = name });

    private static Renames<ViewDocument> Views(Situation situation, TableDocument table) => new(
        view => view.Name,
        (view, name) => new Step(
            StepKind.Rename, new SchemaPlace(table.Name, View: view.Name), NewName(name),
            ViewSteps.Put(table, view, new JsonObject { ["name"] = name }),
            now => now.WithView(table.Id!, view.Id!, edited => edited with { Name = name })),
        view => situation.Match.SurplusViews(table).Contains(view) ? DeleteSteps.View(table, view) : null);

    /// <summary>
    /// Whether a column got its name when the link was made from the other table; what name, only the server knows.
    /// </summary>
    private static bool IsNamedByServer(TableSituation table, ColumnDocument column) => column.Type == ColumnTypeNames.Link
        && column.Setting(LinkSettings.Table) != table.Now!.Id
        && table.Columns.FirstOrDefault(pair => pair.Now == column).Wanted is { } wanted
        && !PartIds.Fits(column.Key, table.Told(wanted).Key!) | PartIds.IsNew(column.Key);

    private static string NewName(string name) => $"gets the name \"{name}\"";
}

/// <summary>The order in which parts of one kind get other names.</summary>
/// <param name="name">The name of a part.</param>
/// <param name="rename">Gives a part that is there a name.</param>
/// <param name="delete">Takes away one that the file does not have; null when it has it.</param>
internal sealed class Renames<T>(Func<T, string> name, Func<T, string, Step> rename, Func<T, Difference?> delete)
    where T : class
{
    public IEnumerable<Difference> Of(IReadOnlyList<(T Wanted, T Now)> pairs, IReadOnlyList<T> all)
    {
        var pending = pairs.Where(pair => name(pair.Wanted) != name(pair.Now)).ToList();
        foreach (var (wanted, now) in pending)
        {
            if (InTheWay(wanted, now, all) is not { } other)
            {
                yield return rename(now, name(wanted));
            }
            else if (pending.All(pair => pair.Now != other))
            {
                yield return delete(other) ?? new Obstacle(
                    rename(now, name(wanted)).Place, $"can't get the name \"{name(wanted)}\": another one has it");
            }
            else if (IsInCircle(now, pending, all))
            {
                var free = FreeNames.Of(name(now), all.Select(name));
                yield return rename(now, free) with
                {
                    Message = $"gets the name \"{free}\" for the moment, since names are exchanged",
                };
            }
        }
    }

    private T? InTheWay(T wanted, T now, IReadOnlyList<T> all) =>
        all.FirstOrDefault(other => !ReferenceEquals(other, now) && name(other) == name(wanted));

    private bool IsInCircle(T start, List<(T Wanted, T Now)> pending, IReadOnlyList<T> all)
    {
        var at = start;
        for (var count = 0; count <= pending.Count; count++)
        {
            var (wanted, now) = pending.FirstOrDefault(pair => ReferenceEquals(pair.Now, at));
            if (wanted is null || InTheWay(wanted, now, all) is not { } next)
                return false;

            if (ReferenceEquals(next, start))
                return true;

            at = next;
        }

        return false;
    }
}
