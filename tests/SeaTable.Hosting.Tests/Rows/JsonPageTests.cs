namespace SeaTable.Hosting.Tests.Rows;

/// <summary>The code in docs/json.md is that of the web API that the tests call.</summary>
public sealed class JsonPageTests
{
    [Fact]
    public async Task Every_line_of_code_is_one_of_the_web_API()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Rows");
        var page = (await File.ReadAllTextAsync(Path.Combine(folder, "json.md"))).ReplaceLineEndings("\n");
        var api = (await File.ReadAllLinesAsync(Path.Combine(folder, "RowApi.cs")))
            .Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var code = page.Split("```csharp\n")[1..]
            .SelectMany(block => block.Split("```")[0].Split('\n')).Select(line => line.Trim()).ToList();

        Assert.NotEmpty(code);
        Assert.Equal([], code.Where(line => !api.Contains(line)));
    }

    [Fact]
    public async Task The_exception_handler_in_hosting_is_that_of_the_web_API()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Rows");
        var page = (await File.ReadAllTextAsync(Path.Combine(folder, "hosting.md"))).ReplaceLineEndings("\n");
        var code = (await File.ReadAllTextAsync(Path.Combine(folder, "SeaTableExceptionHandler.cs"))).ReplaceLineEndings("\n");

        var handler = code[code.IndexOf("internal sealed partial", StringComparison.Ordinal)..];

        Assert.Contains("\n\n" + handler + "```", page, StringComparison.Ordinal);
    }
}
