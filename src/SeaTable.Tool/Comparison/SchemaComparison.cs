using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SeaTable.Generators.Model;
using SeaTable.Generators.Schema;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Comparison;

/// <summary>
/// Compares two schemas by their ids. What a change does to code is asked of the generator: a setting that makes another type in
/// C# breaks code, and one that does not, does not.
/// </summary>
internal sealed partial class SchemaComparison
{
    private readonly List<SchemaChange> _changes = [];
    private readonly GeneratedCode _before;
    private readonly GeneratedCode _after;

    private SchemaComparison(GeneratedCode before, GeneratedCode after)
    {
        _before = before;
        _after = after;
    }

    /// <summary>Compares two schemas.</summary>
    /// <param name="before">The one that programs were built with.</param>
    /// <param name="after">The other one.</param>
    /// <param name="path">The schema file, after which the client is named.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What differs, the worst first, and in the order of the base.</returns>
    public static IReadOnlyList<SchemaChange> Compare(
        BaseDocument before, BaseDocument after, string path, CancellationToken cancellationToken)
    {
        var comparison = new SchemaComparison(
            GeneratedCode.Of(path, before, cancellationToken),
            GeneratedCode.Of(path, after, cancellationToken));
        comparison.CompareBases(before, after);
        return [.. comparison._changes.OrderByDescending(change => change.Severity)];
    }

    private void CompareBases(BaseDocument before, BaseDocument after)
    {
        var whole = new SchemaPlace(null);
        CompareCode(whole, "the client class", _before.Result.Base?.Client, _after.Result.Base?.Client);
        CompareCode(whole, "the namespace", _before.Result.Base?.Namespace, _after.Result.Base?.Namespace);
        CompareCode(whole, "the accessibility", _before.Result.Base?.Accessibility, _after.Result.Base?.Accessibility);

        var tables = new ItemMatches<TableDocument>(before.Tables, after.Tables, table => table.Id);
        foreach (var table in tables.Removed)
            Add(Severity.Breaking, ChangeKind.Removed, new(table.Name), "is gone");

        foreach (var (old, now) in tables.Both)
            CompareTables(old, now);

        foreach (var table in tables.Added)
        {
            var columns = Words.Count(table.Columns.Count, "column");
            Add(Severity.Compatible, ChangeKind.Added, new(table.Name), $"is new, with {columns}");
        }

        if (tables.IsReordered)
            Add(Severity.Cosmetic, ChangeKind.Moved, whole, "has its tables in another order");
    }

    private void CompareTables(TableDocument before, TableDocument after)
    {
        var place = new SchemaPlace(before.Name);
        CompareNames(place, IdPath.Table(before.Id!), before.Name, after.Name);
        if (before.Description != after.Description)
            Add(Severity.Cosmetic, ChangeKind.Changed, place, "has another description");

        var columns = new ItemMatches<ColumnDocument>(before.Columns, after.Columns, column => column.Key);
        foreach (var column in columns.Removed)
        {
            var hasProperty = ColumnTypes.HasProperty(column.Type);
            Add(
                hasProperty ? Severity.Breaking : Severity.Compatible, ChangeKind.Removed, place with { Column = column.Name },
                "is gone");
        }

        foreach (var (old, now) in columns.Both)
            CompareColumns(before, old, now);

        foreach (var column in columns.Added)
            Add(Severity.Compatible, ChangeKind.Added, place with { Column = column.Name }, $"is new: {column.Type}");

        if (columns.IsReordered)
            Add(Severity.Cosmetic, ChangeKind.Moved, place, "has its columns in another order");

        CompareViews(before, after);
    }

    private void CompareColumns(TableDocument table, ColumnDocument before, ColumnDocument after)
    {
        var place = new SchemaPlace(table.Name, before.Name);
        var path = IdPath.Column(table.Id!, before.Key!);
        CompareNames(place, path, before.Name, after.Name);
        if (before.Description != after.Description)
            Add(Severity.Cosmetic, ChangeKind.Changed, place, "has another description");

        if (before.Type != after.Type)
        {
            Add(Severity.Breaking, ChangeKind.Retyped, place, $"is {after.Type} instead of {before.Type}");
            return;
        }

        var (code, newCode) = (_before.FindColumn(table.Id, before.Key), _after.FindColumn(table.Id, before.Key));
        if (code is not null && newCode is not null)
            CompareTypes(place, code, newCode);

        foreach (var name in ChangedSettings(before.Data ?? [], after.Data ?? [])
            .Where(name => !ServerSettings.Contains(before.Type, name)))
        {
            var message = $"has another setting {name}{Values(name, before, after)}";
            Add(SettingSeverities.Of(name), ChangeKind.Changed, place, message);
        }

        CompareOptions(table, before, after);
    }

    private void CompareTypes(SchemaPlace place, ColumnModel before, ColumnModel after)
    {
        if (before.Mapping.Type != after.Mapping.Type)
        {
            var (old, now) = (CodeType(before), CodeType(after));
            Add(Severity.Breaking, ChangeKind.Retyped, place, $"is {now} in C# instead of {old}");
        }
        else if (before.Mapping.IsWritable && !after.Mapping.IsWritable)
        {
            Add(Severity.Breaking, ChangeKind.Retyped, place, "can't be written any more");
        }
    }

    private void CompareOptions(TableDocument table, ColumnDocument before, ColumnDocument after)
    {
        var place = new SchemaPlace(table.Name, before.Name);
        var options = new ItemMatches<OptionDocument>(before.Options ?? [], after.Options ?? [], option => option.Id);
        foreach (var option in options.Removed)
            Add(Severity.Breaking, ChangeKind.Removed, place with { Option = option.Name }, "is gone");

        foreach (var (old, now) in options.Both)
        {
            var at = place with { Option = old.Name };
            CompareNames(at, IdPath.Option(table.Id!, before.Key!, old.Id!), old.Name, now.Name);
            if ((old.Color, old.TextColor) != (now.Color, now.TextColor))
                Add(Severity.Cosmetic, ChangeKind.Changed, at, "has another colour");
        }

        foreach (var option in options.Added)
            Add(Severity.Compatible, ChangeKind.Added, place with { Option = option.Name }, "is new");

        if (options.IsReordered)
            Add(Severity.Cosmetic, ChangeKind.Moved, place, "has its options in another order");
    }

    private void CompareViews(TableDocument before, TableDocument after)
    {
        var place = new SchemaPlace(before.Name);
        var views = new ItemMatches<ViewDocument>(before.Views, after.Views, view => view.Id);
        foreach (var view in views.Removed)
            Add(Severity.Breaking, ChangeKind.Removed, place with { View = view.Name }, "is gone");

        foreach (var (old, now) in views.Both)
        {
            var at = place with { View = old.Name };
            CompareNames(at, IdPath.View(before.Id!, old.Id!), old.Name, now.Name);
            if (old.Type != now.Type)
                Add(Severity.Compatible, ChangeKind.Retyped, at, $"is of type {now.Type} instead of {old.Type}");

            foreach (var name in ChangedSettings(old.Settings, now.Settings))
                Add(SettingSeverities.OfView(name), ChangeKind.Changed, at, $"has other {name}");
        }

        foreach (var view in views.Added)
            Add(Severity.Compatible, ChangeKind.Added, place with { View = view.Name }, "is new");

        if (views.IsReordered)
            Add(Severity.Cosmetic, ChangeKind.Moved, place, "has its views in another order");
    }

    private void CompareNames(SchemaPlace place, string path, string before, string after)
    {
        if (before != after)
            Add(Severity.Compatible, ChangeKind.Renamed, place, $"is called \"{after}\" now");

        CompareCode(place, "", _before.Names.GetValueOrDefault(path), _after.Names.GetValueOrDefault(path));
    }

    private void CompareCode(SchemaPlace place, string what, string? before, string? after)
    {
        if (before is null || after is null || before == after)
            return;

        var subject = what.Length == 0 ? "is" : $"has {what}";
        Add(Severity.Breaking, ChangeKind.RenamedInCode, place, $"{subject} {after} in C# instead of {before}");
    }

    private static IEnumerable<string> ChangedSettings(JsonObject before, JsonObject after) => before
        .Select(member => member.Key).Union(after.Select(member => member.Key), StringComparer.Ordinal)
        .Where(name => !JsonNode.DeepEquals(before[name], after[name]))
        .Order(StringComparer.Ordinal);

    /// <summary>The old and the new value, where both are short enough to be read in a line.</summary>
    private static string Values(string name, ColumnDocument before, ColumnDocument after)
    {
        var (old, now) = (Value(before.Data?[name]), Value(after.Data?[name]));
        return old is null || now is null ? "" : $": {now} instead of {old}";
    }

    private static string? Value(JsonNode? value) => value switch
    {
        null => "none",
        JsonValue => Text(value) is { Length: <= 60 } text ? text : null,
        _ => null,
    };

    private static string Text(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? $"\"{value.GetValue<string>()}\"" : value.ToJsonString(ReadableJson.Line);

    /// <summary>The type as code writes it, without namespaces.</summary>
    private static string CodeType(ColumnModel column) => QualifiedNames().Replace(column.Mapping.Type, "");

    [GeneratedRegex(@"global::(?:[^.<>,()]+\.)*", RegexOptions.CultureInvariant)]
    private static partial Regex QualifiedNames();

    private void Add(Severity severity, ChangeKind kind, SchemaPlace place, string message) =>
        _changes.Add(new SchemaChange(severity, kind, place, message));
}
