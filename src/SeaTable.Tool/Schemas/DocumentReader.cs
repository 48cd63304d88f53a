using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>
/// Reads a base out of any of the forms that it is described in: the server's metadata, a schema file, the content of an export.
/// What code and new bases are not made from stays behind: rows, widths, permissions, leftovers.
/// </summary>
internal static class DocumentReader
{
    /// <summary>What is told of a view: it can be set by the API, and rows are chosen by it.</summary>
    private static readonly string[] s_viewSettings = ["filter_conjunction", "filters", "sorts", "groupbys", "hidden_columns"];

    /// <summary>What settings about options that depend on those of another column begin with.</summary>
    private const string OfDependentOptions = "cascade_";

    /// <summary>What changes with the rows, and the options, which are read for themselves.</summary>
    private static readonly string[] s_volatileData = ["max_used_auto_number", "options"];

    /// <summary>Reads a base.</summary>
    /// <param name="root">The outermost value.</param>
    /// <param name="source">What it is, as messages begin with it.</param>
    /// <exception cref="ToolException">It describes no base.</exception>
    public static BaseDocument Read(JsonElement root, string source)
    {
        try
        {
            return ReadBase(root, source);
        }
        catch (InvalidOperationException e)
        {
            throw new ToolException($"{source} has a text with half a character in it: a surrogate without its other half.", e);
        }
    }

    /// <summary>Reads the file with the settings of the code.</summary>
    /// <inheritdoc cref="Read"/>
    public static JsonObject ReadCodegen(JsonElement root, string source)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new ToolException($"{source} holds no settings of the code: its outermost value is no object.");

        ThrowIfNamesAreNone(root, source);
        return Copy(root);
    }

    /// <summary>Gets the tables of a base that was read already, as they stand there.</summary>
    public static IEnumerable<JsonElement> Tables(JsonElement root) => Items(Holder(root), "tables");

    private static JsonElement Holder(JsonElement root) =>
        Member(root, "tables") is null && Member(root, "metadata") is { } metadata ? metadata : root;

    private static BaseDocument ReadBase(JsonElement root, string source)
    {
        if (Member(Holder(root), "tables") is not { ValueKind: JsonValueKind.Array } tables)
        {
            throw new ToolException(
                $"{source} describes no base: it has no list \"tables\", neither at the top nor in \"metadata\".");
        }

        var codegen = Member(root, "codegen");
        if (codegen is { ValueKind: not JsonValueKind.Object })
            throw new ToolException($"{source} has a \"codegen\" that is no object of settings. Correct it, or take it out.");

        if (codegen is { } settings)
            ThrowIfNamesAreNone(settings, $"The \"codegen\" of {source}");

        return new BaseDocument([
            .. tables.EnumerateArray().Select((table, index) => Table(table, $"{source}: table {index + 1}"))])
        {
            IsPart = Member(root, DocumentWriter.PartMember) is { ValueKind: JsonValueKind.True },
            Pulled = Text(root, DocumentWriter.PulledMember),
            Codegen = codegen is null ? null : Copy(codegen.Value),
        };
    }

    /// <summary>Names that code has are added to those that the settings hold, and so they have to be names.</summary>
    private static void ThrowIfNamesAreNone(JsonElement codegen, string source)
    {
        if (Member(codegen, "names") is { ValueKind: not JsonValueKind.Object })
        {
            throw new ToolException(
                $"{source} has \"names\" that are no object with ids on the left and names on the right. Correct them, or take "
                    + "them out.");
        }
    }

    private static TableDocument Table(JsonElement table, string source)
    {
        var name = Required(table, "name", source);
        source = $"{source} (\"{name}\")";
        return new TableDocument(
            Text(table, "_id"),
            name,
            [.. Items(table, "columns").Select((column, index) => Column(column, $"{source}: column {index + 1}"))],
            [.. Items(table, "views").Select((view, index) => View(view, $"{source}: view {index + 1}"))])
        {
            Description = Text(table, "description"),
        };
    }

    private static ColumnDocument Column(JsonElement column, string source)
    {
        var name = Required(column, "name", source);
        var data = Member(column, "data") is { ValueKind: JsonValueKind.Object } settings ? settings : (JsonElement?)null;
        var type = Required(column, "type", $"{source} (\"{name}\")");
        // A column that became one of another type may still have them.
        var hasOptions = ColumnTypeFacts.Find(type) is not { HasOptions: false };
        return new ColumnDocument(Text(column, "key"), name, type)
        {
            Description = Text(column, "description"),
            Data = data is null ? null : Data(data.Value, hasOptions),
            StoredData = data is null ? null : Copy(data.Value),
            Options = hasOptions && data is { } holder && Member(holder, "options") is { ValueKind: JsonValueKind.Array } options
                ? [.. options.EnumerateArray().Where(IsOption).Select(Option)] : null,
        };
    }

    private static JsonObject? Data(JsonElement data, bool hasOptions)
    {
        var read = Copy(data);
        if (!hasOptions)
            Remove(read, member => member.Key.StartsWith(OfDependentOptions, StringComparison.Ordinal));

        // The settings of a column that is looked up, of which the options stand there.
        (read["array_data"] as JsonObject)?.Remove("options");
        Remove(read, member => s_volatileData.Contains(member.Key) || IsNothing(member.Value));
        Remove(read, member => member.Key.StartsWith("enable_", StringComparison.Ordinal)
            && member.Value!.GetValueKind() == JsonValueKind.False);
        if (!read.ContainsKey("enable_fill_default_value"))
            Remove(read, member => member.Key.StartsWith("default_", StringComparison.Ordinal));

        if (!read.ContainsKey("enable_check_format"))
            Remove(read, member => member.Key.StartsWith("format_", StringComparison.Ordinal));

        return read.Count == 0 ? null : read;
    }

    private static void Remove(JsonObject json, Func<KeyValuePair<string, JsonNode?>, bool> isUnneeded)
    {
        foreach (var name in json.Where(isUnneeded).Select(member => member.Key).ToList())
            json.Remove(name);
    }

    /// <summary>Whether a setting says no more than if it was not there.</summary>
    private static bool IsNothing(JsonNode? value) => value switch
    {
        null or JsonObject { Count: 0 } or JsonArray { Count: 0 } => true,
        JsonValue text => text.TryGetValue<string>(out var read) && read.Length == 0,
        _ => false,
    };

    private static bool IsOption(JsonElement option) => Member(option, "name") is { ValueKind: JsonValueKind.String };

    private static OptionDocument Option(JsonElement option) => new(
        Member(option, "id") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(option, "id"),
        option.GetProperty("name").GetString()!,
        Text(option, "color"),
        Text(option, "textColor"));

    private static ViewDocument View(JsonElement view, string source)
    {
        var settings = new JsonObject();
        foreach (var name in s_viewSettings)
        {
            if (Member(view, name) is { } value && !IsEmptyList(value))
                settings[name] = CopyValue(value);
        }

        if (!settings.ContainsKey("filters"))
            settings.Remove("filter_conjunction");

        return new ViewDocument(Text(view, "_id"), Required(view, "name", source), Text(view, "type") ?? "table", settings);
    }

    /// <summary>Whether a list says nothing; a list that was cleared by the API may be left with one empty object.</summary>
    private static bool IsEmptyList(JsonElement value) => value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && !item.EnumerateObject().Any());

    /// <summary>A copy; of members of the same name the last one counts.</summary>
    private static JsonObject Copy(JsonElement json)
    {
        var copy = new JsonObject();
        foreach (var member in json.EnumerateObject())
            copy[member.Name] = CopyValue(member.Value);

        return copy;
    }

    private static JsonNode? CopyValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Copy(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(CopyValue)]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value.Clone()),
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static string Required(JsonElement holder, string name, string source) =>
        Member(holder, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()!
            : throw new ToolException($"{source} has no \"{name}\" that is a text.");

    private static string? Text(JsonElement holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } read
            ? read : null;

    private static JsonElement? Member(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value)
            && value.ValueKind is not JsonValueKind.Null ? value : null;
}
