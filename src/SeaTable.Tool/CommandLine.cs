using System.CommandLine;
using SeaTable.Tool.Commands;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool;

/// <summary>All commands of the tool.</summary>
internal static class CommandLine
{
    public static RootCommand Create() =>
        new("Typed access to SeaTable: schema files for SeaTable.Generators, and a server for development.")
    {
        PullCommand.Create(),
        DiffCommand.Create(),
        ConvertCommand.Create(),
        CheckCommand.Create(),
        ServeCommand.Create(),
        LoginCommand.Create(),
        TokenCommand.Create(),
        ConformCommand.Create(),
        CommandActions.Verbose,
    };
}
