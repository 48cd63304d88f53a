using System.Collections;
using System.CommandLine;

namespace SeaTable.Tool.Terminal;

/// <summary>What shells offer while a command line is typed: out of this machine, never from a server.</summary>
internal static class Completions
{
    /// <summary>Offers the names of environment variables that may hold tokens, and nothing of what they hold.</summary>
    public static void OffersVariables<T>(this Option<T> option) => option.CompletionSources.Add(_ => Environment
        .GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
        .Where(name => name.Contains("TOKEN", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal));

    /// <summary>Gets the files of this folder whose names have one of these endings.</summary>
    public static IEnumerable<string> Files(params string[] endings) => Directory.EnumerateFiles(".")
        .Select(path => Path.GetFileName(path))
        .Where(name => endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        .Order(StringComparer.Ordinal);
}
