using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.CodeFixes.Renaming;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Names that were chosen in an editor stay when the schema is fetched again.</summary>
public sealed class ChosenNameTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pull_changes_nothing_of_a_name_that_was_chosen(bool isBeside)
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var file = isBeside ? crm.CodegenFile : crm.SchemaFile;
        if (isBeside)
            await File.WriteAllTextAsync(file, "{}\n");

        var text = Choose(await File.ReadAllTextAsync(file), isBeside, "k7Qd/Ph2n", "Telephone");
        text = Choose(text, isBeside, "k7Qd", "People");
        text = Choose(text, isBeside, null, "Crm");
        await File.WriteAllTextAsync(file, text);
        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var kept = await File.ReadAllTextAsync(file);
        crm.Emulator.RenameColumn("Contacts", "Phone", "Number");
        var renamed = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal((0, 0), (pull.ExitCode, renamed.ExitCode));
        Assert.Contains("up to date", pull.Error, StringComparison.Ordinal);
        Assert.Equal(text, kept);
        Assert.Contains("\"k7Qd/Ph2n\": \"Telephone\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("\"k7Qd\": \"People\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("\"client\": \"Crm\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    private static string Choose(string text, bool isBeside, string? path, string name) =>
        CodegenText.Choose(SourceText.From(text), isBeside, path, name, CancellationToken.None)!.ToString();
}
