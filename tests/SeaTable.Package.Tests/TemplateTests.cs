using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What <c>dotnet new</c> makes of the templates, outside this repository.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplateTests(Packages packages, InstalledTemplates templates) : IClassFixture<InstalledTemplates>
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task A_console_program_prints_rows_at_once(string framework)
    {
        using var consumer = await NewAsync("seatable", "Acme.Crm", "--framework", framework);

        (await consumer.DotnetAsync("build", "Acme.Crm", "-warnaserror")).MustSucceed();
        if (framework == "net10.0")
        {
            var run = (await consumer.DotnetAsync("run", "--project", "Acme.Crm", "--no-build")).MustSucceed();
            Assert.Equal(
                ["Alan Turing, 41: alan@example.com", "Ada Lovelace, 36: ada@example.com"], run.Output.Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task A_test_project_passes()
    {
        using var consumer = await NewAsync("seatable-tests", "Acme");

        var test = (await consumer.DotnetAsync("test", "Acme", "-p:TreatWarningsAsErrors=true")).MustSucceed();

        Assert.Contains("Passed:     2", test.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seatable-webapi")]
    [InlineData("seatable-worker")]
    public async Task An_application_builds_without_a_warning(string template)
    {
        using var consumer = await NewAsync(template, "Acme");

        (await consumer.DotnetAsync("build", "Acme", "-warnaserror")).MustSucceed();
    }

    [Theory]
    [InlineData("seatable")]
    [InlineData("seatable-webapi")]
    [InlineData("seatable-worker")]
    [InlineData("seatable-tests")]
    public async Task With_the_schema_of_a_base_of_ones_own_nothing_of_the_example_is_left(string template)
    {
        using var consumer = await NewAsync(template, "Acme", "--pull", "--allow-scripts", "no");
        consumer.Write("Acme/crm.seatable.json", """
            { "tables": [{ "_id": "0000", "name": "Projects", "columns": [{ "key": "0000", "name": "Title", "type": "text" }] }] }
            """);

        (await consumer.DotnetAsync("build", "Acme", "-warnaserror")).MustSucceed();
    }

    private async Task<Consumer> NewAsync(string template, string name, params string[] options)
    {
        var consumer = Consumer.Of(packages);

        // Where a script is left to the user it ends with another code, which is no failure.
        await consumer.DotnetAsync(["new", template, "-o", name, "--skipRestore", .. templates.Apart, .. options]);
        return consumer;
    }
}
