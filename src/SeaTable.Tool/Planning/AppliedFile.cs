using System.Text.Json.Nodes;
using SeaTable.Generators.Schema;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// The schema file as it is to be written after a run: with the ids that the server chose, and with the C# names it had.
/// </summary>
internal static class AppliedFile
{
    private const string NamesMember = "names";

    /// <summary>Makes the new content of the file.</summary>
    /// <param name="source">The file before.</param>
    /// <param name="planner">What knows which part of the base each of the file is.</param>
    /// <param name="now">The base.</param>
    /// <param name="isReached">
    /// Whether the base is as the file wants it. Then the file is what a pull would write; otherwise it still says what it wants.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static BaseDocument Of(
        PlanSource source, Planner planner, BaseDocument now, bool isReached, CancellationToken cancellationToken)
    {
        var file = source.Wanted;
        var match = planner.Match(now);
        var paths = Paths(file, match);
        var written = isReached ? OfBase(file, match, now) : IdsForFile.Of(planner.Wanted(now));
        written = written with
        {
            Codegen = Codegen(source.File.Codegen, paths),
            IsPart = source.File.IsPart,
            Pulled = source.File.Pulled,
        };
        var names = GeneratedCode.Of(source.Path, source.File, cancellationToken).Names
            .DistinctBy(name => paths.GetValueOrDefault(name.Key, name.Key))
            .ToDictionary(name => paths.GetValueOrDefault(name.Key, name.Key), name => name.Value, StringComparer.Ordinal);
        return NameLocks.Add(names, written, source.Path, cancellationToken).Document;
    }

    private static BaseDocument OfBase(BaseDocument file, SchemaMatch match, BaseDocument now)
    {
        var kept = file.Tables.Select(table => match.Table(table.Id!)?.Id).ToHashSet();
        return now with
        {
            Tables = [.. now.Tables.Where(table => kept.Contains(table.Id)).Select(table =>
                file.Tables.FirstOrDefault(other => match.Table(other.Id!) == table) is { } told
                    ? Described(table, told, match) : table)],
        };
    }

    /// <summary>Descriptions can't be written to a base, and what people wrote stays in the file.</summary>
    private static TableDocument Described(TableDocument table, TableDocument told, SchemaMatch match) => table with
    {
        Description = told.Description ?? table.Description,
        Columns = [.. table.Columns.Select(column => column with
        {
            Description = told.Columns.FirstOrDefault(other => match.Column(told.Id!, other.Key!) == column)?.Description
                ?? column.Description,
        })],
    };

    /// <summary>Where the ids of the file have come to, as <c>codegen.names</c> writes them.</summary>
    private static Dictionary<string, string> Paths(BaseDocument file, SchemaMatch match)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in file.Tables)
        {
            if (match.Table(table.Id!)?.Id is not { } tableId)
                continue;

            paths[IdPath.Table(table.Id!)] = IdPath.Table(tableId);
            foreach (var view in table.Views)
            {
                if (match.View(table.Id!, view.Id!)?.Id is { } viewId)
                    paths[IdPath.View(table.Id!, view.Id!)] = IdPath.View(tableId, viewId);
            }

            foreach (var column in table.Columns)
            {
                if (match.Column(table.Id!, column.Key!)?.Key is not { } key)
                    continue;

                paths[IdPath.Column(table.Id!, column.Key!)] = IdPath.Column(tableId, key);
                foreach (var option in column.Options ?? [])
                {
                    if (match.Option(table.Id!, column, option.Id!)?.Id is { } optionId)
                        paths[IdPath.Option(table.Id!, column.Key!, option.Id!)] = IdPath.Option(tableId, key, optionId);
                }
            }
        }

        return paths;
    }

    private static JsonObject? Codegen(JsonObject? codegen, Dictionary<string, string> paths)
    {
        if (codegen?[NamesMember] is not JsonObject names)
            return codegen;

        var moved = new JsonObject();
        foreach (var (path, name) in names)
            moved[paths.GetValueOrDefault(path, path)] = name?.DeepClone();

        var section = (JsonObject)codegen.DeepClone();
        section[NamesMember] = DocumentWriter.Sorted(moved);
        return section;
    }

    /// <summary>Settings with the names of others, too, for ids that they have none for.</summary>
    public static JsonObject? WithOldNames(JsonObject? codegen, JsonObject? old)
    {
        if (codegen is null || old?[NamesMember] is not JsonObject oldNames)
            return codegen;

        var names = oldNames.With(codegen[NamesMember] as JsonObject);
        var section = (JsonObject)codegen.DeepClone();
        section[NamesMember] = DocumentWriter.Sorted(names);
        return section;
    }
}
