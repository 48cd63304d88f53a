using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>Columns whose values people write: made, given other types and other settings.</summary>
internal static class PlainColumnSteps
{
    private static readonly string[] s_cascade = [ColumnSettings.CascadeColumn, ColumnSettings.CascadeSettings];

    /// <summary>Whether a column needs no other column and no other table.</summary>
    public static bool IsPlain(ColumnDocument column) =>
        column.Type is not (ColumnTypeNames.Link or ColumnTypeNames.LinkFormula or ColumnTypeNames.Formula);

    /// <summary>A column as it is when it was just made: without what other calls add, and what can't be told before.</summary>
    public static ColumnDocument Made(ColumnDocument wanted) => wanted with
    {
        Description = null,
        Data = WithoutCascade(ColumnSettings.WithoutAwaiting(
            wanted.Type == ColumnTypeNames.Formula ? OnlyFormula(wanted.Data) : wanted.Data, null)),
        Options = wanted.Options is null && ColumnTypeFacts.Find(wanted.Type) is { HasOptions: true } ? [] : wanted.Options,
    };

    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            foreach (var (wanted, now) in table.Columns.Where(pair => IsPlain(pair.Wanted)))
            {
                if (Change(table, wanted, now) is { } change)
                    yield return change;
            }

            foreach (var column in table.MissingColumns.Where(IsPlain))
                yield return Create(situation, table, column);
        }
    }

    /// <summary>Gives a column another type or other settings; null when it has them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wanted">What it is to be.</param>
    /// <param name="now">What it is.</param>
    /// <param name="dataOf">The settings to send, where they are not those of the metadata.</param>
    public static Difference? Change(
        TableSituation table, ColumnDocument wanted, ColumnDocument now, Func<JsonObject>? dataOf = null)
    {
        var place = new SchemaPlace(table.Now!.Name, now.Name);
        if (wanted.Type != now.Type)
            return Retype(table, wanted, now, place, dataOf);

        var changed = ColumnSettings.Changed(wanted, now);
        if (changed.Count == 0)
            return null;

        if (ColumnSettings.WhyNot(wanted) is { } why)
            return new Obstacle(place, $"keeps its settings: {why}");

        if (changed.Any(s_cascade.Contains) && changed.All(name => s_cascade.Contains(name)))
            return Cascade(table, wanted, now, place);

        // The call for those of a cascade comes next.
        var told = changed.Where(name => !s_cascade.Contains(name)).Select(name => Setting(name, wanted));
        var data = dataOf?.Invoke() ?? ColumnSettings.ForChange(WithoutNewCascade(wanted, now), now);
        return new Step(
            StepKind.Change, place, $"gets other settings: {string.Join(", ", told)}",
            ColumnCalls.Modify(table.Now!, now, now.Type, data),
            document => document.WithColumn(table.Now!.Id!, now.Key!, column => column with
            {
                Data = ColumnSettings.WithoutAwaiting(WithoutNewCascade(wanted, now).Data, now).With(Off(changed, wanted)),
                Options = column.Options,
            }))
        {
            Loss = Conversions.KeepsValues(now, wanted, changed) ? null : LossOf(table.Now!, now),
        };
    }

    private static Difference Retype(
        TableSituation table, ColumnDocument wanted, ColumnDocument now, SchemaPlace place, Func<JsonObject>? dataOf)
    {
        var why = Conversions.WhyNot(now.Type, wanted.Type, now == table.Now!.Columns[0]) ?? ColumnSettings.WhyNot(wanted);
        if (why is not null)
            return new Obstacle(place, $"can't become {wanted.Type} instead of {now.Type}: {why}");

        var column = Made(wanted);
        if (column.Options is not null && now.Options is { } options)
            column = column with { Options = [.. options, .. column.Options.Where(option => now.FindOption(option.Id) is null)] };

        return new Step(
            StepKind.Retype, place, $"becomes {wanted.Type} instead of {now.Type}",
            ColumnCalls.Modify(table.Now!, now, wanted.Type, dataOf?.Invoke() ?? ColumnSettings.ForNew(column)),
            document => document.WithColumn(table.Now!.Id!, now.Key!, old => column with
            {
                Name = old.Name,
                Description = old.Description,
                Data = IsPlain(column) ? column.Data : wanted.Data,
            }))
        {
            Loss = Conversions.KeepsValues(now.Type, wanted.Type) ? null : LossOf(table.Now!, now) with { IsConversion = true },
        };
    }

    private static Difference Create(Situation situation, TableSituation table, ColumnDocument column)
    {
        var place = new SchemaPlace(table.Now!.Name, column.Name);
        if (InTheWay(situation, table, column) is { } other)
            return other;

        if (ColumnSettings.WhyNot(column) is { } why)
            return new Obstacle(place, $"can't be made: {why}");

        var anchor = table.AnchorOf(column);
        var made = Made(column);
        return new Step(
            StepKind.Create, place, $"is made: {column.Type}",
            ColumnCalls.Insert(table.Now!, column, ColumnSettings.ForNew(made), anchor),
            now => now.WithTable(table.Now!.Id!, edited => edited.WithNew(made, anchor?.Key)));
    }

    /// <summary>Takes away what has the name that a new column is to get; null when it is free.</summary>
    public static Difference? InTheWay(Situation situation, TableSituation table, ColumnDocument column)
    {
        var other = table.Now!.Columns.FirstOrDefault(other => other.Name == column.Name);
        return other is null ? null : RenameSteps.OutOfTheWay(situation, table, other)
            ?? new Obstacle(new SchemaPlace(table.Now!.Name, column.Name), "can't be made: another column has its name");
    }

    /// <summary>Lets the options depend on another column; null while options of which that tells are still to be made.</summary>
    private static Difference? Cascade(TableSituation table, ColumnDocument wanted, ColumnDocument now, SchemaPlace place)
    {
        if (now.Type != ColumnTypeNames.SingleSelect)
        {
            return new Obstacle(
                place, "keeps the column that its options depend on: the API has a call for that of columns of the type "
                    + $"{ColumnTypeNames.SingleSelect} only");
        }

        if (table.Now!.FindColumn(wanted.Setting(ColumnSettings.CascadeColumn)) is not { } parent)
            return new Obstacle(place, "keeps the column that its options depend on: the file tells none that is there");

        if (parent.Type != ColumnTypeNames.SingleSelect)
        {
            return new Obstacle(
                place, $"keeps the column that its options depend on: {parent.Name} is {parent.Type}, and options can depend on "
                    + $"columns of the type {ColumnTypeNames.SingleSelect} only");
        }

        if (parent == now)
            return new Obstacle(place, "keeps the column that its options depend on: they can't depend on the column itself");

        var settings = wanted.Data?[ColumnSettings.CascadeSettings] as JsonObject ?? [];
        var wantedParent = table.Wanted.FindColumn(parent.Key!);
        if (settings.Any(entry => IsToBeMade(entry.Key, wantedParent, parent)
            || (entry.Value as JsonArray)?.Any(id => IsToBeMade(id?.ToString(), wanted, now)) is true))
        {
            return null;
        }

        var names = new JsonObject();
        foreach (var (id, children) in settings)
        {
            if (parent.FindOption(id) is { } option)
                names[option.Name] = new JsonArray([.. Names(children, now).Select(name => JsonValue.Create(name))]);
        }

        return new Step(
            StepKind.Change, place, $"offers options that depend on {parent.Name}",
            ColumnCalls.Cascade(table.Now!, parent, now, names),
            document => document.WithColumn(
                table.Now!.Id!, now.Key!, column => column with { Data = WithCascade(column, wanted) }));
    }

    private static bool IsToBeMade(string? option, ColumnDocument? wanted, ColumnDocument now) =>
        wanted?.FindOption(option) is not null && now.FindOption(option) is null;

    private static IEnumerable<string> Names(JsonNode? ids, ColumnDocument column) =>
        (ids as JsonArray)?.Select(id => column.FindOption(id?.ToString())?.Name).OfType<string>() ?? [];

    private static ColumnDocument WithoutNewCascade(ColumnDocument wanted, ColumnDocument now)
    {
        var data = (JsonObject?)wanted.Data?.DeepClone() ?? [];
        foreach (var name in s_cascade)
        {
            data.Remove(name);
            if (now.Data?[name] is { } there)
                data[name] = there.DeepClone();
        }

        return wanted with { Data = data };
    }

    private static JsonObject WithCascade(ColumnDocument column, ColumnDocument wanted)
    {
        var data = WithoutCascade(column.Data) ?? [];
        foreach (var name in s_cascade.Where(name => wanted.Data?[name] is not null))
            data[name] = wanted.Data![name]!.DeepClone();

        return data;
    }

    /// <summary>Settings without what says on which column the options depend.</summary>
    public static JsonObject? WithoutCascade(JsonObject? data)
    {
        var rest = (JsonObject?)data?.DeepClone();
        foreach (var name in s_cascade)
            rest?.Remove(name);

        return rest;
    }

    private static JsonObject OnlyFormula(JsonObject? data) => new() { ["formula"] = data?["formula"]?.DeepClone() };

    private static JsonObject Off(IReadOnlyList<string> changed, ColumnDocument wanted) =>
        new(changed.Where(name => wanted.Data?.ContainsKey(name) != true)
            .Select(name => KeyValuePair.Create(name, (JsonNode?)false)));

    /// <summary>A setting with its value, unless that is the id of another part, which only the server may know yet.</summary>
    private static string Setting(string name, ColumnDocument wanted) => wanted.Data?[name] switch
    {
        null => $"{name} off",
        _ when name.Contains("_key", StringComparison.Ordinal) => name,
        _ when name == ColumnSettings.DefaultValue && wanted.Options is not null => name,
        JsonValue value when value.ToJsonString(ReadableJson.Line) is { Length: <= 60 } text => $"{name} {text}",
        _ => name,
    };

    private static Loss LossOf(TableDocument table, ColumnDocument column) =>
        new(table.Id!) { ColumnKey = column.Key };
}
