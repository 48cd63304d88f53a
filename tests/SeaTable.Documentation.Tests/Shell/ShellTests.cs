using System.CommandLine;
using System.Text.RegularExpressions;
using SeaTable.Documentation.Tests.CSharp;
using SeaTable.Documentation.Tests.Markdown;
using SeaTable.Tool;

namespace SeaTable.Documentation.Tests.Shell;

public sealed partial class ShellTests
{
    // Commands of others, which nobody here can check.
    private static readonly string[] s_others =
        ["curl", "git", "jq", "bash", "eval", "sleep", "test", "Out-String", "Invoke-Expression", "artifacts/worker/Worker"];

    private static readonly string[] s_verbs =
        ["run", "test", "pack", "publish", "build", "restore", "add", "new", "tool", "user-secrets"];

    public static TheoryData<string> Pages =>
        [.. MarkdownPage.AllBlocks("sh", "yaml").Select(block => block.Page).Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_command_of_a_page_can_be_typed_as_it_stands_there(string page) => Nothing.In(CommandsOf(page)
        .SelectMany(command => Errors(command.Words).Select(error => $"{page}({command.Line}): {error}")));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_statement_of_a_page_is_one_of_the_base(string page)
    {
        foreach (var (line, words) in CommandsOf(page))
        {
            // One that checks is shown with a mistake to be found; a statement with an ellipsis is none.
            if (words is not ["seatable", "sql", var statement, .. var rest] || statement == "--file" || words.Contains("--check")
                || statement.Contains('…', StringComparison.Ordinal))
            {
                continue;
            }

            var folder = Directory.CreateTempSubdirectory("pages");
            var schema = Path.Combine(folder.FullName, "crm.seatable.json");
            await File.WriteAllTextAsync(schema, PageSchema.Resource("crm.seatable.json"));
            using var said = new StringWriter();
            string[] parameters = [.. rest.SkipWhile(word => word != "--param").TakeWhile(word => word != "--format")];

            var code = await CommandLine.RunAsync(
                ["sql", statement, .. parameters, "--check", "--schema", schema],
                new InvocationConfiguration { Output = said, Error = said }, CancellationToken.None);
            folder.Delete(recursive: true);

            Assert.True(code == 0, $"{page}({line}): {said}");
        }
    }

    [Fact]
    public void Lines_are_split_as_a_shell_does()
    {
        Assert.Equal(
            ["a|b c|d", "e"], ShellLine.Commands("a 'b c' d | e > f   # g").Select(command => string.Join('|', command)));
        Assert.Equal(["b", "a|$(b)"], ShellLine.Commands("a \"$(b)\"").Select(command => string.Join('|', command)));
        Assert.Equal(["a  b", "c"], ShellLine.Lines("a \\\nb\n\nc"));
    }

    private static IEnumerable<(int Line, string[] Words)> CommandsOf(string page) =>
        MarkdownPage.AllBlocks("sh", "yaml").Where(block => block.Page == page)
            .SelectMany(block => LinesOf(block).SelectMany(ShellLine.Commands).Select(words => (block.Line, words)));

    private static IEnumerable<string> LinesOf(CodeBlock block) => block.Language == "sh"
        ? ShellLine.Lines(block.Text)
        : Run().Matches(block.Text).Select(step => step.Groups["line"].Value);

    private static IEnumerable<string> Errors(string[] words)
    {
        while (words is [var first, ..] && Variable().Match(first) is { Success: true } variable)
        {
            var name = variable.Groups["name"].Value;
            if (name.StartsWith("SEATABLE_", StringComparison.Ordinal) && !IsKnown(name))
                yield return $"nothing reads the variable {name}.";

            words = words[1..];
        }

        var errors = words switch
        {
            [] => [],
            ["export", .. var variables] => Errors(variables),
            ["seatable", .. var arguments] => ToolErrors(arguments),
            ["dotnet", "seatable", .. var arguments] => ToolErrors(arguments),
            ["dnx", "SeaTable.Tool", .. var arguments] => ToolErrors(arguments),
            ["dotnet", var verb, .. var arguments] => s_verbs.Contains(verb)
                ? arguments.Where(IsMissing).Select(path => $"there is no {path}.")
                : [$"dotnet has no {verb}."],
            [var other, ..] => s_others.Contains(other) ? [] : [$"nobody knows the command {other}."],
        };
        foreach (var error in errors)
            yield return error;
    }

    private static IEnumerable<string> ToolErrors(string[] arguments) =>
        CommandLine.Create().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null }).Errors
            .Select(error => $"seatable {string.Join(' ', arguments)}: {error.Message}");

    private static bool IsMissing(string word) =>
        RepositoryPath().IsMatch(word) && !Repository.Has(word);

    private static bool IsKnown(string variable) =>
        Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($"\"{variable}\"", StringComparison.Ordinal));

    [GeneratedRegex("^(?<name>[A-Z][A-Z_]*)=")]
    private static partial Regex Variable();

    [GeneratedRegex("^(src|tests|samples|docs)/[A-Z]")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex("(?m)^ *- run: (?<line>.+)$")]
    private static partial Regex Run();
}
