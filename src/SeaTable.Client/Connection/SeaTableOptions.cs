using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>Where the base is and how the client shall behave. Read once, when a client is made.</summary>
[DebuggerDisplay("{Server}")]
public sealed class SeaTableOptions
{
    /// <summary>The environment variable with the address of the server.</summary>
    public const string ServerVariable = "SEATABLE_SERVER";

    /// <summary>The environment variable with the API token.</summary>
    public const string ApiTokenVariable = "SEATABLE_API_TOKEN";

    /// <summary>
    /// The address of the server, such as <c>https://cloud.seatable.io</c>. Plain http is accepted for this machine only, by its
    /// literal address such as <c>http://127.0.0.1:8000</c>, and for <see cref="PlainHttpHosts"/>.
    /// </summary>
    public Uri? Server { get; set; }

    /// <summary>
    /// The names of hosts to which the API token may be sent over plain http, as to a server in the same container network.
    /// Everybody on the way there can read the token. Empty unless set.
    /// </summary>
    public ICollection<string> PlainHttpHosts { get; } = [];

    /// <summary>
    /// The API token of the base: a string, which becomes a token by itself. It is a password: read it from a secret store or the
    /// environment. It appears in no message, log or trace of this library, and what writes out the properties of objects does
    /// not find its text.
    /// </summary>
    [JsonIgnore]
    public SeaTableApiToken? ApiToken { get; set; }

    /// <summary>
    /// How long the base's metadata, from which writes and queries take the current names of columns, may be used before it is
    /// read again. Five minutes unless set, and a day at most. What is renamed within that time is noticed by the answer of a
    /// query, or when the write is proven, and then it is sent again; only a name that another column or a new option took over
    /// meanwhile may have done harm there, which an exception tells. For what nothing proves, such as counts and sums, names are
    /// at most ten seconds old in any case.
    /// </summary>
    public TimeSpan MetadataLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a write ends with reading back what it wrote, by the keys of the columns; the server drops values under a name it
    /// does not know without a word, and a rename may be undone before anybody looks at names. Values that are not there are sent
    /// again under the current name. <see langword="true"/> unless set. It costs one call for each write operation, however many
    /// rows it has, and none for added rows whose answer proves it, as it does as a rule.
    /// </summary>
    public bool VerifyWrites { get; set; } = true;

    /// <summary>
    /// How long a call about a single row may wait for others of the same kind and table, to share one call of the server with
    /// them: reading, adding, updating, deleting and linking. Five milliseconds unless set, a minute at most;
    /// <see cref="TimeSpan.Zero"/> turns it off. Who comes alone does not wait: the window is for those who come while such a
    /// call is under way, and it doubles with each further one, up to a second. A row that fails does so for its caller only.
    /// </summary>
    public TimeSpan JoinWindow { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The most rows that the server gives in one answer to SQL, between 1 and 10,000, where you know it: 10,000 unless the
    /// server's administrator has set another limit. <see langword="null"/> unless set: the client finds it out. As long as no
    /// answer had more, one with a round number of rows, such as 500, may have been cut at a limit of so many, and costs one
    /// more call, which sees that nothing follows. With a number here an answer with fewer rows is always the last, so one that
    /// is higher than the server's limit lets reading end early. A limit of 100 or less, or of no round number, has to be told.
    /// </summary>
    public int? SqlRowLimit { get; set; }

    /// <summary>
    /// Whether writing an option made with <c>FromName</c> that a select column lacks creates it in the base, for everybody.
    /// <see langword="false"/> unless set: such a write is then an error before anything is sent.
    /// </summary>
    public bool CreateMissingOptions { get; set; }

    /// <summary>
    /// The time zone of the server, in which it keeps dates with a time; its API takes them without an offset. UTC unless set.
    /// Before the first such date of a year is written, whatever <see cref="VerifyWrites"/> says, the server is asked for its
    /// offset throughout that year, which costs one call; if its clocks are others, nothing is sent.
    /// </summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>
    /// What to do when the base differs from the schema file that the code was generated from, in a way that breaks the code.
    /// <see cref="SeaTableSchemaDrift.Warn"/> unless set: it is logged, to <see cref="LoggerFactory"/>.
    /// </summary>
    public SeaTableSchemaDrift SchemaDrift { get; set; }

    /// <summary>When a call is repeated by itself, and how long it may take.</summary>
    public SeaTableRetryOptions Retry { get; set; } = new();

    /// <summary>
    /// The limit of calls, from which each call takes one permit; <see langword="null"/>, as it is unless set, for one of the
    /// client's own, which waits for the server's next window when the server says that no calls are left. One that is set can
    /// be shared by clients, and go by what the server says when it implements <see cref="ISeaTableRateLimitObserver"/>.
    /// </summary>
    [JsonIgnore]
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// Makes the log of repeats, waits and failures, in the category <c>SeaTable.Client</c>; <see langword="null"/>, as it is
    /// unless set, for none. It holds no token, no cell's value, and no words of the server, which may repeat them.
    /// </summary>
    [JsonIgnore]
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock; another one than the system's is for tests.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Where the processes of a fleet share base tokens, so that they exchange the API token once. <see langword="null"/> unless
    /// set: each client exchanges it by itself.
    /// </summary>
    [JsonIgnore]
    public ISeaTableTokenStore? TokenStore { get; set; }

    /// <summary>Reads <c>SEATABLE_SERVER</c> and <c>SEATABLE_API_TOKEN</c>.</summary>
    /// <returns>The options.</returns>
    /// <exception cref="SeaTableConfigurationException">A variable is missing, or the address is none.</exception>
    public static SeaTableOptions FromEnvironment() =>
        From(Environment.GetEnvironmentVariable, ServerVariable, ApiTokenVariable, "the environment variable", "");

    /// <summary>
    /// Reads settings that are named like the properties here from any source, such as a configuration section: <c>Server</c> and
    /// <c>ApiToken</c>, and if they are there <c>MetadataLifetime</c> (such as <c>00:00:30</c>), <c>VerifyWrites</c>,
    /// <c>JoinWindow</c> (such as <c>00:00:00.005</c>), <c>SqlRowLimit</c>, <c>CreateMissingOptions</c>, <c>TimeZone</c> (such
    /// as <c>Europe/Berlin</c>), <c>PlainHttpHosts</c> (names with commas between them, or a list), <c>SchemaDrift</c>
    /// (<c>Warn</c>, <c>Throw</c> or <c>Ignore</c>) and the properties of <c>Retry</c> (such as <c>Retry:MaxAttempts</c>).
    /// </summary>
    /// <param name="setting">Gives the value of a setting by its name, or <see langword="null"/>.</param>
    /// <param name="section">Where the settings stand, for messages, such as <c>SeaTable:Crm</c>.</param>
    /// <returns>The options.</returns>
    /// <exception cref="SeaTableConfigurationException">A setting is missing, or can't be read.</exception>
    public static SeaTableOptions FromSettings(Func<string, string?> setting, string? section = null)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var options = From(
            setting, nameof(Server), nameof(ApiToken), "the setting", string.IsNullOrEmpty(section) ? "" : section + ":");
        options.Apply(setting, section);
        return options;
    }

    /// <summary>
    /// Sets the properties for which there is a setting of their name, as <see cref="FromSettings"/> reads them; the others stay
    /// as they are.
    /// </summary>
    /// <param name="setting">Gives the value of a setting by its name, or <see langword="null"/>.</param>
    /// <param name="section">Where the settings stand, for messages, such as <c>SeaTable:Crm</c>.</param>
    /// <exception cref="SeaTableConfigurationException">A setting can't be read.</exception>
    public void Apply(Func<string, string?> setting, string? section = null)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var reader = new SettingReader(setting, section);
        Server = reader.Read(nameof(Server), Server, SettingReader.TryAddress,
            "the full address of a server, such as https://cloud.seatable.io");
        if (setting(nameof(ApiToken)) is { } token && !string.IsNullOrWhiteSpace(token))
            ApiToken = token.Trim();

        if (reader.ReadList(nameof(PlainHttpHosts)) is { Count: > 0 } hosts)
        {
            PlainHttpHosts.Clear();
            foreach (var host in hosts)
                PlainHttpHosts.Add(host);
        }

        MetadataLifetime = reader.Read(nameof(MetadataLifetime), MetadataLifetime, SettingReader.TryTimeSpan,
            "a time span with hours, minutes and seconds, such as 00:00:30");
        VerifyWrites = reader.Read(nameof(VerifyWrites), VerifyWrites, bool.TryParse, "true or false");
        JoinWindow = reader.Read(nameof(JoinWindow), JoinWindow, SettingReader.TryTimeSpan,
            "a time span with hours, minutes and seconds, such as 00:00:00.005");
        SqlRowLimit = reader.Read(nameof(SqlRowLimit), SqlRowLimit, SettingReader.TryNumber, "a whole number");
        CreateMissingOptions = reader.Read(
            nameof(CreateMissingOptions), CreateMissingOptions, bool.TryParse, "true or false");
        TimeZone = reader.Read(nameof(TimeZone), TimeZone, TimeZoneInfo.TryFindSystemTimeZoneById,
            "the id of a time zone such as Europe/Berlin");
        SchemaDrift = reader.Read(nameof(SchemaDrift), SchemaDrift, SettingReader.TryEnum, "Warn, Throw or Ignore");
        reader.ReadRetry(Retry);
    }

    /// <summary>Checks the options, as a client does when it is made.</summary>
    /// <exception cref="SeaTableConfigurationException">An option is missing or can't be right.</exception>
    public void Validate() => _ = ClientSettings.From(this);

    private static SeaTableOptions From(
        Func<string, string?> setting, string server, string apiToken, string source, string prefix)
    {
        var address = setting(server);
        if (string.IsNullOrWhiteSpace(address))
        {
            throw new SeaTableConfigurationException(
                $"The address of the SeaTable server is missing: set {source} {prefix}{server}, for example to " +
                "https://cloud.seatable.io.");
        }

        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri))
        {
            throw new SeaTableConfigurationException(
                $"What stands in {source} {prefix}{server} is not the address of a server. Write it in full, for example " +
                "https://cloud.seatable.io.");
        }

        var token = setting(apiToken);
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new SeaTableConfigurationException(
                $"The API token is missing. {Help.CreateApiToken} Then set {source} {prefix}{apiToken} to it.");
        }

        return new SeaTableOptions { Server = uri, ApiToken = token.Trim() };
    }
}
