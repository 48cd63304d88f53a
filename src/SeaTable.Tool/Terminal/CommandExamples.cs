using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace SeaTable.Tool.Terminal;

/// <summary>The examples that <c>--help</c> of each command ends with.</summary>
internal static class CommandExamples
{
    private static readonly ConditionalWeakTable<Command, CommandExample[]> s_examples = [];

    /// <summary>Gives a command its examples.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">What each is for, and the line to type.</param>
    public static void HasExamples(this Command command, params CommandExample[] examples) =>
        s_examples.Add(command, examples);

    /// <summary>Gets the examples of a command.</summary>
    public static IReadOnlyList<CommandExample> Of(Command command) =>
        s_examples.TryGetValue(command, out var found) ? found : [];

    /// <summary>Lets the help of all commands show their examples.</summary>
    public static void AddToHelp(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        foreach (var slash in help.Aliases.Where(alias => alias[0] == '/').ToList())
            help.Aliases.Remove(slash);

        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult.Command;
            var code = InvokeWithoutArguments(command, parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var examples = Of(command);
            if (examples.Count > 0)
                output.WriteLine("Examples:");

            foreach (var (purpose, line) in examples)
            {
                output.WriteLine($"  {purpose}:");
                output.WriteLine($"    {line}");
            }

            if (examples.Count > 0)
                output.WriteLine();

            return code;
        }

        /// <summary>
        /// Shows the list of commands without what they take, which looks as if all of it had to be given. The help of each
        /// command has it.
        /// </summary>
        private int InvokeWithoutArguments(Command command, ParseResult parseResult)
        {
            var listed = command.Subcommands.SelectMany(other => other.Arguments).Where(argument => !argument.Hidden).ToList();
            listed.ForEach(argument => argument.Hidden = true);
            try
            {
                return help.Invoke(parseResult);
            }
            finally
            {
                listed.ForEach(argument => argument.Hidden = false);
            }
        }
    }
}

/// <summary>An example of a command.</summary>
/// <param name="Purpose">What it is for, in words.</param>
/// <param name="Line">What to type.</param>
internal readonly record struct CommandExample(string Purpose, string Line);
