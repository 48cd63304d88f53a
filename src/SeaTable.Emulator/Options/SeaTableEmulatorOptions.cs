namespace SeaTable.Emulator;

/// <summary>How the emulated server is set up. Every member has a default that suits a test.</summary>
public sealed class SeaTableEmulatorOptions
{
    /// <summary>Gets or sets the time zone of the server: dates are read with its offset. UTC unless set.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>
    /// Gets or sets the clock that creation times, default dates and the life of tokens go by. The system's unless set.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the version of SeaTable that the server answers as, where versions differ: 5.3, 6.0, 6.1, or 6.2 unless set.
    /// </summary>
    public Version Version { get; set; } = new(6, 2);

    /// <summary>
    /// Gets or sets whether the base has the big data storage, to which rows are archived and where SQL inserts them. Without it
    /// the settings of the base say so (<c>enable_archive</c>), and most bases have none.
    /// </summary>
    public bool BigDataStorage { get; set; }

    /// <summary>
    /// Gets or sets how many base operations the server takes in a minute, or null for any number. SeaTable Cloud takes 200 for
    /// each base, a server of one's own 500 unless it is set to others. Those beyond get status 429.
    /// </summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>
    /// Gets or sets how many base operations the server takes in a month, or null for any number. Those beyond get status 429,
    /// and are told the start of the next month.
    /// </summary>
    public long? RequestsPerMonth { get; set; }

    /// <summary>Gets or sets how long a base token lives. Three days unless set.</summary>
    public TimeSpan BaseTokenLifetime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Gets or sets the port on 127.0.0.1, or 0 for any free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Gets or sets whether the server stays inside the process: it listens to no port, and is reached only by what
    /// <see cref="SeaTableEmulator.CreateHandler"/> creates. So that a thousand tests side by side need no port.
    /// </summary>
    public bool InProcess { get; set; }

    /// <summary>
    /// Gets or sets a SQLite file that keeps the base from one start to the next, or null to keep it in memory. A file that holds
    /// a base already is opened as it is, and the schema file, export or other data file is then not looked at.
    /// </summary>
    public string? DataFile { get; set; }

    /// <summary>Gets or sets the API token that may read and write, or null for 40 random hexadecimal digits.</summary>
    public string? ApiToken { get; set; }

    /// <summary>Gets or sets the API token that may only read, or null for 40 random hexadecimal digits.</summary>
    public string? ReadOnlyApiToken { get; set; }

    /// <summary>Gets the people who can log in with an account; nobody unless some are added.</summary>
    public IList<EmulatorUser> Users { get; } = [];

    /// <summary>Gets the workspaces of groups, which users see beside their own; none unless some are added.</summary>
    public IList<EmulatorWorkspace> Workspaces { get; } = [];

    /// <summary>
    /// Gets the tokens of external links to the base, each of which buys base tokens that may only read; none unless some are
    /// added.
    /// </summary>
    public IList<string> ExternalLinks { get; } = [];

    /// <summary>
    /// Gets or sets whether everybody can open the addresses of files and images in cells, as a browser can in which one is
    /// logged in. Not so unless set: it takes an account token, as on a server.
    /// </summary>
    public bool OpensFilesToAll { get; set; }

    /// <summary>
    /// Gets or sets whether the server has a page at <c>/</c> that shows the base and the latest calls in a browser on this
    /// machine. It has none unless set.
    /// </summary>
    public bool ServesPage { get; set; }

    /// <summary>
    /// Gets or sets what requests to webhooks are sent by, so that a test can answer them in the process; it is not disposed.
    /// Null for the network.
    /// </summary>
    public HttpMessageHandler? WebhookHandler { get; set; }

    /// <summary>
    /// Gets or sets what the keys and ids of new rows, columns and the like are chosen by: the same calls to the same base get
    /// the same ones. Null for others each time. Tokens and times don't go by it.
    /// </summary>
    public int? Seed { get; set; }

    /// <summary>
    /// Gets or sets how many requests are remembered; older ones are forgotten, earlier still when their bodies have more than 16
    /// million characters together. 10,000 unless set.
    /// </summary>
    public int RecordedRequests { get; set; } = 10_000;
}
