using System.Collections.Immutable;

namespace SeaTable.Emulator.Options;

/// <summary>What servers of different versions answer differently. What all do the same stands elsewhere.</summary>
internal sealed class ServerVersion
{
    private static readonly Version s_version60 = new(6, 0);
    private static readonly Version s_version61 = new(6, 1);
    private static readonly Version s_version62 = new(6, 2);

    private static readonly ImmutableArray<ServerVersion> s_all =
    [
        new(new Version(5, 3), "5.3.12"),
        new(s_version60, "6.0.10"),
        new(s_version61, "6.1.8"),
        new(s_version62, "6.2.12"),
    ];

    private readonly Version _version;

    private ServerVersion(Version version, string release) => (_version, Release) = (version, release);

    /// <summary>Gets the known versions, from the oldest to the newest, for messages.</summary>
    public static string Known => string.Join(", ", s_all.Select(version => version._version));

    /// <summary>Gets the release that the server says it is.</summary>
    public string Release { get; }

    /// <summary>Gets the status when a file to be downloaded is not there.</summary>
    public int MissingFileStatus => IsFrom(s_version62) ? 404 : 400;

    /// <summary>Gets whether the gateway takes comments; before, only the web server did.</summary>
    public bool GatewayTakesComments => IsFrom(s_version62);

    /// <summary>Gets whether formulas have <c>datetimeFormat()</c>.</summary>
    public bool HasDateTimeFormat => IsFrom(s_version62);

    /// <summary>Gets whether filters compare the time of dates, too (<c>exact_date_time</c>).</summary>
    public bool FiltersTimes => IsFrom(s_version62);

    /// <summary>Gets whether an account tells how many calls and automations there were.</summary>
    public bool CountsOfAccounts => IsFrom(s_version61);

    /// <summary>Gets whether an exchange of tokens takes <c>exp</c>, the life of the base token.</summary>
    public bool TakesTokenLifetime => IsFrom(s_version60);

    /// <summary>Gets whether rows to be archived are named by a view; before, a condition of SQL named them.</summary>
    public bool ArchivesViews => IsFrom(s_version60);

    /// <summary>Finds a version by its first two numbers; null when it is none of those that are known.</summary>
    public static ServerVersion? Find(Version version) =>
        s_all.FirstOrDefault(known => (known._version.Major, known._version.Minor) == (version.Major, version.Minor));

    private bool IsFrom(Version first) => _version >= first;
}
