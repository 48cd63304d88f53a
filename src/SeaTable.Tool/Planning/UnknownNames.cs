using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>
/// Columns and options that a schema file names in its views, and where options depend on others, and that neither the file nor
/// the base has. What the base has, or names itself, is no mistake: it may be on its way out. Nor is what looks like an id of a
/// server and like no name: where a column was deleted in the browser, views may still have it.
/// </summary>
internal sealed class UnknownNames
{
    private const int KeyLength = 4;

    /// <summary>What the keys of columns begin with that the server fills, and a table need not list.</summary>
    private const char SystemMark = '_';

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private UnknownNames(BaseDocument now)
    {
        foreach (var table in now.Tables)
        {
            foreach (var column in table.Columns)
            {
                _known.UnionWith([column.Key ?? "", column.Name]);
                _known.UnionWith((column.Options ?? []).SelectMany(option => new[] { option.Id ?? "", option.Name }));
                Add(column.StoredData?[ColumnSettings.CascadeColumn]);
                Add(column.StoredData?[ColumnSettings.CascadeSettings]);
            }

            foreach (var view in table.Views)
                Add(view.Settings);
        }
    }

    /// <summary>Throws when a file names what is not there.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="file">What it says.</param>
    /// <param name="now">The base.</param>
    /// <exception cref="ToolException">It does.</exception>
    public static void ThrowIfAny(string path, BaseDocument file, BaseDocument now)
    {
        var names = new UnknownNames(now);
        if (file.Tables.SelectMany(table => names.InColumns(table).Concat(names.InViews(table))).FirstOrDefault() is { } mistake)
            throw new ToolException($"{path}: {mistake}");
    }

    private IEnumerable<string> InColumns(TableDocument table)
    {
        foreach (var column in table.Columns)
        {
            var place = $"the column \"{column.Name}\" of the table \"{table.Name}\"";
            var key = column.Setting(ColumnSettings.CascadeColumn);
            var parent = SchemaLookup.Column(table, key);
            if (parent is null && key is not null && Unknown(table, key) is { } unknownColumn)
            {
                yield return $"{place} names in its \"{ColumnSettings.CascadeColumn}\" {unknownColumn}";
                continue;
            }

            if (column.Data?[ColumnSettings.CascadeSettings] is not { } told)
                continue;

            if (key is null)
                yield return $"{place} has \"{ColumnSettings.CascadeSettings}\" without a \"{ColumnSettings.CascadeColumn}\".";

            if (told is not JsonObject settings || settings.Any(entry => entry.Value is not JsonArray))
            {
                yield return $"{place} has \"{ColumnSettings.CascadeSettings}\" that are not a list of its options for each "
                    + "option of the other column: { \"fruit\": [ \"apple\", \"pear\" ] }.";
                continue;
            }

            foreach (var (option, offered) in settings)
            {
                var unknown = Missing(parent, option) is { } missing ? [missing] : offered!.AsArray()
                    .Select(name => Missing(column, Text(name))).OfType<string>();
                foreach (var mistake in unknown)
                    yield return $"{place} names in its \"{ColumnSettings.CascadeSettings}\" {mistake}";
            }
        }
    }

    private IEnumerable<string> InViews(TableDocument table)
    {
        foreach (var view in table.Views)
        {
            foreach (var (name, setting) in view.Settings)
            {
                foreach (var mistake in InSetting(table, setting))
                    yield return $"the view \"{view.Name}\" of the table \"{table.Name}\" names in its \"{name}\" {mistake}";
            }
        }
    }

    private IEnumerable<string> InSetting(TableDocument table, JsonNode? setting)
    {
        foreach (var item in (setting as JsonArray) ?? [])
        {
            if (item is JsonObject { } group && group["filters"] is JsonArray filters)
            {
                foreach (var mistake in InSetting(table, filters))
                    yield return mistake;
                continue;
            }

            if (Text(item is JsonObject condition ? condition["column_key"] : item) is not { Length: > 0 } key)
                continue;

            if (SchemaLookup.Column(table, key) is { } column)
            {
                foreach (var mistake in Terms(item).Select(term => Missing(column, term)).OfType<string>())
                    yield return mistake;
            }
            else if (key[0] != SystemMark && Unknown(table, key) is { } unknown)
            {
                yield return unknown;
            }
        }
    }

    /// <summary>An option that neither a column of the file nor the base has; null when it is there or can't be told.</summary>
    private string? Missing(ColumnDocument? column, string? option)
    {
        if (option is not { Length: > 0 } || _known.Contains(option) || column?.Options is not { } options
            || options.Any(known => known.Id == option || known.Name == option))
        {
            return null;
        }

        var meant = Meant(option, options.Select(known => known.Name));
        return option.All(char.IsAsciiDigit) && meant.Length == 0 ? null
            : $"an option \"{option}\", which \"{column.Name}\" does not have.{meant}";
    }

    /// <summary>A column that the base does not have either; null when it does, or when that can't be told.</summary>
    private string? Unknown(TableDocument table, string column)
    {
        var meant = Meant(column, table.Columns.Select(other => other.Name));
        var isKey = column.Length == KeyLength && column.All(char.IsAsciiLetterOrDigit);
        return _known.Contains(column) || (isKey && meant.Length == 0) ? null
            : $"a column \"{column}\", which is not there.{meant}";
    }

    private static IEnumerable<string?> Terms(JsonNode? condition) => (condition as JsonObject)?["filter_term"] switch
    {
        JsonArray list => list.Select(Text),
        { } term => [Text(term)],
        _ => [],
    };

    private static string Meant(string name, IEnumerable<string> names) =>
        NearestName.Find(name, names) is { } meant ? $" Is it to be \"{meant}\"?" : "";

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private void Add(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    _known.Add(name);
                    Add(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                    Add(item);
                break;
            default:
                if (Text(node) is { } text)
                    _known.Add(text);
                break;
        }
    }
}
