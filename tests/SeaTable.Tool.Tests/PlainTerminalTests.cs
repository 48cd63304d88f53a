using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;
using Spectre.Console.Testing;

namespace SeaTable.Tool.Tests;

/// <summary>Whoever may name things in a base gives no commands to the terminals of others.</summary>
public sealed class PlainTerminalTests
{
    private const string Evil = "\\u001b[2J\\u001b]0;mine\\u0007a\\rb\\u009b31m\\u202ec\\nerror: forged";

    private static readonly string s_schema = """
        { "tables": [ { "_id": "0000", "name": "T~", "columns": [
          { "key": "0000", "name": "Name", "type": "text" },
          { "key": "Ab01", "name": "C~", "type": "text" },
          { "key": "Ab02", "name": "O", "type": "single-select", "data": { "options": [ { "id": "1", "name": "P~" } ] } } ],
          "views": [ { "_id": "0000", "name": "V~", "type": "table" } ],
          "rows": [ { "_id": "a", "0000": "x~", "Ab01": "y~" } ] } ] }
        """.Replace("~", Evil, StringComparison.Ordinal);

    public static TheoryData<string> Lines =>
    [
        "pull -o FOLDER/crm.seatable.json",
        "diff FOLDER/old.seatable.json",
        "check FOLDER/served.seatable.json",
        "convert FOLDER/served.seatable.json -o FOLDER/converted.seatable.json",
        "plan FOLDER/old.seatable.json",
        "clone -o FOLDER/crm.db --mask No.Such",
        "rows export NoTable",
        "rows export 0000 --columns No",
        "rows export 0000 --view 0000 -o FOLDER/rows.csv",
        "rows import FOLDER/wrong.csv -t 0000",
        "rows import FOLDER/refused.csv -t 0000",
        "rows import FOLDER/twice.csv -t 0000",
        "sql SELECT|*|FROM|Nothing",
        "sql --check SELECT|Nothing|FROM|`Q`",
        "rows export NoTable --verbose",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task No_command_shows_names_as_commands_or_as_lines_of_its_own(string line)
    {
        var source = Path.Combine(Directory.CreateTempSubdirectory("seatable-evil-").FullName, "evil.seatable.json");
        await File.WriteAllTextAsync(source, s_schema);
        await using var crm = await ToolBase.StartAsync(source);
        File.Copy(source, Path.Combine(crm.Folder, "served.seatable.json"));
        await File.WriteAllTextAsync(
            Path.Combine(crm.Folder, "old.seatable.json"),
            """
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] } ] }
            """);
        await File.WriteAllTextAsync(Path.Combine(crm.Folder, "wrong.csv"), "Name,\u001b[2J\rno\na,b\n");
        await File.WriteAllTextAsync(Path.Combine(crm.Folder, "refused.csv"), "Name,O\na,\u001b[2Jno\n");
        await File.WriteAllTextAsync(Path.Combine(crm.Folder, "twice.csv"), "Name,a\u001b[2J,a\u001b[2J\na,b,c\n");

        var run = await crm.RunAsync(
            [.. line.Split(' ').Select(word => word.Replace("FOLDER", crm.Folder, StringComparison.Ordinal).Replace('|', ' '))
                .Where(word => word.Length > 0)]);

        Assert.NotEqual("", run.Error);
        AssertIsPlain(run.Output + run.Error);
    }

    [Fact]
    public async Task An_answer_as_a_table_is_plain_and_one_as_data_is_exact()
    {
        var source = Path.Combine(Directory.CreateTempSubdirectory("seatable-evil-").FullName, "evil.seatable.json");
        await File.WriteAllTextAsync(source, s_schema);
        await using var crm = await ToolBase.StartAsync(source);
        var metadata = await crm.Emulator.Client().GetMetadataAsync();
        var (table, column) = (metadata.Tables[0].Name, metadata.Tables[0].Columns[1].Name);

        var shown = await crm.RunAsync("sql", $"SELECT * FROM `{table}` LIMIT 5");
        var csv = await crm.RunAsync("sql", $"SELECT * FROM `{table}` LIMIT 5", "--format", "csv");
        var exported = await crm.RunAsync("rows", "export", "0000", "--columns", "Ab01");

        Assert.True(shown.ExitCode == 0, shown.Error);
        AssertIsPlain(shown.Output);
        Assert.Contains("\u001b[2J", csv.Output, StringComparison.Ordinal);
        Assert.Contains(column, exported.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_says_is_plain()
    {
        using var server = OddServer.Start(400, """{"error_message":"no \u001b[2J\nerror: forged"}""");

        var run = await server.RunAsync("pull", "-o", "never.seatable.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("forged", run.Error, StringComparison.Ordinal);
        AssertIsPlain(run.Error);
    }

    [Fact]
    public void Data_on_a_terminal_is_plain_too()
    {
        var text = new StringWriter();
        using (var writer = new PlainWriter(text))
        {
            writer.WriteLine("a\u001b[2Jb\u009bc\td");
            writer.Write('\u0007');
            writer.Write("x\ry\u202ez".AsSpan());
        }

        Assert.Equal("a [2Jb c\td\n x\ny z", text.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_drawn_with_colours_keeps_those_and_nothing_of_others()
    {
        var console = new TestConsole().EmitAnsiSequences();
        var terminal = new ToolTerminal(new TestConsole(), console, isVerbose: false);

        terminal.Fail("a \u001b[2J b");

        Assert.Contains("\u001b[", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", console.Output, StringComparison.Ordinal);
    }

    private static void AssertIsPlain(string text)
    {
        Assert.DoesNotContain(text, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
        Assert.DoesNotContain("\nerror: forged", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
