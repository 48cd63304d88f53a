using System.Text.Json.Nodes;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Makes views, and gives them filters, orders, groups and hidden columns.</summary>
internal static class ViewSteps
{
    private const string Conjunction = "filter_conjunction";

    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Present)
        {
            foreach (var view in table.Wanted.Views.Where(view => table.Now!.FindView(view.Id) is null))
                yield return Create(situation, table.Now!, view);

            foreach (var (wanted, now) in table.Views)
            {
                if (Change(table, wanted, now) is { } difference)
                    yield return difference;
            }
        }
    }

    public static SchemaCall Put(TableDocument table, ViewDocument view, JsonObject members) =>
        new(HttpMethod.Put, Path(table, view), members);

    /// <summary>The path of a view. A name of dots would lead elsewhere, so such a view goes by its id.</summary>
    public static string Path(TableDocument table, ViewDocument view)
    {
        var name = view.Name is "." or ".." ? view.Id! : view.Name;
        return $"views/{Uri.EscapeDataString(name)}/?table_name={Uri.EscapeDataString(table.Name)}";
    }

    private static Difference Create(Situation situation, TableDocument table, ViewDocument view)
    {
        var place = new SchemaPlace(table.Name, View: view.Name);
        if (table.Views.FirstOrDefault(other => other.Name == view.Name) is { } other)
        {
            return situation.Match.SurplusViews(table).Contains(other) ? DeleteSteps.View(table, other)
                : new Obstacle(place, "can't be made: another view has its name");
        }

        if (view.Type is not ("table" or "archive"))
            return new Obstacle(place, $"can't be made: the API makes no views of the type {view.Type}");

        var made = view with { Settings = [] };
        return new Step(
            StepKind.Create, place, "is made",
            new SchemaCall(HttpMethod.Post, $"views/?table_name={Uri.EscapeDataString(table.Name)}",
                new JsonObject { ["name"] = view.Name, ["type"] = view.Type, ["is_locked"] = false }),
            now => now.WithTable(table.Id!, edited => edited with { Views = [.. edited.Views, made] }));
    }

    private static Difference? Change(TableSituation situation, ViewDocument wanted, ViewDocument now)
    {
        var (table, place) = (situation.Now!, new SchemaPlace(situation.Now!.Name, View: now.Name));
        if (wanted.Type != now.Type)
            return new Obstacle(place, $"can't become {wanted.Type} instead of {now.Type}: the API changes no types of views");

        var (told, there) = (OfColumns(situation.Wanted, wanted.Settings), OfColumns(situation.Wanted, now.Settings));
        var changed = there.Select(setting => setting.Key).Where(name => name != Conjunction && !told.ContainsKey(name))
            .Concat(told.Where(setting => !ColumnSettings.Covers(there[setting.Key], setting.Value))
                .Select(setting => setting.Key))
            .Order(StringComparer.Ordinal).ToList();
        if (changed.Count == 0)
            return null;

        if (told.SelectMany(setting => Keys(setting.Value)).Any(key => PartIds.IsNew(key) && table.FindColumn(key) is null))
            return new Obstacle(place, $"keeps its {Words(changed)}: a column that they name is not there");

        var members = new JsonObject(changed.Select(name =>
            KeyValuePair.Create<string, JsonNode?>(name, told[name]?.DeepClone() ?? Nothing(name))));
        return new Step(StepKind.Change, place, $"gets other {Words(changed)}", Put(table, now, members), document =>
            document.WithView(table.Id!, now.Id!, view => view with { Settings = (JsonObject)told.DeepClone() }))
        {
            Loss = LossOf(table, now, changed.Where(name => !told.ContainsKey(name))),
        };
    }

    /// <summary>What people lose when settings of a view go and no others come; null when none go.</summary>
    public static Loss? LossOf(TableDocument table, ViewDocument view, IEnumerable<string> settings) =>
        Words([.. settings]) is { Length: > 0 } words ? new Loss(table.Id!) { ViewId = view.Id, Settings = words } : null;

    /// <summary>Gets the settings that name columns which a table has: the others go with their columns.</summary>
    public static JsonObject OfColumns(TableDocument table, JsonObject settings)
    {
        var kept = (JsonObject)settings.DeepClone();
        foreach (var (name, value) in settings.Where(setting => setting.Value is JsonArray))
        {
            if (OfColumns(table, value!.AsArray()) is { Count: > 0 } items)
                kept[name] = items;
            else
                kept.Remove(name);
        }

        if (!kept.ContainsKey("filters"))
            kept.Remove(Conjunction);

        return kept;
    }

    private static JsonArray OfColumns(TableDocument table, JsonArray items)
    {
        var kept = new JsonArray();
        foreach (var item in items)
        {
            if (item is JsonObject group && group["filters"] is JsonArray filters)
            {
                if (OfColumns(table, filters) is { Count: > 0 } left)
                    kept.Add((JsonNode)group.With(new JsonObject { ["filters"] = left }));
            }
            else if (Key(item) is not { } key || table.FindColumn(key) is not null)
            {
                kept.Add(item?.DeepClone());
            }
        }

        return kept;
    }

    /// <summary>The settings in words. How filters are joined is a part of them.</summary>
    private static string Words(List<string> settings) => string.Join(
        ", ", settings.Where(name => name != Conjunction || !settings.Contains("filters"))
            .Select(name => name.Replace('_', ' ')));

    /// <summary>What empties a list: an empty one says that nothing is to change.</summary>
    private static JsonArray Nothing(string setting) => setting == "hidden_columns" ? [] : [new JsonObject()];

    private static IEnumerable<string?> Keys(JsonNode? setting) => (setting as JsonArray)?
        .SelectMany(item => (item as JsonObject)?["filters"] is JsonArray filters ? Keys(filters) : [Key(item)]) ?? [];

    private static string? Key(JsonNode? item) => item is JsonObject condition
        ? condition["column_key"]?.ToString() : item?.ToString();
}
