using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>
/// What somebody wrote into a schema file by hand and what nothing would be made of: it is said before the base is changed, and
/// before the file is written without it.
/// </summary>
internal static class FileMistakes
{
    private const string Data = "data";

    /// <summary>What calls of the API name the two tables of a link by, which is understood in a file, too.</summary>
    private static readonly string[] s_ofCalls = ["table", "other_table"];

    private static readonly string[] s_ofTables = ["_id", "name", "description", "columns", "views"];
    private static readonly string[] s_ofColumns = ["key", "name", "type", "description", Data];

    /// <summary>Throws when a file has a mistake.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="now">The base, of which every setting is right.</param>
    /// <exception cref="ToolException">It has one.</exception>
    public static void ThrowIfAny(string path, string text, BaseDocument now)
    {
        using var document = SchemaFile.ParseJson(path, text);
        var known = now.Tables.SelectMany(table => table.Columns).SelectMany(column => column.StoredData ?? [])
            .Select(setting => setting.Key).ToHashSet(StringComparer.Ordinal);
        var mistakes = DocumentReader.Tables(document.RootElement).SelectMany(table => OfTable(table, known));
        if (mistakes.FirstOrDefault() is { } mistake)
            throw new ToolException($"{path}: {mistake}");
    }

    private static IEnumerable<string> OfTable(JsonElement table, IReadOnlySet<string> known)
    {
        var place = $"the table \"{table.GetProperty("name").GetString()}\"";
        foreach (var name in new[] { "columns", "views" })
        {
            if (Member(table, name) is { ValueKind: not JsonValueKind.Array })
                yield return $"{place} has \"{name}\" that are no list.";
        }

        foreach (var mistake in Mistyped(table, s_ofTables).Select(mistake => $"{place} has {mistake}"))
            yield return mistake;

        if (Member(table, "columns") is not { ValueKind: JsonValueKind.Array } columns)
            yield break;

        foreach (var column in columns.EnumerateArray())
        {
            foreach (var mistake in OfColumn(column, known))
                yield return $"the column \"{column.GetProperty("name").GetString()}\" of {place} {mistake}";
        }
    }

    private static IEnumerable<string> OfColumn(JsonElement column, IReadOnlySet<string> known)
    {
        var settings = SettingNames.Of(column.GetProperty("type").GetString()!);
        foreach (var member in column.EnumerateObject().Where(member => !s_ofColumns.Contains(member.Name)))
        {
            if (settings.Contains(member.Name))
                yield return $"has \"{member.Name}\" beside \"{Data}\". The settings of a column stand in its \"{Data}\".";
        }

        foreach (var mistake in Mistyped(column, s_ofColumns))
            yield return $"has {mistake}";

        if (Member(column, Data) is not { } data)
            yield break;

        if (data.ValueKind != JsonValueKind.Object)
        {
            yield return $"has \"{Data}\" that is no object of settings.";
            yield break;
        }

        foreach (var mistake in Mistyped(data, settings, known))
            yield return $"has {mistake}";

        if (Member(data, "options") is { } options && !IsListOfNamed(options))
            yield return "has \"options\" that are no list of objects, each with a \"name\": [ { \"name\": \"open\" } ].";
    }

    private static bool IsListOfNamed(JsonElement options) => options.ValueKind == JsonValueKind.Array
        && options.EnumerateArray().All(option => Member(option, "name") is { ValueKind: JsonValueKind.String });

    /// <summary>The members whose names are not known, and nearly those that are.</summary>
    private static IEnumerable<string> Mistyped(
        JsonElement holder, IReadOnlyList<string> names, IReadOnlySet<string>? others = null) =>
        from member in holder.EnumerateObject()
        where !names.Contains(member.Name) && !s_ofCalls.Contains(member.Name) && others?.Contains(member.Name) != true
        let meant = NearestName.Find(member.Name, names.Where(name => !holder.TryGetProperty(name, out _)))
        where meant is not null
        select $"\"{member.Name}\", which is not known. Is it to be \"{meant}\"?";

    private static JsonElement? Member(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object
        && holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
