using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Adds options, and gives them other names and colours.</summary>
internal static class OptionSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            foreach (var (wanted, now) in table.Columns.Where(pair => pair.Wanted.Options is not null
                && pair.Wanted.Type == pair.Now.Type))
            {
                var changes = wanted.Options!.Select(option => (Wanted: option, Now: now.FindOption(option.Id)))
                    .Where(pair => pair.Now is not null && Differs(pair.Wanted, pair.Now)).ToList();
                if (changes.Count > 0)
                    yield return Change(table.Now!, now, changes!);

                var added = wanted.Options!.Where(option => now.FindOption(option.Id) is null).ToList();
                if (added.Count > 0)
                    yield return Add(table.Now!, now, added);
            }
        }
    }

    private static bool Differs(OptionDocument wanted, OptionDocument now) => wanted.Name != now.Name
        || wanted.Color is not null && wanted.Color != now.Color
        || wanted.TextColor is not null && wanted.TextColor != now.TextColor;

    private static Step Change(
        TableDocument table, ColumnDocument column, List<(OptionDocument Wanted, OptionDocument Now)> changes)
    {
        var texts = changes.Select(change => change.Wanted.Name == change.Now.Name ? $"\"{change.Now.Name}\" gets another colour"
            : $"\"{change.Now.Name}\" gets the name \"{change.Wanted.Name}\"");
        return new Step(
            changes.Any(change => change.Wanted.Name != change.Now.Name) ? StepKind.Rename : StepKind.Change,
            new SchemaPlace(table.Name, column.Name), $"has its options changed: {string.Join(", ", texts)}",
            ColumnCalls.ChangeOptions(table, column,
                changes.Select(change => ColumnSettings.Option(Merged(change.Now, change.Wanted)))),
            now => now.WithOptions(table.Id!, column.Key!, options => options.Select(option =>
                changes.Find(change => change.Now.Id == option.Id) is { Wanted: { } wanted } ? Merged(option, wanted) : option)));
    }

    private static Step Add(TableDocument table, ColumnDocument column, List<OptionDocument> added) => new(
        StepKind.Create, new SchemaPlace(table.Name, column.Name),
        $"gets the option{(added.Count == 1 ? "" : "s")} {string.Join(", ", added.Select(option => $"\"{option.Name}\""))}",
        ColumnCalls.AddOptions(table, column, added),
        now => now.WithOptions(table.Id!, column.Key!, options => [.. options, .. added]));

    private static OptionDocument Merged(OptionDocument now, OptionDocument wanted) => now with
    {
        Name = wanted.Name,
        Color = wanted.Color ?? now.Color,
        TextColor = wanted.TextColor ?? now.TextColor,
    };
}
