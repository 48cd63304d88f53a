using System.CommandLine;
using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What the tool tells of itself, and how it takes what it does not understand.</summary>
public sealed class HelpTests
{
    private static readonly RootCommand s_root = CommandLine.Create();

    private static readonly string[] s_secrets = ["token", "password", "secret", "code"];

    public static TheoryData<string> Commands => [.. All(s_root).Select(Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Each_command_has_help_with_examples_that_are_command_lines(string path)
    {
        var command = All(s_root).Single(command => Path(command) == path);
        var examples = CommandExamples.Of(command);

        var help = await ToolRun.StartAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.True(examples.Count > 0 || command.Subcommands.Count > 0, $"seatable {path} --help has no examples.");
        Assert.All(examples, example =>
        {
            Assert.Contains($"    {example.Line}\n", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.InRange(example.Line.Length, 1, 76);
            Assert.InRange(example.Purpose.Length, 1, 77);
            Assert.Equal([], s_root.Parse(Arguments(example.Line)).Errors.Select(error => $"{example.Line}: {error.Message}"));
        });
    }

    /// <summary>Other users of a machine see the arguments of programs.</summary>
    [Fact]
    public void No_option_takes_a_token_or_a_password() => Assert.Equal(
        ["--password-variable", "--token-variable"],
        All(s_root).SelectMany(command => command.Options).Select(option => option.Name).Distinct()
            .Where(name => s_secrets.Any(secret => name.Contains(secret, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("pull --colour", "See: seatable pull --help")]
    [InlineData("fetch", "See: seatable --help")]
    [InlineData("pul", "Did you mean pull?")]
    [InlineData("rows exprt", "Did you mean export?")]
    [InlineData("pull --ouput x", "Did you mean --output?")]
    [InlineData("pull --verbos", "Did you mean --verbose?")]
    [InlineData("diff", "See: seatable diff --help")]
    [InlineData("diff a.seatable.json --fail-on everything", "See: seatable diff --help")]
    [InlineData("pull --tables A --all-tables", "--tables and --all-tables contradict each other.")]
    public async Task A_line_that_is_not_understood_is_trouble_and_leaves_the_standard_output_alone(string line, string expected)
    {
        var run = await ToolRun.StartAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff", "[default: breaking]")]
    [InlineData("sql", "[default: table]")]
    public async Task Defaults_are_told_as_they_are_typed(string command, string expected) => Assert.Contains(
        expected, (await ToolRun.StartAsync(command, "--help")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task The_list_of_commands_tells_their_names_alone()
    {
        var list = (await ToolRun.StartAsync("--help")).Output;

        Assert.Contains("\n  diff        Tell what differs", list.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain('<', list);
        Assert.Contains("<other>", (await ToolRun.StartAsync("diff", "--help")).Output, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static string Path(Command command) => command is RootCommand ? ""
        : $"{Path((Command)command.Parents.Single())} {command.Name}".TrimStart();

    /// <summary>The words of an example, of which a shell takes what is behind the tool's name for itself.</summary>
    private static string Arguments(string line)
    {
        var start = line.IndexOf("seatable ", StringComparison.Ordinal);
        return line[(start + "seatable ".Length)..].Split([" >", " |", ")\""], StringSplitOptions.None)[0];
    }
}
