using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SeaTable.Hosting.Tests;

/// <summary>What is read from a configuration, and what is said about it when the application starts.</summary>
public sealed class OptionsTests
{
    private const string Token = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public async Task An_application_without_settings_does_not_start_and_says_what_to_set_where()
    {
        using var host = Crm.Host([], (services, configuration) => services.AddCrmBase(configuration.GetSection(Crm.Section)));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("SeaTable:Crm:Server is missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ApiToken", "", "SeaTable:Crm:ApiToken is missing")]
    [InlineData("ApiToken", "a b", "SeaTable:Crm:ApiToken holds blanks")]
    [InlineData("Server", "http://seatable:8000", "SeaTable:Crm:PlainHttpHosts")]
    [InlineData("TimeZone", "Bielefeld", "SeaTable:Crm:TimeZone can't be read")]
    [InlineData("MetadataLifetime", "3.00:00:00", "SeaTable:Crm:MetadataLifetime is 3 days")]
    public async Task A_setting_that_is_wrong_is_named_when_the_application_starts(string name, string value, string expected)
    {
        var settings = Good();
        settings[$"{Crm.Section}:{name}"] = value;
        using var host = Crm.Host(settings, (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_code_sets_are_checked_too()
    {
        using var host = Crm.Host([], (services, _) => services.AddCrmBase(options => options.ApiToken = Token));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("CrmBase: SeaTableOptions.Server is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_stands_in_the_section_is_dropped()
    {
        var settings = Good();
        settings[$"{Crm.Section}:TimeZone"] = "Europe/Berlin";
        settings[$"{Crm.Section}:MetadataLifetime"] = "00:00:30";
        settings[$"{Crm.Section}:VerifyWrites"] = "false";
        settings[$"{Crm.Section}:JoinWindow"] = "00:00:00";
        settings[$"{Crm.Section}:SqlRowLimit"] = "10000";
        settings[$"{Crm.Section}:CreateMissingOptions"] = "true";
        settings[$"{Crm.Section}:SchemaDrift"] = "Throw";
        settings[$"{Crm.Section}:PlainHttpHosts:0"] = "seatable";
        settings[$"{Crm.Section}:PlainHttpHosts:1"] = "backup";
        using var host = Crm.Host(settings, (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));

        var options = host.Services.GetRequiredService<IOptionsMonitor<SeaTableOptions>>().Get("SeaTable.Hosting.Tests.CrmBase");

        Assert.Equal(
            ("Europe/Berlin", TimeSpan.FromSeconds(30), false, TimeSpan.Zero, 10_000, true, SeaTableSchemaDrift.Throw,
                "seatable backup"),
            (options.TimeZone.Id, options.MetadataLifetime, options.VerifyWrites, options.JoinWindow, options.SqlRowLimit,
                options.CreateMissingOptions, options.SchemaDrift, string.Join(' ', options.PlainHttpHosts)));
    }

    [Fact]
    public void Options_can_be_changed_by_their_name_after_the_section_was_read()
    {
        using var host = Crm.Host(Good(), (services, configuration) =>
        {
            var builder = services.AddCrmBase(configuration.GetSection(Crm.Section));
            services.Configure<SeaTableOptions>(builder.Name, options => options.MetadataLifetime = TimeSpan.Zero);
        });

        var options = host.Services.GetRequiredService<IOptionsMonitor<SeaTableOptions>>().Get("SeaTable.Hosting.Tests.CrmBase");

        Assert.Equal((Token, TimeSpan.Zero), (options.ApiToken?.Reveal(), options.MetadataLifetime));
    }

    [Fact]
    public void The_schema_for_editors_has_each_setting_that_is_read_and_no_other()
    {
        HashSet<string> read = [.. typeof(SeaTableHostingOptions).GetProperties().Select(property => property.Name)];
        _ = SeaTableOptions.FromSettings(name =>
        {
            read.Add(name.Split(':')[0]);
            return name switch { "Server" => "https://seatable.example", "ApiToken" => Token, _ => null };
        });
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ConfigurationSchema.json")))!;

        var described = schema["properties"]!["SeaTable"]!["additionalProperties"]!["properties"]!.AsObject();

        Assert.Equal(read.Order(StringComparer.Ordinal),
            described.Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.All(described, property => Assert.NotNull(property.Value!["description"]));
    }

    private static Dictionary<string, string?> Good() => new()
    {
        [$"{Crm.Section}:Server"] = "https://seatable.example", [$"{Crm.Section}:ApiToken"] = Token,
    };
}
