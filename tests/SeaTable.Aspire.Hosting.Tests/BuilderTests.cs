using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Acme;

/// <summary>What is added to an app host that does not run.</summary>
public sealed class BuilderTests
{
    [Fact]
    public async Task What_is_published_has_parameters_in_the_place_of_the_emulator_and_a_secret_among_them()
    {
        var folder = Directory.CreateTempSubdirectory();
        var builder = AppHost.Create("--operation", "publish", "--step", "publish-manifest", "--output-path", folder.FullName);
        var crm = builder.AddSeaTableBase("crm").RunAsEmulator("nowhere.seatable.json");
        builder.AddContainer("web", "web").WithReference(crm);

        await using (var app = builder.Build())
            await app.RunAsync();

        var written = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "aspire-manifest.json"));
        var manifest = JsonDocument.Parse(written).RootElement.GetProperty("resources");
        Assert.Equal(
            ["crm-api-token", "crm-server", "web"], manifest.EnumerateObject().Select(resource => resource.Name).Order());
        var environment = manifest.GetProperty("web").GetProperty("env");
        Assert.Equal("{crm-server.value}", environment.GetProperty("SeaTable__crm__Server").GetString());
        Assert.Equal("{crm-api-token.value}", environment.GetProperty("SeaTable__crm__ApiToken").GetString());
        var token = manifest.GetProperty("crm-api-token").GetProperty("inputs").GetProperty("value");
        Assert.True(token.GetProperty("secret").GetBoolean());
        folder.Delete(recursive: true);
    }

    [Fact]
    public void An_emulator_needs_no_parameters()
    {
        var builder = AppHost.Create();

        builder.AddSeaTableBase("crm").RunAsEmulator("crm.seatable.json");

        Assert.Equal(["crm"], builder.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task A_program_reads_the_section_that_it_wants()
    {
        var builder = AppHost.Create();
        builder.Configuration["Parameters:crm-server"] = AppHost.RealServer;
        builder.Configuration["Parameters:crm-api-token"] = AppHost.RealToken;
        var crm = builder.AddSeaTableBase("crm");
        var program = builder.AddExecutable("program", "program", ".").WithReference(crm, "Bases:Sales");

        var given = new EnvironmentCallbackContext(builder.ExecutionContext, program.Resource);
        foreach (var annotation in program.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(given);

        Assert.Equal(AppHost.RealServer, await ValueAsync("Bases__Sales__Server"));
        Assert.Equal(AppHost.RealToken, await ValueAsync("Bases__Sales__ApiToken"));

        async Task<string?> ValueAsync(string name) =>
            await ((IValueProvider)given.EnvironmentVariables[name]).GetValueAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bases: ")]
    [InlineData("Bases::Crm")]
    [InlineData("a=b")]
    [InlineData("a\nb")]
    public void A_section_that_no_program_could_read_is_refused(string section)
    {
        var builder = AppHost.Create();
        var crm = builder.AddSeaTableBase("crm");
        var program = builder.AddExecutable("program", "program", ".");

        Assert.Throws<ArgumentException>(nameof(section), () => program.WithReference(crm, section));
    }

    [Fact]
    public void An_emulator_that_no_program_could_reach_is_refused()
    {
        var crm = AppHost.Create().AddSeaTableBase("crm");

        var thrown = Assert.Throws<ArgumentException>(
            () => crm.RunAsEmulator("crm.seatable.json", options => options.InProcess = true));

        Assert.StartsWith("An emulator that listens to no port", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_is_emulated_once()
    {
        var crm = AppHost.Create().AddSeaTableBase("crm").RunAsEmulator("crm.seatable.json");

        var thrown = Assert.Throws<InvalidOperationException>(() => crm.RunAsEmulator("crm.seatable.json"));

        Assert.Contains("'crm'", thrown.Message, StringComparison.Ordinal);
    }
}
