using System.Text.Json;

namespace SeaTable.Client.Tests;

public class OptionsTests
{
    private const string Token = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void A_missing_api_token_names_both_ways_to_create_one()
    {
        var error = Assert.Throws<SeaTableConfigurationException>(() =>
            new CrmBase(new SeaTableOptions { Server = new Uri("https://cloud.seatable.io") }));

        Assert.Contains("ApiToken", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"Advanced\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"API & integrations\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_read_by_name()
    {
        var options = SeaTableOptions.FromSettings(
            name => name switch { "Server" => " https://cloud.seatable.io ", "ApiToken" => Token + "\n", _ => null });

        Assert.Equal(new Uri("https://cloud.seatable.io"), options.Server);
        Assert.Equal(Token, options.ApiToken?.Reveal());
    }

    [Fact]
    public void All_settings_can_stand_in_a_configuration()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Server"] = "https://cloud.seatable.io", ["ApiToken"] = Token, ["MetadataLifetime"] = "00:00:30",
            ["VerifyWrites"] = "false",
            ["CreateMissingOptions"] = "True", ["TimeZone"] = "Europe/Berlin", ["Retry:RepeatUpTo"] = "add",
            ["Retry:MaxAttempts"] = "7", ["Retry:TotalTimeout"] = "00:10:00", ["Retry:AttemptTimeout"] = "00:00:20",
            ["Retry:BaseDelay"] = "00:00:02", ["SchemaDrift"] = "throw", ["JoinWindow"] = "00:00:00.02",
            ["SqlRowLimit"] = "500",
        };

        var options = SeaTableOptions.FromSettings(settings.GetValueOrDefault);

        Assert.Equal((SeaTableOperationCategory.Add, 7, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(20),
            TimeSpan.FromSeconds(2)),
            (options.Retry.RepeatUpTo, options.Retry.MaxAttempts, options.Retry.TotalTimeout, options.Retry.AttemptTimeout,
            options.Retry.BaseDelay));

        Assert.Equal(
            (TimeSpan.FromSeconds(30), false, true, "Europe/Berlin", SeaTableSchemaDrift.Throw, TimeSpan.FromMilliseconds(20),
                500),
            (options.MetadataLifetime, options.VerifyWrites, options.CreateMissingOptions, options.TimeZone.Id,
            options.SchemaDrift, options.JoinWindow, options.SqlRowLimit));
    }

    [Theory]
    [InlineData("Server", null, "SeaTable:Crm:Server")]
    [InlineData("ApiToken", " ", "SeaTable:Crm:ApiToken")]
    [InlineData("TimeZone", "Bielefeld", "SeaTable:Crm:TimeZone can't be read")]
    [InlineData("VerifyWrites", "sometimes", "true or false")]
    [InlineData("SqlRowLimit", "many", "a whole number")]
    [InlineData("Retry:RepeatUpTo", "All", "Retry:RepeatUpTo can't be read")]
    [InlineData("SchemaDrift", "Panic", "Warn, Throw or Ignore")]
    [InlineData("SchemaDrift", "1", "Warn, Throw or Ignore")]
    [InlineData("Retry:MaxAttempts", "-1", "a whole number")]
    [InlineData("MetadataLifetime", "10", "hours, minutes and seconds, such as 00:00:30")]
    public void A_setting_that_is_missing_or_wrong_is_named_with_its_section(string name, string? value, string expected)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Server"] = "https://cloud.seatable.io", ["ApiToken"] = Token,
            [name] = value
        };

        var error = Assert.Throws<SeaTableConfigurationException>(
            () => SeaTableOptions.FromSettings(settings.GetValueOrDefault, "SeaTable:Crm"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.00:00:00", "is 10 days; a day is the most")]
    [InlineData("-00:00:10", "is negative")]
    public void A_lifetime_of_metadata_that_can_t_be_meant_is_refused(string lifetime, string expected)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Server"] = "https://cloud.seatable.io", ["ApiToken"] = Token,
            ["MetadataLifetime"] = lifetime
        };
        var options = SeaTableOptions.FromSettings(settings.GetValueOrDefault);

        var error = Assert.Throws<SeaTableConfigurationException>(() => new CrmBase(options));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, Token, "SEATABLE_SERVER")]
    [InlineData("cloud.seatable.io/", Token, "is not the address of a server")]
    [InlineData(Token, "https://cloud.seatable.io", "is not the address of a server")]
    [InlineData("https://cloud.seatable.io", null, "SEATABLE_API_TOKEN")]
    public void The_environment_variable_that_is_missing_or_wrong_is_named(string? server, string? token, string expected)
    {
        Environment.SetEnvironmentVariable(SeaTableOptions.ServerVariable, server);
        Environment.SetEnvironmentVariable(SeaTableOptions.ApiTokenVariable, token);
        try
        {
            var error = Assert.Throws<SeaTableConfigurationException>(SeaTableOptions.FromEnvironment);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(SeaTableOptions.ServerVariable, null);
            Environment.SetEnvironmentVariable(SeaTableOptions.ApiTokenVariable, null);
        }
    }

    [Theory]
    [InlineData("http://cloud.seatable.io")]
    [InlineData("ftp://cloud.seatable.io")]
    [InlineData("https://user:secret@cloud.seatable.io")]
    [InlineData("http://localhost")]
    [InlineData("http://loopback")]
    [InlineData("http://127.0.0.1.example")]
    public void A_token_is_not_sent_over_an_open_line(string server) =>
        Assert.Throws<SeaTableConfigurationException>(
            () => new CrmBase(new SeaTableOptions { Server = new Uri(server), ApiToken = Token }));

    [Theory]
    [InlineData("https://cloud.seatable.io", "https://cloud.seatable.io/")]
    [InlineData("https://cloud.seatable.io//", "https://cloud.seatable.io/")]
    [InlineData("https://example.org/seatable//", "https://example.org/seatable/")]
    public void Slashes_at_the_end_of_the_address_make_no_difference(string server, string expected) =>
        Assert.Equal(expected, new CrmBase(new SeaTableOptions
        {
            Server = new Uri(server),
            ApiToken = Token
        }).Client.Server.ToString());

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://[::1]:1")]
    public void Plain_http_to_this_machine_is_fine(string server) =>
        Assert.NotNull(new CrmBase(new SeaTableOptions { Server = new Uri(server), ApiToken = Token }).Contacts);

    [Theory]
    [InlineData("PlainHttpHosts", "backup, SeaTable")]
    [InlineData("PlainHttpHosts:0", "seatable")]
    public void Plain_http_to_another_machine_has_to_be_permitted_by_its_name(string name, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Server"] = "http://seatable:8000", ["ApiToken"] = Token, [name] = value,
        };
        var options = SeaTableOptions.FromSettings(settings.GetValueOrDefault);

        Assert.NotNull(new CrmBase(options).Contacts);
        options.Server = new Uri("http://seatable.example:8000");
        Assert.Throws<SeaTableConfigurationException>(options.Validate);
    }

    [Fact]
    public void A_token_copied_with_something_around_it_is_refused_without_being_shown()
    {
        var error = Assert.Throws<SeaTableConfigurationException>(() =>
            new CrmBase(new SeaTableOptions { Server = new Uri("https://cloud.seatable.io"), ApiToken = "Token:\t" + Token }));

        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_written_as_json_do_not_show_the_token() =>
        Assert.DoesNotContain(Token,
            JsonSerializer.Serialize(
                new { Options = new SeaTableOptions { Server = new Uri("https://cloud.seatable.io"), ApiToken = Token } }),
                StringComparison.Ordinal);

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_with_the_remedy()
    {
        var crm = new CrmBase(new SeaTableOptions { Server = new Uri("http://127.0.0.1:9"), ApiToken = Token });

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.ToListAsync());

        Assert.Contains("http://127.0.0.1:9 can't be reached", error.Message, StringComparison.Ordinal);
        Assert.Contains("SEATABLE_SERVER", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
    }
}
