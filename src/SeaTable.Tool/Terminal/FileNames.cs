using System.CommandLine;
using System.CommandLine.Parsing;

namespace SeaTable.Tool.Terminal;

/// <summary>The names of files on the command line.</summary>
internal static class FileNames
{
    private const string HelpName = "FILE";

    private static readonly string[] s_arguments = ["file", "files", "other"];

    /// <summary>
    /// Lets no command take an empty name, which is what a variable of a shell is that was never set: SQLite would take it for a
    /// file that is gone at the end.
    /// </summary>
    public static void RefuseEmpty(Command command)
    {
        foreach (var option in command.Options.Where(option => option.HelpName == HelpName))
            option.Validators.Add(result => Check(option.Name, result.Tokens, result));

        foreach (var argument in command.Arguments.Where(argument => s_arguments.Contains(argument.Name)))
            argument.Validators.Add(result => Check(argument.Name, result.Tokens, result));

        foreach (var other in command.Subcommands)
            RefuseEmpty(other);
    }

    /// <summary>The file that is to hold a base: SQLite means something else by some names, such as <c>:memory:</c>.</summary>
    /// <exception cref="ToolException">It is no file that keeps anything.</exception>
    public static string OfBase(string name)
    {
        if (FileReplacement.IsDevice(Path.GetFullPath(name)))
            throw new ToolException($"{name} keeps nothing, so no base can be in it. Name a file.");

        return name.StartsWith(':') || name.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(".", name) : name;
    }

    private static void Check(string what, IEnumerable<Token> names, SymbolResult result)
    {
        if (names.Any(name => string.IsNullOrWhiteSpace(name.Value)))
            result.AddError($"The name of a file that {what} takes is empty.");
    }
}
