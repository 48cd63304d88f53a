using System.CommandLine;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary>What shells offer of the schema files of this folder.</summary>
internal static class SchemaCompletions
{
    /// <summary>Offers the schema files, and those of other endings.</summary>
    public static void OffersSchemaFiles<T>(this Argument<T> argument, params string[] otherEndings)
    {
        // What is offered would be the argument's name in the help otherwise.
        argument.HelpName ??= argument.Name;
        argument.CompletionSources.Add(_ => Completions.Files([SchemaFile.Extension, .. otherEndings]));
    }

    /// <summary>Offers the schema files.</summary>
    public static void OffersSchemaFiles<T>(this Option<T> option) =>
        option.CompletionSources.Add(_ => Completions.Files(SchemaFile.Extension));

    /// <summary>Offers the tables of all schema files.</summary>
    public static void OffersTables<T>(this Option<T> option) => option.CompletionSources.Add(_ => Completions
        .Files(SchemaFile.Extension).SelectMany(TablesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Of a file that can't be read nothing is offered: a shell has no place to tell why.</summary>
    private static IEnumerable<string> TablesOf(string path)
    {
        try
        {
            return [.. SchemaFile.Parse(path, File.ReadAllText(path)).Tables.Select(table => table.Name)];
        }
        catch (Exception e) when (e is ToolException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
