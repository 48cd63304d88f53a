using System.Xml.Linq;
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
                [
                    "Reading from an emulator, for want of SEATABLE_SERVER and SEATABLE_API_TOKEN.",
                    "Alan Turing, 41: alan@example.com", "Ada Lovelace, 36: ada@example.com",
                ],
                run.Output.Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task A_test_project_passes()
    {
        using var consumer = await NewAsync("seatable-tests", "Acme");

        var test = (await consumer.DotnetAsync("test", "Acme", "-p:TreatWarningsAsErrors=true")).MustSucceed();

        Assert.Contains("Passed:     2", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_project_tests_the_code_of_another_project()
    {
        using var consumer = await NewAsync("seatable-worker", "Acme.Sales");
        await NewAsync(consumer, "seatable-tests", "Checks", "--reference", "../Acme.Sales/Acme.Sales.csproj");

        var test = (await consumer.DotnetAsync("test", "Checks", "-p:TreatWarningsAsErrors=true")).MustSucceed();

        Assert.Contains("Passed:     1", test.Output, StringComparison.Ordinal);
        Assert.Equal([], consumer.Files("Checks", "*.seatable.json"));
        AssertHasSecrets(consumer.Read("Acme.Sales/Acme.Sales.csproj"));
    }

    [Fact]
    public async Task A_web_API_shows_rows_at_once_and_tells_callers_their_mistakes()
    {
        using var consumer = await NewAsync("seatable-webapi", "Acme", "--port", "5123");
        var program = consumer.Read("Acme/Program.cs");
        consumer.Write("Acme/Program.cs", program.Replace("await app.RunAsync();", """
            await app.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            Console.WriteLine((await http.GetStringAsync("/")).Contains("Ada Lovelace"));
            Console.WriteLine((int)(await http.GetAsync("/contacts?page=0")).StatusCode);
            foreach (var body in (string[])["{\"name\":\"Bob\",\"status\":\"Lead\"}", "{\"name\":\"Bob\",\"status\":\"Nope\"}",
                "{\"name\":\"Bob\",\"age\":\"abc\"}", "{}", "", "[]", "null"])
            {
                using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
                Console.WriteLine((int)(await http.PostAsync("/contacts", content)).StatusCode);
            }
            await app.StopAsync();
            """, StringComparison.Ordinal));

        (await consumer.DotnetAsync("publish", "Acme", "-warnaserror", "-o", "Published")).MustSucceed();
        var run = (await consumer.DotnetAsync(
            "Published/Acme.dll", "--environment", "Development", "--urls", "http://127.0.0.1:0",
            "--Logging:LogLevel:Default", "None")).MustSucceed();

        Assert.Equal("True 400 201 400 400 400 400 400 400", string.Join(' ', run.Output.Trim().Split('\n')));
        Assert.Contains("localhost:5123", consumer.Read("Acme/Properties/launchSettings.json"), StringComparison.Ordinal);
        AssertHasSecrets(consumer.Read("Acme/Acme.csproj"));
    }

    [Theory]
    [InlineData("seatable", null)]
    [InlineData("seatable-webapi", "app")]
    [InlineData("seatable-worker", "host")]
    [InlineData("seatable-tests", null)]
    public async Task With_the_schema_of_a_base_of_ones_own_nothing_of_the_example_is_left(string template, string? application)
    {
        using var consumer = await NewAsync(template, "Acme", "--pull", "--allow-scripts", "no");
        consumer.Write("Acme/crm.seatable.json", """
            { "tables": [{ "_id": "0000", "name": "Projects", "columns": [{ "key": "0000", "name": "Title", "type": "text" }] }] }
            """);
        if (application is not null)
        {
            consumer.Write("Acme/Program.cs", consumer.Read("Acme/Program.cs").Replace(
                $"await {application}.RunAsync();",
                $"await {application}.StartAsync(); Console.WriteLine(\"It has started.\"); await {application}.StopAsync();",
                StringComparison.Ordinal));
        }

        (await consumer.DotnetAsync("build", "Acme", "-warnaserror")).MustSucceed();
        if (application is not null)
        {
            // The command line is a part of the configuration, as the environment is.
            var run = (await consumer.DotnetAsync(
                "run", "--project", "Acme", "--no-build", "--no-launch-profile", "--", "--urls", "http://127.0.0.1:0",
                "--SEATABLE_SERVER", "http://127.0.0.1:9", "--SEATABLE_API_TOKEN", Guid.NewGuid().ToString("N"))).MustSucceed();
            Assert.Contains("It has started.", run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>Asserts that a project has a place for secrets, which it shares with no other project of the template.</summary>
    private static void AssertHasSecrets(string project)
    {
        var id = XDocument.Parse(project).Descendants("UserSecretsId").Single().Value;

        Assert.True(Guid.TryParse(id, out _), id);
        Assert.DoesNotContain(
            Directory.GetFiles(
                Path.Combine(Packages.RepositoryFolder, "samples"), "SeaTable*.csproj", SearchOption.AllDirectories),
            path => File.ReadAllText(path).Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Consumer> NewAsync(string template, string name, params string[] options)
    {
        var consumer = Consumer.Of(packages);
        await NewAsync(consumer, template, name, options);
        return consumer;
    }

    // Where a script is left to the user it ends with another code, which is no failure.
    private async Task NewAsync(Consumer consumer, string template, string name, params string[] options) =>
        await consumer.DotnetAsync(["new", template, "-o", name, "--skipRestore", .. templates.Apart, .. options]);
}
